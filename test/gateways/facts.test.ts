import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { decide } from '../../lib/eligibility/decide';
import type { Facts } from '../../lib/eligibility/types';
import { collect, invalidate, stages } from '../../lib/facts/collect';
import type { HubspotRef, SalesforceRef } from '../../lib/records/types';
import { factsCache } from '../../lib/storage/facts-cache';
import { forgetKept } from '../../lib/storage/kept';
import { changeSettings } from '../../lib/storage/settings';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { Fault, World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, cookies, freshBrowser } from './browser';

let world: World;
let sandbox: Sandbox;
let member: { contactId: string; recordId: string };

beforeAll(async () => {
  world = smallWorld();
  sandbox = await startSandbox({ worlds: [world] });
  const found = [...world.people.values()].find((one) => one.contactId && one.recordId);
  member = { contactId: found?.contactId ?? '', recordId: found?.recordId ?? '' };
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  world.faults.length = 0;
  Object.assign(world.limits, { window: 100_000, searchPerSecond: 100_000 });
  await invalidate();
  await forgetKept().catch(() => undefined);
  freshBrowser(sandbox);
  await connect(world);
});

const hubspotRef = (id: string, patch: Partial<HubspotRef> = {}): HubspotRef => ({
  crm: 'hubspot',
  host: 'app.hubspot.com',
  portalId: world.portalId,
  object: 'contact',
  objectTypeId: '0-1',
  id,
  ...patch,
});
const salesforceRef = (id: string, patch: Partial<SalesforceRef> = {}): SalesforceRef => ({
  crm: 'salesforce',
  host: `${world.domain}.lightning.force.com`,
  apiHost: `${world.domain}.my.salesforce.com`,
  object: id.startsWith('00Q') ? 'Lead' : 'Contact',
  id,
  ...patch,
});

const shared = /^(GET \/crm\/v3\/lists\/\d+$|POST \/crm\/v3\/objects\/contacts\/search|POST .*\/batch\/read)/;
/** A search for the contact of one record is the page's own. */
const own = (call: World['calls'][number]) =>
  !shared.test(`${call.method} ${call.path}`) ||
  (call.path.endsWith('/search') && JSON.stringify(call.body).includes('salesforceleadid'));
/** Calls of each service; those that are made once in ten minutes for the browser are counted apart. */
function counted() {
  const of = (service: string) => world.calls.filter((call) => call.service === service && own(call)).length;
  return {
    hubspot: of('hubspot'),
    salesforce: of('salesforce'),
    apart: world.calls.filter((call) => !own(call)).length,
  };
}
const fault = (patch: Partial<Fault>) =>
  world.faults.push({ service: 'hubspot', route: '', times: 1, kind: 'status', ...patch });
const gapCode = (facts: Facts) => facts.gap?.code ?? null;
const salesforceGap = (facts: Facts) => (facts.salesforce.checked ? null : facts.salesforce.gap.code);

describe('calls of a view', () => {
  test('a HubSpot page: two to HubSpot, one to Salesforce; again: none', async () => {
    const { facts } = await collect(hubspotRef(member.contactId));
    expect(facts.gap).toBeNull();
    expect(facts.salesforce.checked).toBe(true);
    expect(counted()).toEqual({ hubspot: 2, salesforce: 1, apart: 5 });
    world.calls.length = 0;
    const again = await collect(hubspotRef(member.contactId));
    expect(again.facts).toEqual(facts);
    expect(world.calls).toHaveLength(0);
  });

  test('a Salesforce page: two to HubSpot, one to Salesforce; again: none', async () => {
    const { facts } = await collect(salesforceRef(member.recordId));
    expect([gapCode(facts), facts.contact?.id]).toEqual([null, member.contactId]);
    expect(counted()).toEqual({ hubspot: 2, salesforce: 1, apart: 5 });
    world.calls.length = 0;
    await collect(salesforceRef(member.recordId));
    expect(world.calls).toHaveLength(0);
  });

  test('both pages of one person have one verdict', async () => {
    const [one, other] = await Promise.all([
      collect(hubspotRef(member.contactId)),
      collect(salesforceRef(member.recordId)),
    ]);
    expect(decide(one.facts, one.settings).status).toBe(decide(other.facts, other.settings).status);
  });

  test('a Salesforce record that nobody has in HubSpot: two and one', async () => {
    const record = world.salesforce.insert(
      'Lead',
      { LastName: 'Nobody', Email: 'nobody@example.org', Company: 'X' },
      world.salesforce.adminUserId,
    );
    const { facts, settings } = await collect(salesforceRef(record.id));
    expect(decide(facts, settings).status).toBe('absent-in-hubspot');
    const { hubspot, salesforce } = counted();
    expect([hubspot <= 4, salesforce <= 2]).toEqual([true, true]);
  });

  test('the segment and the heartbeat are asked for once, whoever is looked at', async () => {
    const [, other] = [...world.people.values()].filter((one) => one.contactId).map((one) => one.contactId ?? '');
    await collect(hubspotRef(member.contactId));
    world.calls.length = 0;
    await collect(hubspotRef(other ?? member.contactId), true);
    expect(counted()).toMatchObject({ hubspot: 2, apart: 0 });
  });

  test('two looks at one time are one', async () => {
    await Promise.all([collect(hubspotRef(member.contactId)), collect(hubspotRef(member.contactId))]);
    expect(counted()).toMatchObject({ hubspot: 2, salesforce: 1 });
  });

  test('who asked the cache just before the answer came joins that look', async () => {
    let stored = () => {};
    const slow = vi.spyOn(factsCache, 'set').mockReturnValueOnce(new Promise<void>((done) => (stored = done)));
    await collect(hubspotRef(member.contactId));
    const early = vi.spyOn(factsCache, 'get').mockResolvedValueOnce(null);
    await collect(hubspotRef(member.contactId));
    expect(counted()).toMatchObject({ hubspot: 2, salesforce: 1 });
    stored();
    slow.mockRestore();
    early.mockRestore();
  });

  test('after an invalidation, and on request, it is looked at anew', async () => {
    await collect(hubspotRef(member.contactId));
    await invalidate(member.contactId);
    world.calls.length = 0;
    await collect(hubspotRef(member.contactId));
    expect(counted()).toEqual({ hubspot: 2, salesforce: 1, apart: 0 });
    await collect(hubspotRef(member.contactId), true);
    expect(counted()).toEqual({ hubspot: 4, salesforce: 2, apart: 0 });
  });

  test('an address with signs that a reference cannot carry takes one call more', async () => {
    const { adminUserId } = world.salesforce;
    for (const Email of ["o'brien@example.org", 'ann+x@example.org']) {
      const record = world.salesforce.insert('Contact', { LastName: 'Odd', Email }, adminUserId);
      const twin = world.salesforce.insert('Lead', { LastName: 'Odd', Email, Company: 'X' }, adminUserId);
      const { facts } = await collect(salesforceRef(record.id));
      expect(gapCode(facts)).toBeNull();
      expect(facts.salesforce.checked && facts.salesforce.rows.map((row) => row.id).sort()).toEqual(
        [record.id, twin.id].sort(),
      );
    }
  });
});

describe('two stages', () => {
  test("HubSpot's half does not wait for Salesforce; the full look joins the calls under way", async () => {
    fault({ service: 'salesforce', kind: 'delay', delayMs: 400, times: 1 });
    const ref = hubspotRef(member.contactId);
    const { first } = await stages(ref);
    const half = await first;
    expect([half.final, half.facts.contact?.id, salesforceGap(half.facts)]).toEqual([
      false,
      member.contactId,
      'loading',
    ]);
    const { full } = await stages(ref);
    expect((await full).facts.salesforce.checked).toBe(true);
    expect(counted()).toMatchObject({ hubspot: 2, salesforce: 1 });
  });

  test('without Salesforce, and from the cache, the first stage is the last', async () => {
    freshBrowser(sandbox);
    await connect(world, false);
    const ref = hubspotRef(member.contactId);
    const first = await (await stages(ref)).first;
    expect([first.final, salesforceGap(first.facts)]).toEqual([true, 'not-connected']);
    expect((await (await stages(ref)).first).final).toBe(true);
    expect(world.calls.filter((call) => call.service === 'salesforce')).toHaveLength(0);
  });
});

describe('no call is made', () => {
  test.each([
    ['for a page of another portal', () => hubspotRef('1', { portalId: '1' }), 'other-portal'],
    [
      'for an object that has no verdict yet',
      () => hubspotRef('1', { object: 'company', objectTypeId: '0-2' }),
      'other-object',
    ],
    [
      'for a page of another org',
      () => salesforceRef(member.recordId, { apiHost: 'other.my.salesforce.com' }),
      'other-org',
    ],
    [
      'for another object of Salesforce',
      () => salesforceRef('0015g00000abcdeAAA', { object: 'other' }),
      'other-object',
    ],
  ])('%s', async (_, ref, code) => {
    const { facts, settings } = await collect(ref());
    expect([gapCode(facts), decide(facts, settings).status]).toEqual([code, 'unknown']);
    expect(world.calls).toHaveLength(0);
  });

  test("where the browser's session is another org's than the paired one", async () => {
    cookies.set(`${world.domain}.my.salesforce.com`, '00D5g0000008zzz!AQ4AQ');
    const { facts } = await collect(salesforceRef(member.recordId));
    expect(gapCode(facts)).toBe('other-org');
    const half = await collect(hubspotRef(member.contactId));
    expect([gapCode(half.facts), salesforceGap(half.facts)]).toEqual([null, 'other-org']);
    expect(world.calls.filter((call) => call.service === 'salesforce')).toHaveLength(0);
  });

  test('to Salesforce where nobody is signed in to it', async () => {
    cookies.clear();
    expect(salesforceGap((await collect(hubspotRef(member.contactId))).facts)).toBe('expired');
    expect(gapCode((await collect(salesforceRef(member.recordId))).facts)).toBe('expired');
    expect(world.calls.filter((call) => call.service === 'salesforce')).toHaveLength(0);
  });
});

const everyFault = [
  ['unavailable', { kind: 'status', status: 503 }],
  ['expired', { kind: 'status', status: 401 }],
  ['network', { kind: 'reset' }],
  ['unreadable', { kind: 'not-json' }],
  // Cut off on the way: the fetch itself fails.
  ['network', { kind: 'truncate' }],
  ['unreadable', { kind: 'empty-object' }],
] as const;

describe('a fault of HubSpot ends in a gap, and is not kept', () => {
  test.each([
    ...everyFault,
    ['forbidden', { kind: 'status', status: 403 }],
    ['rate-limited', { kind: 'status', status: 429 }],
    ['not-found', { kind: 'status', status: 404 }],
    ['locked', { kind: 'status', status: 423 }],
  ] as const)('%s for %o', async (code, patch) => {
    fault({ ...patch, route: `/crm/v3/objects/contacts/${member.contactId}`, times: 3 } as Partial<Fault>);
    const { facts, settings } = await collect(hubspotRef(member.contactId));
    expect([gapCode(facts), facts.gap?.service]).toEqual([code, 'hubspot']);
    expect(decide(facts, settings).status).toBe('unknown');
    world.faults.length = 0;
    expect(gapCode((await collect(hubspotRef(member.contactId))).facts)).toBeNull();
  });

  test('also of its memberships alone', async () => {
    fault({ route: '/memberships', status: 503 });
    expect(gapCode((await collect(hubspotRef(member.contactId))).facts)).toBe('unavailable');
  });

  test('a contact that is gone is not found', async () => {
    expect(gapCode((await collect(hubspotRef('999999999'))).facts)).toBe('not-found');
  });

  test("on a Salesforce page, Salesforce's half stays", async () => {
    fault({ status: 503, times: 5 });
    const { facts } = await collect(salesforceRef(member.recordId));
    expect([gapCode(facts), facts.gap?.service, facts.salesforce.checked]).toEqual(['unavailable', 'hubspot', true]);
  });

  test('a heartbeat that cannot be had costs nobody a verdict', async () => {
    fault({ route: '/contacts/search', status: 503, times: 5 });
    const { facts } = await collect(hubspotRef(member.contactId));
    expect([gapCode(facts), facts.heartbeat]).toEqual([null, null]);
  });
});

describe("a fault of Salesforce leaves HubSpot's half, with what was not checked", () => {
  test.each([
    ...everyFault,
    ['quota-spent', { kind: 'status', status: 403 }],
    [
      'forbidden',
      { kind: 'status', status: 403, body: [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'API is disabled' }] },
    ],
  ] as const)('%s for %o', async (code, patch) => {
    fault({ ...patch, service: 'salesforce', times: 3 } as Partial<Fault>);
    const { facts, settings } = await collect(hubspotRef(member.contactId));
    expect([gapCode(facts), salesforceGap(facts)]).toEqual([null, code]);
    const verdict = decide(facts, settings);
    expect(verdict.status).not.toBe('unknown');
    expect(verdict.notChecked).toEqual(expect.arrayContaining(['deletion', 'duplicates']));
    expect(gapCode((await collect(salesforceRef(member.recordId))).facts)).not.toBeNull();
    world.faults.length = 0;
    expect((await collect(hubspotRef(member.contactId))).facts.salesforce.checked).toBe(true);
  });

  test('a mapped field that the org does not have costs one call, once', async () => {
    await changeSettings((store) => {
      const environment = store.environments[world.portalId];
      if (!environment) return store;
      const row = { property: 'jobtitle', leadField: 'Nope__c', contactField: 'Nope__c', rule: 'two-way' as const };
      const settings = { ...environment.settings, mapping: [row] };
      return { ...store, environments: { [world.portalId]: { ...environment, settings } } };
    });
    expect((await collect(hubspotRef(member.contactId))).facts.salesforce.checked).toBe(true);
    expect((await collect(hubspotRef(member.contactId), true)).facts.salesforce.checked).toBe(true);
    expect(world.calls.filter((call) => call.service === 'salesforce').length).toBeLessThanOrEqual(4);
  });

  test('a record that is not there is not found', async () => {
    const { facts } = await collect(salesforceRef('0035g0000099999AAA'));
    expect([gapCode(facts), facts.gap?.service]).toEqual(['not-found', 'salesforce']);
  });
});

describe('what stands beside the verdict', () => {
  test("facts are as old as the servers' answers, by their clock", async () => {
    const { facts } = await collect(hubspotRef(member.contactId));
    expect(Math.abs(facts.asOf - world.clock.now())).toBeLessThan(2000);
  });

  test('limits of Free or Starter say that the subscription is not confirmed', async () => {
    const before = { ...world.limits };
    Object.assign(world.limits, { window: 100, windowMs: 1, daily: 250_000 });
    const { facts, settings } = await collect(hubspotRef(member.contactId));
    Object.assign(world.limits, before);
    expect(decide(facts, settings).warnings.map((warning) => warning.code)).toContain('subscription-not-confirmed');
  });

  test('an integration that is silent while a member waits is said', async () => {
    world.integration.silent = true;
    world.hubspot.write(member.contactId, { jobtitle: 'Waiting' }, 'CRM_UI');
    world.clock.advance(5 * 60 * 60_000);
    const { facts, settings } = await collect(hubspotRef(member.contactId));
    world.integration.silent = false;
    expect(facts.heartbeat).toMatchObject({ waiting: true });
    expect(decide(facts, settings).warnings.map((warning) => warning.code)).toContain('integration-silent');
  });
});
