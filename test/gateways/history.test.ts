import { afterEach, describe, expect, test } from 'vitest';
import { keepJobsMs, pruneJobs } from '../../lib/jobs/prune';
import type { Action } from '../../lib/protocol/history-pages';
import { runner } from '../../lib/protocol/jobs';
import { ledger } from '../../lib/storage/ledger';
import { createRandom } from '../sandbox/world/random';
import { type Bench, bench, minute } from '../unit/resync/bench';
import { changes, confirmed, finished, members, planned, tell } from './bulk';
import { mortal } from './mortal';

let b: Bench;
afterEach(() => b.close());
const limits = { window: 100_000, daily: 1_000_000 };
const seed = Number(process.env.SYNCLENS_SEED ?? Math.floor(Math.random() * 1e9));

async function history(): Promise<Action[]> {
  const { pages, next } = await tell(b, 'history-read', { from: null });
  expect(next).toBeNull();
  return pages.flatMap(({ entries }) => [...entries]);
}
const of = (entries: readonly Action[], kind: string) => entries.filter((one) => one.kind === kind);

describe('a bulk resync', () => {
  test('has an entry for each contact: what was written over what, how it ended, how long it took; and one for itself', async () => {
    b = await bench({ members: 149, limits });
    const [left = '', old = ''] = members(b);
    b.world.hubspot.write(old, { synclens_resync: 'an older job' }, 'CRM_UI');
    const plan = await planned(b, { kind: 'segment' });
    b.world.hubspot.write(left, { lifecyclestage: 'lead' }, 'CRM_UI');
    b.world.clock.advance(10_000);
    expect(await history()).toEqual([]);
    await confirmed(b, plan.id);
    const sent = (await history()).filter(({ record }) => record);
    expect([sent.length, new Set(sent.map(({ outcome }) => outcome))]).toEqual([150, new Set(['written', 'skipped'])]);
    await finished(b, plan.id);
    const all = of(await history(), 'resync-many');
    const own = all.filter(({ record }) => record === null);
    expect(own).toMatchObject([{ jobId: plan.id, subject: 'Customers', count: 150, outcome: 'done' }]);
    expect(own[0]?.took).toBeGreaterThan(0);
    const people = all.filter(({ record }) => record !== null);
    expect(new Set(people.map(({ record }) => record?.contactId)).size).toBe(150);
    const about = (id: string) => people.find(({ record }) => record?.contactId === id);
    expect(about(left)).toMatchObject({ outcome: 'skipped', why: 'not-a-member', change: null });
    expect(about(old)).toMatchObject({
      outcome: 'verified',
      change: { where: 'hubspot', property: 'synclens_resync', from: 'an older job', to: plan.id },
    });
    expect(about(members(b)[5] ?? '')).toMatchObject({ outcome: 'verified', change: { from: null } });
    expect(about(old)?.took).toBeGreaterThan(0);
    expect(about(old)?.record?.name).not.toBe(old);
  });

  test(`tells nobody more and nobody less than was written, however its worker dies (seed ${seed})`, async () => {
    b = await bench({ members: 449, limits, switches: { equalWriteTriggers: true } });
    const random = createRandom(seed);
    const plan = await planned(b, { kind: 'segment' });
    await ledger.release(plan.id, ['confirm']);
    let deaths = 0;
    for (let life = 0; life < 60; life++) {
      const worker = mortal(3 + Math.floor(random() * 25));
      await runner.drain(true).catch(() => undefined);
      if (worker.died()) deaths++;
      worker.revive();
      await b.pass(minute / 2);
      const written = new Set(changes(b, plan.id).keys());
      const told = (await history()).filter(({ record, outcome }) => record && outcome !== 'skipped');
      const names = new Set(told.map(({ record }) => record?.contactId));
      // The intention is told before anything is sent: no write without an entry.
      expect([...written].filter((id) => !names.has(id))).toEqual([]);
      expect(names.size).toBe(told.length);
    }
    await runner.drain(true);
    await finished(b, plan.id);
    expect(deaths).toBeGreaterThan(5);
    const told = (await history()).filter(({ record }) => record);
    expect([told.length, new Set(told.map(({ outcome }) => outcome))]).toEqual([450, new Set(['verified'])]);
  });
});

test('a resync by a click is one entry from the click to its end, and outlives its job', async () => {
  b = await bench();
  const id = await b.start('trigger-property');
  expect(await history()).toMatchObject([{ kind: 'resync', outcome: 'sent', took: null }]);
  await b.finish(id);
  const one = { kind: 'resync', outcome: 'verified', jobId: id, record: { contactId: b.contactId } };
  expect(await history()).toMatchObject([{ ...one, change: { property: 'synclens_resync', from: null, to: id } }]);
  expect(await pruneJobs(Date.now() + keepJobsMs + minute)).toBe(1);
  expect(await ledger.get(id)).toBeNull();
  expect(await history()).toMatchObject([one]);
});

test('a click that is refused, scans, lists, choices, a new property and the connection are told too', async () => {
  b = await bench({ members: 3, limits });
  await b.ask('settings-set', { patch: { lookIntervalMinutes: 30, theme: 'dark' } });
  await tell(b, 'trigger-create', { name: 'another_resync', label: 'Another' });
  await tell(b, 'checklist-start', { list: { name: 'some.csv', head: null, rows: [['x@y.example']], column: 0 } });
  const [list] = await tell(b, 'checklist-list', {});
  expect(of(await history(), 'check-list')).toEqual([]);
  await tell(b, 'checklist-act', { jobId: list?.id ?? '', act: 'confirm' });
  await runner.drain();
  const scan = await tell(b, 'coverage-plan', { mode: 'quick' });
  await runner.drain();
  if ('scan' in scan) await tell(b, 'coverage-act', { jobId: scan.scan.id, act: 'confirm' });
  await runner.drain();
  await b.ask('salesforce-disconnect', {});
  const all = await history();
  expect(of(all, 'check-list')).toMatchObject([{ subject: 'some.csv', count: 1, outcome: 'done', change: null }]);
  expect(of(all, 'coverage-scan')).toMatchObject([{ outcome: 'done' }]);
  expect(of(all, 'property-made')).toMatchObject([{ subject: 'another_resync', outcome: 'done' }]);
  expect(of(all, 'unpaired')).toMatchObject([{ subject: `${b.world.domain}.my.salesforce.com` }]);
  expect(of(all, 'settings').map(({ change }) => change)).toContainEqual({
    where: 'synclens',
    property: 'lookIntervalMinutes',
    from: '15',
    to: '30',
  });
});

test('a change in the last row of a long mapping is told, from where it differs', async () => {
  b = await bench();
  const rows = Array.from({ length: 9 }, (_none, n) => `property_${n}`).map((property) => {
    return { property, leadField: `Field_${property}__c`, contactField: null, rule: 'two-way' as const };
  });
  await b.settings({ mapping: rows });
  const mapping = rows.map((row, n) => (n === 8 ? { ...row, rule: 'always-salesforce' as const } : row));
  await b.ask('settings-set', { patch: { mapping } });
  const [one, ...others] = of(await history(), 'settings');
  expect([one?.change?.property, others]).toEqual(['mapping', []]);
  expect(one?.change?.from).toMatch(/^….*Field_property_8__c.*"two-way"/);
  expect(one?.change?.to).toMatch(/^….*Field_property_8__c.*"always-salesforce"/);
});

test('what a person deletes is gone, and nothing of another portal can be named', async () => {
  b = await bench();
  await b.ask('settings-set', { patch: { lookIntervalMinutes: 30, keepHistoryDays: 30 } });
  const [page] = (await tell(b, 'history-read', { from: null })).pages;
  if (!page) throw new Error('Nothing was kept');
  const { entries: _entries, ...key } = page;
  await tell(b, 'history-delete', { pages: [{ ...key, only: [0], of: 2 }] });
  expect((await history()).length).toBe(1);
  const foreign = { ...key, environment: '999/-', only: null, of: 2 };
  expect(await b.ask('history-delete', { pages: [foreign] })).toMatchObject({ ok: false });
  await tell(b, 'history-clear', {});
  expect(await history()).toEqual([]);
});
