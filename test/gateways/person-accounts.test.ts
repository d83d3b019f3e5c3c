import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decide } from '../../lib/eligibility/decide';
import { collect, invalidate } from '../../lib/facts/collect';
import { parseAddress } from '../../lib/records/address';
import { forgetKept } from '../../lib/storage/kept';
import { orgState } from '../sandbox/salesforce/state';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { personWorld } from '../sandbox/worlds/person';
import { connect, freshBrowser } from './browser';

let world: World;
let sandbox: Sandbox;
let person: { contactId: string; recordId: string; accountId: string };

beforeAll(async () => {
  world = personWorld();
  sandbox = await startSandbox({ worlds: [world] });
  const { contactId = '', recordId = '' } = world.people.get('person') ?? {};
  person = { contactId, recordId, accountId: String(world.salesforce.record(recordId)?.fields.AccountId) };
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await invalidate();
  await forgetKept().catch(() => undefined);
  freshBrowser(sandbox);
  await connect(world);
});

const lightning = (path: string) => `https://${world.domain}.lightning.force.com/lightning/r/${path}/view`;
async function look(address: string) {
  const page = parseAddress(address);
  if (page.kind !== 'record') throw new Error('Not a record');
  const { facts, settings } = await collect(page.ref);
  return { facts, verdict: decide(facts, settings) };
}

describe('the page of a person account', () => {
  test.each([
    ['with the object', (id: string) => `Account/${id}`],
    ['without it', (id: string) => id],
  ])('(%s) is judged as the person, by two calls to HubSpot and one to Salesforce', async (_, path) => {
    const { facts, verdict } = await look(lightning(path(person.accountId)));
    expect(verdict.status).toBe('included-synced');
    expect(facts.contact).toMatchObject({ id: person.contactId, contactId: person.recordId });
    expect(facts.salesforce).toMatchObject({ checked: true, pageRow: { object: 'Contact', id: person.recordId } });
    const calls = world.calls.filter(({ path: at }) => !/\/lists\/\d+$|contacts\/search$/.test(at));
    expect(calls.filter(({ service }) => service === 'salesforce').length).toBe(1);
    expect(calls.filter(({ service }) => service === 'hubspot').length).toBe(2);
  });

  test('has the verdict of its contact and of its HubSpot page', async () => {
    const pages = [
      lightning(`Account/${person.accountId}`),
      lightning(`Contact/${person.recordId}`),
      `https://app.hubspot.com/contacts/${world.portalId}/record/0-1/${person.contactId}`,
    ];
    const seen = [];
    for (const page of pages) seen.push((await look(page)).verdict.status);
    expect(seen).toEqual(['included-synced', 'included-synced', 'included-synced']);
  });

  test.each([true, false])('finds the twin of its address, references put in encoded: %s', async (encodes) => {
    orgState(world).encodesReferences = encodes;
    const email = String(world.salesforce.record(person.recordId)?.fields.Email);
    const twin = world.salesforce.insert(
      'Lead',
      { LastName: 'Twin', Company: 'Looms', Email: email },
      world.salesforce.adminUserId,
    );
    const { verdict } = await look(lightning(`Account/${person.accountId}`));
    expect(verdict.warnings.map(({ code }) => code)).toContain('duplicates');
    world.salesforce.purge(twin.id);
    orgState(world).encodesReferences = false;
  });

  test('an ordinary account of the same org is not judged, and says so', async () => {
    const { id } = world.salesforce.insert('Account', { Name: 'Looms' }, world.salesforce.adminUserId);
    const { facts, verdict } = await look(lightning(`Account/${id}`));
    expect(facts.gap).toMatchObject({ code: 'other-object' });
    expect(verdict.status).toBe('unknown');
  });

  test('one that was deleted is judged as deleted', async () => {
    const { account, contact } = { account: person.accountId, contact: person.recordId };
    world.salesforce.delete(account, world.salesforce.adminUserId);
    const { facts } = await look(lightning(`Account/${account}`));
    expect(facts.salesforce).toMatchObject({ checked: true, pageRow: { id: contact, deleted: true } });
  });
});
