import { afterEach, describe, expect, test, vi } from 'vitest';
import { runner } from '../../lib/protocol/jobs';
import { integrationOf } from '../sandbox/engine/integration';
import { orgState } from '../sandbox/salesforce/state';
import { type Bench, bench, minute } from '../unit/resync/bench';
import { confirmed, finished, members, planned, tell, viewOf } from './bulk';

// So many members as are needed for both ways would take their time to make; `size.test.ts` holds the real number.
vi.mock('../../lib/resync/many/touch/size', () => ({ mostByCollections: 460 }));

const field = 'SyncLens_Resync__c';
let b: Bench;
afterEach(() => b.close());

async function touching(count: number, more: Parameters<typeof bench>[0] = {}): Promise<void> {
  b = await bench({
    members: count,
    limits: { window: 100_000, daily: 1_000_000, salesforceDaily: 1_000_000 },
    ...more,
  });
  await b.settings({ resyncMethod: 'salesforce-touch', touchField: field, touchProven: true });
  orgState(b.world).writes.length = 0;
}
const linkOf = (id: string) => {
  const contact = b.world.hubspot.contact(id);
  const value = (name: string) => (contact ? b.world.hubspot.value(contact, name) : '');
  return value('salesforcecontactid') || value('salesforceleadid');
};
/** How often each record got this value from us. */
function touches(jobId: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { id, fields, outcome } of orgState(b.world).writes)
    if (outcome === 'written' && fields[field] === jobId) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}
const ingests = () => [...orgState(b.world).ingestJobs.values()];
const patches = () =>
  b.world.calls.filter(({ method, path }) => method === 'PATCH' && path.endsWith('/composite/sobjects'));
const isOnce = (jobId: string) => [...touches(jobId).values()].every((times) => times === 1);

describe('a touch of many', { timeout: 60_000 }, () => {
  test('writes the linked records alone, 200 a call and without assignment rules, and is verified in HubSpot', async () => {
    await touching(449);
    const other = b.world.salesforce.insert(
      'User',
      { LastName: 'Queue', Username: 'q@x.example', Email: 'q@x.example' },
      '',
    );
    orgState(b.world).assignTo = other.id;
    const plan = await planned(b, { kind: 'segment' });
    expect(plan).toMatchObject({ method: 'salesforce-touch', byBulk: false, property: field, cost: { contacts: 450 } });
    expect(b.writes()).toEqual([]);
    const sent = await confirmed(b, plan.id);
    expect(sent).toMatchObject({ state: 'verifying', counts: { written: 450 } });
    expect(patches().length).toBe(3);
    const end = await finished(b, plan.id);
    expect(end.counts).toMatchObject({ verified: 450 });
    expect(new Set(touches(plan.id).keys())).toEqual(new Set(members(b).map(linkOf)));
    expect(isOnce(plan.id)).toBe(true);
    // The history has what stood in the field before, as it has of a click.
    const { pages } = await tell(b, 'history-read', { from: null });
    const entries = pages.flatMap((page) => page.entries).filter(({ record }) => record !== null);
    expect(entries.length).toBeGreaterThan(0);
    for (const { change } of entries)
      expect(change).toEqual({ where: 'salesforce', property: field, from: null, to: plan.id });
    expect([...b.world.salesforce.records.values()].filter(({ fields }) => fields.OwnerId === other.id)).toEqual([]);
  });

  test('leaves out who shares an address, has no living record or left; a rule and a lock are told per record', async () => {
    await touching(9);
    const { world } = b;
    const [twin = '', dead = '', left = '', ruled = '', locked = '', stuck = ''] = members(b);
    const by = world.salesforce.adminUserId;
    const twinContact = world.hubspot.contact(twin);
    const email = twinContact ? world.hubspot.value(twinContact, 'email') : '';
    world.salesforce.insert('Lead', { LastName: 'Twin', Company: 'X', Email: email }, by);
    world.salesforce.delete(linkOf(dead), by);
    world.salesforce.validationRules.set('no', (_object, fields) =>
      fields.Id === linkOf(ruled) ? 'Closed for today' : null,
    );
    world.salesforce.rowLocks.set(linkOf(locked), 2);
    world.salesforce.rowLocks.set(linkOf(stuck), 50);
    const plan = await planned(b, { kind: 'segment' });
    world.hubspot.write(left, { lifecyclestage: 'lead' }, 'CRM_UI');
    world.clock.advance(10_000);
    const end = await finished(b, (await confirmed(b, plan.id)).id);
    expect([end.counts, end.reasons]).toMatchObject([
      { verified: 5, skipped: 3, failed: 2 },
      {
        'skipped.duplicates': 1,
        'skipped.nothing-to-touch': 1,
        'skipped.not-a-member': 1,
        'failed.refused-in-salesforce': 1,
        'failed.locked': 1,
      },
    ]);
    const { people } = await tell(b, 'bulk-people', { jobId: plan.id, from: 0 });
    expect(people.find(({ id }) => id === ruled)?.words).toBe('Closed for today');
    expect(touches(plan.id).get(linkOf(locked))).toBe(1);
    expect(touches(plan.id).has(linkOf(twin))).toBe(false);
  });

  test('of very many goes by jobs of Salesforce, one for leads and one for contacts', async () => {
    await touching(499);
    const { world } = b;
    const [ruled = '', locked = '', ...converted] = members(b).slice(0, 30);
    for (const id of converted) world.salesforce.convert(linkOf(id), world.salesforce.adminUserId);
    world.clock.advance(40 * minute);
    orgState(world).writes.length = 0;
    world.salesforce.validationRules.set('no', (_object, fields) => (fields.Id === linkOf(ruled) ? 'Not now' : null));
    world.salesforce.rowLocks.set(linkOf(locked), 1);
    const plan = await planned(b, { kind: 'segment' });
    expect(plan).toMatchObject({ byBulk: true, total: 500 });
    const end = await finished(b, (await confirmed(b, plan.id)).id);
    expect(end.counts).toMatchObject({ verified: 499, failed: 1 });
    expect(
      ingests()
        .map(({ object, state }) => `${object} ${state}`)
        .sort(),
    ).toEqual(['Contact JobComplete', 'Lead JobComplete', 'Lead JobComplete']);
    expect(patches()).toEqual([]);
    expect(isOnce(plan.id)).toBe(true);
    expect(touches(plan.id).size).toBe(499);
  });

  test('that somebody aborts in Salesforce is held in words, and goes on with the rest alone', async () => {
    await touching(499);
    const plan = await planned(b, { kind: 'segment' });
    const running = await confirmedUntil(plan.id, () => ingests()[0]?.state === 'UploadComplete');
    expect(running).toMatchObject({ state: 'writing' });
    b.world.clock.advance(1_200);
    const [job] = ingests();
    if (job) job.state = 'Aborted';
    const held = await finished(b, plan.id);
    expect(held).toMatchObject({ trouble: true, failure: { code: 'INGEST_ABORTED' } });
    const before = held.counts.written;
    expect(before).toBeGreaterThan(0);
    await tell(b, 'bulk-act', { jobId: plan.id, act: 'resume' });
    await runner.drain();
    const end = await finished(b, plan.id);
    expect(end.counts).toMatchObject({ verified: 500 });
    expect(isOnce(plan.id)).toBe(true);
  });

  test('that is stopped takes its job in Salesforce back, and tells who was written', async () => {
    await touching(499);
    const plan = await planned(b, { kind: 'segment' });
    await confirmedUntil(plan.id, () => ingests()[0]?.state === 'UploadComplete');
    b.world.clock.advance(1_200);
    const end = await tell(b, 'bulk-act', { jobId: plan.id, act: 'cancel' });
    expect(ingests()[0]?.state).toBe('Aborted');
    b.world.clock.advance(10 * minute);
    const written = touches(plan.id).size;
    expect(written).toBeGreaterThan(0);
    expect(end).toMatchObject({
      state: 'cancelled',
      counts: { 'not-verified': written, cancelled: 500 - written },
    });
  });

  test('is refused before it is proven, or where no org is connected', async () => {
    await touching(1);
    const refused = () => tell(b, 'bulk-plan', { scope: { kind: 'segment' } });
    await b.settings({ touchProven: false });
    expect(await refused()).toMatchObject({ refused: { code: 'why.touch-not-proven' } });
    await b.settings({ touchField: null });
    expect(await refused()).toMatchObject({ refused: { code: 'why.no-touch-field' } });
    expect(integrationOf(b.world)).toBeDefined();
  });
});

/** Confirms, and lets the writing go on until this is so: the job then waits for Salesforce. */
async function confirmedUntil(id: string, is: () => boolean) {
  await tell(b, 'bulk-act', { jobId: id, act: 'confirm' });
  await vi.waitFor(() => expect(is()).toBe(true), { timeout: 50_000 });
  await runner.drain();
  return viewOf(b, id);
}
