/** What becomes of the facts of a page when a service fails, and what stands beside the verdict. */
import { describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { decide } from '../../lib/eligibility/decide';
import { collect } from '../../lib/facts/collect';
import { changeSettings } from '../../lib/storage/settings';
import type { Fault } from '../sandbox/world/types';
import { fault, gapCode, hubspotRef, member, onStage, salesforceGap, salesforceRef, world } from './facts-stage';

onStage();

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

  test.each([
    ['an hour behind', -60],
    ['an hour ahead', 60],
    ['a month behind', -43_200],
    ['a month ahead', 43_200],
  ])('our clock %s makes no waiting member stale, and none of the times that are read', async (_which, minutes) => {
    world.hubspot.write(member.contactId, { jobtitle: `Read by a clock ${minutes} off` }, 'CRM_UI');
    vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now() + minutes * 60_000 });
    try {
      const { facts, settings } = await collect(hubspotRef(member.contactId));
      const { status, asOf } = decide(facts, settings);
      expect(status).toBe('included-pending');
      expect(Math.abs(asOf - world.clock.now())).toBeLessThan(2000);
    } finally {
      vi.useRealTimers();
    }
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

test('settings that could not be read: the verdict says so, and no call is made', async () => {
  await browser.storage.local.set({ settings: { version: 'broken' } });
  const { facts, settings } = await collect(hubspotRef(member.contactId));
  expect(facts.gap?.code).toBe('settings-broken');
  const { status, actions } = decide(facts, settings);
  expect(status).toBe('unknown');
  expect(actions).toContainEqual({ kind: 'open-options', section: 'hubspot' });
  expect(world.calls).toHaveLength(0);
});
