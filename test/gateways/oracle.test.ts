import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide } from '../../lib/eligibility/decide';
import { collect } from '../../lib/facts/collect';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { demoWorld } from '../sandbox/worlds/demo';
import { expectedOutcome } from '../sandbox/worlds/expected';
import { connect, freshBrowser } from './browser';

let world: World;
let sandbox: Sandbox;

beforeAll(async () => {
  world = demoWorld();
  Object.assign(world.limits, { window: 1e9, daily: 1e9, searchPerSecond: 1e9, salesforceDaily: 1e9 });
  sandbox = await startSandbox({ worlds: [world] });
  freshBrowser(sandbox);
  await connect(world);
}, 60_000);
afterAll(() => sandbox.close());

const people = () => [...world.hubspot.contacts.values()].filter((one) => !one.archived && !one.mergedInto);

test('everybody of the demo has, on the HubSpot page, the verdict of what the integration did', async () => {
  const wrong: string[] = [];
  for (const contact of people()) {
    const { facts, settings } = await collect({
      crm: 'hubspot',
      host: 'app.hubspot.com',
      portalId: world.portalId,
      object: 'contact',
      objectTypeId: '0-1',
      id: contact.id,
    });
    const status = decide(facts, settings).status;
    const expected = expectedOutcome(world, contact);
    if (status !== expected) wrong.push(`${contact.id}: ${status}, not ${expected} (${facts.gap?.code ?? ''})`);
  }
  expect(people().length).toBeGreaterThan(200);
  expect(wrong).toEqual([]);
}, 120_000);

test('and on the Salesforce page that HubSpot is linked to', async () => {
  const wrong: string[] = [];
  let looked = 0;
  for (const contact of people()) {
    const id = world.hubspot.value(contact, 'salesforcecontactid') || world.hubspot.value(contact, 'salesforceleadid');
    const record = id ? world.salesforce.record(id) : undefined;
    if (!record || record.purged || record.hidden || record.isDeleted) continue;
    looked++;
    const { facts, settings } = await collect({
      crm: 'salesforce',
      host: `${world.domain}.lightning.force.com`,
      apiHost: `${world.domain}.my.salesforce.com`,
      object: record.object as 'Lead' | 'Contact',
      id: record.id,
    });
    const status = decide(facts, settings).status;
    const expected = expectedOutcome(world, contact);
    if (status !== expected || facts.contact?.id !== contact.id)
      wrong.push(
        `${record.id}: ${status}, not ${expected} (${facts.contact?.id} for ${contact.id}, ${facts.gap?.code ?? ''})`,
      );
  }
  expect(looked).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
}, 120_000);
