import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { realityCheckDaily } from '../../lib/proof/daily';
import { messages } from '../../lib/protocol/messages';
import type { PageMessageName, PageReply, PageRequest, Result } from '../../lib/protocol/pages';
import { changeSettings, type Environment } from '../../lib/storage/settings';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { demoWorld } from '../sandbox/worlds/demo';
import { connect, freshBrowser } from './browser';

/** The demo's world: its mapping and its inclusion segment are known, to the sandbox alone. */
let world: World;
let sandbox: Sandbox;

beforeAll(async () => {
  world = demoWorld({ limits: { searchPerSecond: 100, window: 1000 } });
  sandbox = await startSandbox({ worlds: [world] });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  world.faults.length = 0;
  freshBrowser(sandbox);
  await connect(world);
});

/** What a page gets for a message. */
function ask<N extends PageMessageName>(name: N, request: PageRequest<N>): Promise<PageReply<N>> {
  const found = messages.find((one) => one.name === name);
  if (!found) throw new Error(`No message ${name}`);
  return found.handle({ type: name, ...request }, { tabId: null, windowId: null, host: null }) as Promise<PageReply<N>>;
}
function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
const change = (patch: Partial<Environment['settings']>) =>
  changeSettings((store) => {
    const environment = store.environments[world.portalId];
    if (!environment) throw new Error('Not connected');
    const settings = { ...environment.settings, ...patch };
    return { ...store, environments: { [world.portalId]: { ...environment, settings } } };
  });
const segmentNamed = (name: string) =>
  [...world.hubspot.segments.values()].find((one) => one.name === name) ?? { id: 'none', members: new Map() };

describe('check against reality', () => {
  test('the segment that is really in force is confirmed, in six calls, and the result is kept', async () => {
    const found = valueIn(await ask('reality-check', {}));
    expect([found.verdict, found.outsiders.length <= 1]).toEqual(['confirmed', true]);
    expect(found.looked).toBeGreaterThanOrEqual(10);
    expect(world.calls.filter((call) => call.service === 'hubspot').length).toBeLessThanOrEqual(6);
    expect((await ask('settings-get', {})).lastRealityCheck).toEqual(found);
  });

  test('a wrong choice is contradicted, with names, and the true one is proposed', async () => {
    await change({ segment: { mode: 'segment', id: segmentNamed('Evangelists').id } });
    const found = valueIn(await ask('reality-check', {}));
    expect(found.verdict).toBe('contradicted');
    expect(found.outsiders.length).toBeGreaterThan(5);
    expect(found.outsiders.every((one) => one.name !== '')).toBe(true);
    const size = segmentNamed('Customers for Salesforce').members.size;
    expect(found.candidates[0]?.size).toBe(size);
    expect(found.candidates.map((one) => one.id)).toContain(world.integration.segmentId);
  });

  test('another choice drops what was found about the one before', async () => {
    await ask('reality-check', {});
    const { lastRealityCheck } = await ask('settings-set', { patch: { lookIntervalMinutes: 20 } });
    expect(lastRealityCheck?.verdict).toBe('confirmed');
    expect((await ask('settings-set', { patch: { segment: { mode: 'none' } } })).lastRealityCheck).toBeNull();
  });

  test('where everybody is chosen, the smaller one is proposed', async () => {
    await change({ segment: { mode: 'segment', id: segmentNamed('Everybody with an address').id } });
    expect(valueIn(await ask('reality-check', {})).verdict).toBe('proposed');
  });

  test('each day it runs by itself, and a portal that does not answer ends nothing', async () => {
    await realityCheckDaily();
    expect((await ask('settings-get', {})).lastRealityCheck?.verdict).toBe('confirmed');
    const calls = world.calls.length;
    await realityCheckDaily();
    expect(world.calls.length).toBe(calls);
    world.clock.advance(24 * 3_600_000);
    world.faults.push({ service: 'hubspot', route: '/search', times: 1, kind: 'status', status: 503 });
    await expect(realityCheckDaily()).resolves.toBeUndefined();
  });
});

describe('the mapping from evidence', () => {
  test('finds the fields of every true row that has evidence, and proposes nothing false', async () => {
    const { rows, looked } = valueIn(await ask('mapping-propose', {}));
    expect(looked).toBe(50);
    const truth = new Map(world.integration.mapping.map((row) => [row.property, row]));
    for (const row of rows) {
      const real = truth.get(row.property);
      expect(real, `${row.property} is not mapped`).toBeDefined();
      if (row.leadField !== null) expect([row.property, row.leadField]).toEqual([row.property, real?.leadField]);
      if (row.contactField !== null)
        expect([row.property, row.contactField]).toEqual([row.property, real?.contactField]);
    }
    const found = rows.map((row) => row.property);
    for (const property of ['email', 'firstname', 'lastname', 'phone', 'jobtitle', 'company', 'city'])
      expect(found).toContain(property);
  });

  test('is found again by a page that opens anew, with its date, without a call', async () => {
    const proposed = valueIn(await ask('mapping-propose', {}));
    world.calls.length = 0;
    expect(valueIn(await ask('mapping-proposed', {}))).toEqual(proposed);
    expect(world.calls).toEqual([]);
    // It says nothing of another pairing.
    await ask('salesforce-disconnect', {});
    expect(valueIn(await ask('mapping-proposed', {}))?.asOf ?? null).toBe(null);
  });

  test('without Salesforce the inbound properties are proposed with empty fields', async () => {
    await ask('salesforce-disconnect', {});
    const { rows } = valueIn(await ask('mapping-propose', {}));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.leadField === null && row.evidence.inbound > 0)).toBe(true);
  });
});

describe('members that never synced (R3)', () => {
  test('are counted as the portal has them', async () => {
    const found = valueIn(await ask('never-synced-count', {}));
    const segment = segmentNamed('Customers for Salesforce');
    const never = [...segment.members.keys()].filter((id) => {
      const contact = world.hubspot.contact(id);
      return contact && !world.hubspot.value(contact, 'salesforcelastsynctime');
    });
    expect([found.members, found.neverSynced]).toEqual([segment.members.size, never.length]);
    expect(never.length).toBeGreaterThan(0);
    expect(found.salesforceCalls).toBe(4 * never.length);
    const calls = world.calls.filter((call) => /memberships|batch/.test(call.path));
    expect(found.calls).toBe(calls.length);
  });

  test('with no segment chosen there is nothing to count', async () => {
    await change({ segment: { mode: 'unset' } });
    expect(await ask('never-synced-count', {})).toMatchObject({ ok: false, failure: { code: 'NO_SEGMENT' } });
  });
});

describe('the trigger property', () => {
  test('is made once, taken the next time, and stands in the settings unproven', async () => {
    const request = { name: 'synclens_trigger', label: 'SyncLens trigger' };
    const made = valueIn(await ask('trigger-create', request));
    expect(made.settings).toMatchObject({ triggerProperty: 'synclens_trigger', triggerProven: false });
    await change({ triggerProven: true, resyncMethod: 'trigger-property' });
    expect(valueIn(await ask('trigger-create', request)).settings).toMatchObject({
      triggerProven: false,
      resyncMethod: 'hubspot-button',
    });
    expect(world.hubspot.properties.get('synclens_trigger')).toMatchObject({
      groupName: 'contactinformation',
      type: 'string',
    });
  });

  test.each([
    ['salesforceleadid', 'NOT_WRITABLE'],
    ['numemployees', 'NOT_TEXT'],
  ])('%s does not serve: %s', async (name, code) => {
    expect(await ask('trigger-create', { name, label: '' })).toMatchObject({ ok: false, failure: { code } });
  });

  test('a token without the scope is told which', async () => {
    const scopes = world.scopes.filter((scope) => scope !== 'crm.schemas.contacts.write');
    world.tokens.set(world.token, [...scopes]);
    const before = world.scopes;
    world.scopes = [...scopes];
    const refused = await ask('trigger-create', { name: 'synclens_other', label: 'x' });
    world.scopes = before;
    expect(refused).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden', missingScopes: ['crm.schemas.contacts.write'] },
    });
  });

  test('another choice has yet to pass its test', async () => {
    await change({ triggerProperty: 'jobtitle', triggerProven: true });
    const { settings } = await ask('settings-set', { patch: { triggerProperty: 'city' } });
    expect(settings.triggerProven).toBe(false);
  });
});

test('properties are listed, and the subscription is inferred from the limits (R9)', async () => {
  const all = valueIn(await ask('properties-list', {}));
  expect(all.find((one) => one.name === 'jobtitle')).toMatchObject({ readOnly: false, type: 'string' });
  expect((await ask('settings-get', {})).hubspot?.subscription).toBe('professional-or-more');
});

describe('a contact to look at once the set-up is through', () => {
  test('is a member of the chosen segment, read by two calls', async () => {
    world.calls.length = 0;
    const found = valueIn(await ask('example-contact', {}));
    expect(found?.from).toBe('segment');
    const chosen = world.hubspot.segments.get(world.integration.segmentId ?? '');
    expect(chosen?.members.has(found?.id ?? '')).toBe(true);
    expect(found?.name).not.toBe(found?.id);
    expect(world.calls.length).toBe(2);
  });

  test.each([
    ['the segment has no members', () => world.hubspot.addSegment({ name: 'Nobody', processingType: 'DYNAMIC' }).id],
    ['the segment was deleted', () => 'gone'],
  ])('is who synced last where %s', async (_when, id) => {
    await change({ segment: { mode: 'segment', id: id() } });
    const found = valueIn(await ask('example-contact', {}));
    expect(found?.from).toBe('newest');
    const contact = world.hubspot.contact(found?.id ?? '');
    expect(contact && world.hubspot.value(contact, 'salesforcelastsynctime')).toBeTruthy();
  });

  test('is who synced last where HubSpot has no segment, and anybody where the search is refused', async () => {
    await change({ segment: { mode: 'none' } });
    expect(valueIn(await ask('example-contact', {}))?.from).toBe('newest');
    world.faults.push({ service: 'hubspot', route: '/contacts/search', kind: 'status', status: 400, times: 1 });
    expect(valueIn(await ask('example-contact', {}))?.from).toBe('any');
  });

  test('a token that is refused is told as such', async () => {
    world.faults.push({ service: 'hubspot', route: '/memberships', kind: 'status', status: 401, times: 9 });
    expect(await ask('example-contact', {})).toMatchObject({ ok: false, failure: { kind: 'expired' } });
  });
});
