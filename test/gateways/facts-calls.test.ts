/** How many calls the facts of a page cost. */
import { describe, expect, test, vi } from 'vitest';
import { decide } from '../../lib/eligibility/decide';
import type { Facts } from '../../lib/eligibility/types';
import { collect, invalidate, stages } from '../../lib/facts/collect';
import { factsCache } from '../../lib/storage/facts-cache';
import type { Fault } from '../sandbox/world/types';
import { connect, cookies, freshBrowser } from './browser';
import {
  counted,
  fault,
  gapCode,
  hubspotRef,
  member,
  onStage,
  salesforceGap,
  salesforceRef,
  sandbox,
  world,
} from './facts-stage';

onStage();

describe('calls of a view', () => {
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

  test('after an invalidation, and on request, it is looked at anew', async () => {
    await collect(hubspotRef(member.contactId));
    await invalidate(member.contactId);
    world.calls.length = 0;
    await collect(hubspotRef(member.contactId));
    expect(counted()).toEqual({ hubspot: 2, salesforce: 1, apart: 0 });
    await collect(hubspotRef(member.contactId), true);
    expect(counted()).toEqual({ hubspot: 4, salesforce: 2, apart: 0 });
  });
});

/** The budget of these is 4 + 2. Each line names what makes a person one of them. */
describe('not found at once', () => {
  const admin = world.salesforce.adminUserId;
  const person = (Email: string, more: Record<string, string> = {}) =>
    world.salesforce.insert('Contact', { LastName: 'Odd', Email, ...more }, admin);
  const twin = (Email: string) => world.salesforce.insert('Lead', { LastName: 'Odd', Email, Company: 'X' }, admin);
  const contact = (email: string, more: Record<string, string> = {}) =>
    world.hubspot.create({ email, ...more }, 'SALESFORCE').id;
  const rowsOf = (facts: Facts) => (facts.salesforce.checked ? facts.salesforce.rows.map((row) => row.id).sort() : []);

  test.each([true, false])(
    'an old address of a merged contact: only the answer tells whose memberships count; merged into a new one: %s',
    async (mergeMakesNewContact) => {
      Object.assign(world.switches, { mergeMakesNewContact });
      const names = ['one', 'other'].map((name) => `${name}-${mergeMakesNewContact}@example.org`);
      const [one = '', other = ''] = names.map((email) => contact(email, { lifecyclestage: 'customer' }));
      world.clock.advance(60_000);
      const { id } = world.hubspot.merge(one, other);
      world.clock.advance(60_000);
      for (const old of mergeMakesNewContact ? [one, other] : [other]) {
        world.calls.length = 0;
        const { facts } = await collect(hubspotRef(old));
        expect(facts.contact).toMatchObject({ id, mergedFrom: old });
        expect(facts.contact?.membership).not.toBeNull();
        expect(counted()).toMatchObject({ hubspot: 3, salesforce: 1 });
      }
      world.switches.mergeMakesNewContact = true;
    },
  );

  test('a record that nobody has in HubSpot, by address or by link', async () => {
    const { facts, settings } = await collect(salesforceRef(twin('nobody@example.org').id));
    expect(decide(facts, settings).status).toBe('absent-in-hubspot');
    expect(counted()).toMatchObject({ hubspot: 2, salesforce: 1 });
  });

  test('a record that is found by its link, because its address is another one', async () => {
    const record = person('there@example.org');
    const linked = contact('here@example.org', { salesforcecontactid: record.id });
    const { facts } = await collect(salesforceRef(record.id));
    expect(facts.contact?.id).toBe(linked);
    expect(counted()).toMatchObject({ hubspot: 4, salesforce: 2 });
  });

  test.each(["o'brien@example.org", 'ann+x@example.org'])(
    'twins of %s, which no reference can carry',
    async (email) => {
      const [record, other] = [person(email), twin(email)];
      const { facts } = await collect(salesforceRef(record.id));
      expect([gapCode(facts), rowsOf(facts)]).toEqual([null, [record.id, other.id].sort()]);
      expect(counted()).toMatchObject({ hubspot: 2, salesforce: 2 });
    },
  );

  test('all of it at once is still four and two', async () => {
    const record = person("o'hara@example.org");
    const elsewhere = person('elsewhere@example.org');
    const other = twin('home+1@example.org');
    contact("o'hara@example.org", { salesforcecontactid: elsewhere.id });
    const linked = contact('home+1@example.org', { salesforcecontactid: record.id });
    const { facts } = await collect(salesforceRef(record.id));
    expect([facts.contact?.id, rowsOf(facts)]).toEqual([linked, [record.id, other.id].sort()]);
    expect(counted()).toMatchObject({ hubspot: 4, salesforce: 2 });
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

  test.each([
    ['an ended session', { kind: 'status', status: 401 }],
    ['Salesforce down', { kind: 'status', status: 503 }],
    ['a refusal', { kind: 'status', status: 403, body: [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'No API' }] }],
    ['its quota spent', { kind: 'status', status: 403 }],
    ['429', { kind: 'status', status: 429 }],
    ['no network', { kind: 'reset' }],
  ] as const)('%s, failing before the second stage asks, costs no second look', async (_name, patch) => {
    fault({ ...patch, service: 'salesforce', times: 9 } as Partial<Fault>);
    const ref = hubspotRef(member.contactId);
    const [one] = await Promise.all([stages(ref), stages(ref)]);
    expect((await one.first).final).toBe(false);
    const ended = (await one.full).facts;
    const made = counted();
    expect(made).toMatchObject({ hubspot: 2 });
    const second = (await (await stages(ref, { second: true })).full).facts;
    expect([second, counted()]).toEqual([ended, made]);
    // Another first question, and a person's request, are answered anew.
    world.faults.length = 0;
    const next = await stages(ref);
    expect(salesforceGap((await next.full).facts)).toBeNull();
    expect(counted().hubspot).toBe(4);
  });

  test('nobody signed in to Salesforce: the second stage asks HubSpot nothing', async () => {
    cookies.clear();
    const ref = hubspotRef(member.contactId);
    const { full } = await stages(ref);
    expect(salesforceGap((await full).facts)).toBe('expired');
    expect(salesforceGap((await (await stages(ref, { second: true })).full).facts)).toBe('expired');
    expect(counted()).toMatchObject({ hubspot: 2, salesforce: 0 });
  });

  test("a person's request is not answered by a look that was begun before it", async () => {
    fault({ route: `/crm/v3/objects/contacts/${member.contactId}`, status: 503, times: 1 });
    const ref = hubspotRef(member.contactId);
    const [before, asked] = await Promise.all([collect(ref), collect(ref, true), collect(ref, true)]);
    expect([gapCode(before.facts), gapCode(asked.facts)]).toEqual(['unavailable', null]);
    expect(counted()).toMatchObject({ hubspot: 4, salesforce: 1 });
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

  test('for a page of another portal, and nothing told of a contact of the same id that was just looked at', async () => {
    await collect(hubspotRef(member.contactId));
    world.calls.length = 0;
    const { facts } = await collect(hubspotRef(member.contactId, { portalId: '1' }));
    expect([gapCode(facts), facts.contact]).toEqual(['other-portal', null]);
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
