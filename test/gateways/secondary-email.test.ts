import { expect, test } from 'vitest';
import { decide } from '../../lib/eligibility/decide';
import { collect } from '../../lib/facts/collect';
import { startSandbox } from '../sandbox/server';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, freshBrowser } from './browser';

test.each([true, false])(
  'a Salesforce record whose address is only a secondary one of its contact is that person (the read by address finds it: %s)',
  async (secondaryEmailFound) => {
    const world = smallWorld();
    world.switches.secondaryEmailFound = secondaryEmailFound;
    const { hubspot, salesforce } = world;
    const own = hubspot.create({ email: 'ada@example.org', firstname: 'Ada' }, 'CRM_UI');
    const { id } = hubspot.merge(own.id, hubspot.create({ email: 'ada@home.example' }, 'CRM_UI').id);
    const fields = { LastName: 'Lovelace', Company: 'Looms', Email: 'Ada@home.example' };
    const lead = salesforce.insert('Lead', fields, 'me');
    const sandbox = await startSandbox({ worlds: [world] });
    freshBrowser(sandbox);
    await connect(world);
    const host = `${world.domain}.lightning.force.com`;
    const apiHost = `${world.domain}.my.salesforce.com`;
    const { facts, settings } = await collect({ crm: 'salesforce', host, apiHost, object: 'Lead', id: lead.id }, true);
    expect(facts.contact?.id).toBe(id);
    const { status, warnings } = decide(facts, settings);
    expect(status).not.toBe('absent-in-hubspot');
    expect(warnings.map(({ code }) => code)).toContain('email-differs');
    await sandbox.close();
  },
);
