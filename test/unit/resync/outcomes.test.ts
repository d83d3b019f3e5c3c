import { afterEach, describe, expect, test } from 'vitest';
import { integrationOf } from '../../sandbox/engine/integration';
import { type Bench, bench, minute } from './bench';

let b: Bench;
afterEach(() => b.close());
const whats = (steps: { what: string }[]) => steps.map(({ what }) => what);
const linked = () => b.world.salesforce.record(b.world.people.get('included')?.recordId ?? '');

describe('a resync by the trigger property', () => {
  test.each([true, false])(
    'is verified when the value stands in Salesforce (equal writes trigger, time moves: %s)',
    async (on) => {
      b = await bench({ switches: { equalWriteTriggers: on, syncTimeMovesWithoutDifference: on } });
      const id = await b.start('trigger-property');
      expect(await b.job(id)).toMatchObject({ state: 'sent', outcome: null, took: null });
      const done = await b.finish(id);
      expect(done).toMatchObject({ outcome: 'verified', failure: null });
      expect(linked()?.fields.SyncLens_Resync__c).toBe(id);
      expect(done.took).toBeGreaterThan(minute);
      expect(done.took).toBeLessThan(5 * minute);
      expect(b.writes()).toEqual([expect.stringContaining(id)]);
      expect(whats(done.steps)).toEqual(
        expect.arrayContaining(['asked', 'checked', 'writing', 'sent', 'not-yet', 'synced', 'read-back', 'verified']),
      );
      expect(b.told.length).toBe(2);
    },
  );

  test('without Salesforce it ends as synced after the click', async () => {
    b = await bench({ salesforce: false });
    const done = await b.finish(await b.start('trigger-property'));
    expect(done.outcome).toBe('synced-after-click');
    expect(done.took).toBeGreaterThan(minute);
  });

  test('the field is not mapped in HubSpot: another sync does not pass for ours', async () => {
    b = await bench();
    b.world.integration.mapping = b.world.integration.mapping.filter((row) => row.property !== 'synclens_resync');
    const id = await b.start('trigger-property');
    await b.pass(2 * minute);
    integrationOf(b.world)?.resync(b.contactId);
    const done = await b.finish(id);
    expect(done.outcome).toBe('synced-without-our-field');
    expect(whats(done.steps)).toContain('value-not-yet');
  });

  test('no sync within the hour is not verified; one that comes later is seen by a later view', async () => {
    b = await bench();
    b.world.integration.silent = true;
    const id = await b.start('trigger-property');
    const done = await b.finish(id);
    expect(done).toMatchObject({ outcome: 'not-verified', took: null });
    expect((done.finishedAt ?? 0) - (done.writtenAt ?? 0)).toBeLessThan(62 * minute);
    expect(done.looks).toBeLessThan(20);
    b.world.integration.silent = false;
    await b.pass(20 * minute);
    await b.ask('popup-view', { tabId: 7, refresh: true });
    expect((await b.finish(id)).outcome).toBe('verified-late');
    await b.ask('popup-view', { tabId: 7, refresh: true });
    expect((await b.job(id)).outcome).toBe('verified-late');
  });

  test("a sync that Salesforce refuses by a validation rule is not verified, and the words of HubSpot's write are not blamed", async () => {
    b = await bench();
    b.world.salesforce.validationRules.set('no', () => 'Not now');
    expect((await b.finish(await b.start('trigger-property'))).outcome).toBe('not-verified');
  });

  test('a second click while it runs gives the same job; after it a new one', async () => {
    b = await bench();
    const id = await b.start('trigger-property');
    expect(await b.start('trigger-property')).toBe(id);
    await b.finish(id);
    expect(await b.start('trigger-property')).not.toBe(id);
  });

  test('the ledger wakes nobody when nothing is open', async () => {
    b = await bench();
    await b.finish(await b.start('trigger-property'));
    b.world.calls.length = 0;
    await b.pass(120 * minute);
    expect(b.world.calls).toEqual([]);
  });
});

describe('what HubSpot or Salesforce say against it', () => {
  test('a missing scope fails in words, and nothing is written', async () => {
    b = await bench();
    b.world.scopes = b.world.scopes.filter((scope) => scope !== 'crm.objects.contacts.write');
    expect(await b.click('trigger-property')).toMatchObject({
      failed: { kind: 'forbidden', missingScopes: ['crm.objects.contacts.write'] },
    });
    expect(b.writes()).toEqual([]);
  });

  test('a pause that HubSpot asks for is kept, then it goes on', async () => {
    b = await bench();
    b.world.faults.push({
      service: 'hubspot',
      route: 'PATCH',
      times: 1,
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '300' },
    });
    const id = await b.start('trigger-property');
    const waiting = await b.job(id);
    expect(waiting).toMatchObject({ state: 'writing', failure: { kind: 'rate-limited' } });
    expect((waiting.nextLookAt ?? 0) - b.world.clock.now()).toBeGreaterThan(4 * minute);
    expect((await b.finish(id)).outcome).toBe('verified');
    expect(b.writes().length).toBe(1);
  });

  test.each(['reset', 'truncate', 'not-json'] as const)(
    'an answer that was lost (%s) is read again, not written again',
    async (kind) => {
      b = await bench();
      b.world.faults.push({ service: 'hubspot', route: 'PATCH', times: 1, kind });
      expect((await b.finish(await b.start('trigger-property'))).outcome).toBe('verified');
    },
  );

  test('services that fail for a while during the looks change nothing', async () => {
    b = await bench();
    const id = await b.start('trigger-property');
    for (const service of ['hubspot', 'salesforce'] as const)
      b.world.faults.push({ service, route: '', times: 3, kind: 'status', status: 503 });
    const done = await b.finish(id);
    expect(done.outcome).toBe('verified');
    expect(whats(done.steps)).toContain('look-failed');
  });

  test('a portal that was disconnected meanwhile is not written to, and the job says so', async () => {
    b = await bench();
    b.world.faults.push({ service: 'hubspot', route: 'PATCH', times: 1, kind: 'status', status: 503 });
    const id = await b.start('trigger-property');
    await b.ask('hubspot-disconnect', {});
    expect(await b.finish(id)).toMatchObject({ outcome: 'failed', failure: { kind: 'not-connected' } });
    expect(b.writes()).toEqual([]);
  });
});

describe('before', () => {
  test('who is outside the segment is refused with the rule, and nothing is written', async () => {
    b = await bench();
    await b.show(b.world.people.get('excluded')?.contactId ?? '');
    expect(await b.click('trigger-property')).toMatchObject({ refused: { rule: 'R1', code: 'refuse.not-a-member' } });
    expect(b.writes()).toEqual([]);
  });

  test('who left the segment since the popup was opened is refused by fresh facts', async () => {
    b = await bench();
    await b.ask('popup-view', { tabId: 7 });
    b.world.hubspot.write(b.contactId, { lifecyclestage: 'lead' }, 'CRM_UI');
    b.world.clock.advance(10_000);
    expect(await b.click('trigger-property')).toMatchObject({ refused: { rule: 'R1' } });
  });

  test('a property that was not proven is refused, and offered after its proof', async () => {
    b = await bench();
    await b.settings({ triggerProven: false });
    expect(await b.click('trigger-property')).toMatchObject({ refused: { code: 'why.trigger-not-proven' } });
    const email = b.world.hubspot.value(b.world.hubspot.contact(b.contactId) as never, 'email');
    const proof = await b.ask('trigger-prove', { email: ` ${email} ` });
    if (!proof.ok) throw new Error(JSON.stringify(proof));
    expect((await b.finish(proof.value.jobId)).outcome).toBe('verified');
    expect((await b.ask('settings-get', {})).settings.triggerProven).toBe(true);
    const view = await b.ask('popup-view', { tabId: 7, refresh: true });
    expect(view).toMatchObject({
      plans: [{ method: 'trigger-property', available: true, writes: [{ to: '{job}' }] }, {}, {}],
    });
  });

  test('a proof on nobody, or on somebody outside, proves nothing', async () => {
    b = await bench();
    await b.settings({ triggerProven: false });
    expect(await b.ask('trigger-prove', { email: 'nobody@example.org' })).toMatchObject({
      ok: false,
      failure: { kind: 'not-found' },
    });
    const outside = b.world.hubspot.contact(b.world.people.get('excluded')?.contactId ?? '');
    const proof = await b.ask('trigger-prove', { email: b.world.hubspot.value(outside as never, 'email') });
    if (!proof.ok) throw new Error(JSON.stringify(proof));
    expect(await b.job(proof.value.jobId)).toMatchObject({ outcome: 'refused', refusal: { rule: 'R1' } });
    expect((await b.ask('settings-get', {})).settings.triggerProven).toBe(false);
  });
});

describe("HubSpot's own button", () => {
  test('waits for the click there, and sees the sync', async () => {
    b = await bench();
    const reply = await b.click('hubspot-button');
    if (!('jobId' in reply)) throw new Error(JSON.stringify(reply));
    await b.pass(minute);
    expect(await b.job(reply.jobId)).toMatchObject({ state: 'waiting', outcome: null, writes: [] });
    integrationOf(b.world)?.resync(b.contactId);
    expect((await b.finish(reply.jobId)).outcome).toBe('synced-after-click');
    expect(b.writes()).toEqual([]);
  });

  test('where nobody clicks it is not verified', async () => {
    b = await bench();
    expect((await b.finish(await b.start('hubspot-button'))).outcome).toBe('not-verified');
  });
});

describe('a touch in Salesforce', () => {
  const touch = { resyncMethod: 'salesforce-touch', touchField: 'SyncLens_Resync__c' } as const;

  test('writes the one field of the linked record, and is verified by the property in HubSpot', async () => {
    b = await bench();
    await b.settings(touch);
    const done = await b.finish(await b.start('salesforce-touch'));
    expect(done).toMatchObject({
      outcome: 'verified',
      writes: [{ where: 'salesforce', property: 'SyncLens_Resync__c' }],
    });
    expect(done.took).toBeLessThan(20 * minute);
    expect(b.writes().length).toBe(1);
  });

  test('is refused while duplicates exist (R10)', async () => {
    b = await bench();
    await b.settings(touch);
    const email = b.world.hubspot.value(b.world.hubspot.contact(b.contactId) as never, 'email');
    b.world.salesforce.insert('Contact', { Email: email, LastName: 'Twin' }, b.world.salesforce.adminUserId);
    expect(await b.click('salesforce-touch')).toMatchObject({ refused: { rule: 'R10', code: 'why.duplicates' } });
    expect(b.writes()).toEqual([]);
  });

  test('is refused by a validation rule in its own words', async () => {
    b = await bench();
    await b.settings(touch);
    b.world.salesforce.validationRules.set('no', () => 'Fill in the region first');
    expect(await b.click('salesforce-touch')).toMatchObject({
      failed: { kind: 'refused-by-rule', words: expect.stringContaining('region') },
    });
  });

  test('a row lock passes', async () => {
    b = await bench();
    await b.settings(touch);
    b.world.salesforce.rowLocks.set(b.world.people.get('included')?.recordId ?? '', 1);
    expect((await b.finish(await b.start('salesforce-touch'))).outcome).toBe('verified');
  });
});
