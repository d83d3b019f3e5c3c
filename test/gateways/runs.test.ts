import { afterEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { JobLine, RunAct } from '../../lib/protocol/job-pages';
import { runner } from '../../lib/protocol/jobs';
import { ledger } from '../../lib/storage/ledger';
import { forgetPolicy } from '../../lib/storage/policy';
import { type Bench, bench } from '../unit/resync/bench';
import { finished, planned, tell } from './bulk';

let b: Bench;
afterEach(() => b.close());
const limits = { window: 100_000, daily: 1_000_000 };

const lines = () => tell(b, 'runs-list', {});
const line = async (id: string): Promise<JobLine> => {
  const found = (await lines()).find((one) => one.id === id);
  if (!found) throw new Error('No such job');
  return found;
};
const act = (jobId: string, one: RunAct) => tell(b, 'runs-act', { jobId, act: one });

test('every kind of job stands in one list, in its own words, with what may be said to it', async () => {
  b = await bench({ members: 149, limits });
  const click = await b.start('trigger-property');
  const list = await tell(b, 'checklist-start', {
    list: { name: 'some.csv', head: null, rows: [['a@b.example'], ['c@d.example']], column: 0 },
  });
  const plan = await planned(b, { kind: 'segment' });
  expect(await line(click)).toMatchObject({
    kind: 'resync',
    state: 'waiting',
    isLong: false,
    view: null,
    phase: 'sent',
  });
  expect(await line(list.id)).toMatchObject({
    subject: 'some.csv',
    state: 'planned',
    view: 'checklist',
    acts: ['cancel'],
  });
  expect(await line(plan.id)).toMatchObject({
    kind: 'resync-many',
    subject: 'Customers',
    count: 150,
    state: 'planned',
    view: 'jobs',
    done: 0,
    total: 150,
  });
  // A plan is confirmed where its cost stands, and nowhere else.
  expect((await line(plan.id)).acts).toEqual(['cancel']);
  await tell(b, 'bulk-act', { jobId: plan.id, act: 'confirm' });
  await runner.drain();
  expect(await line(plan.id)).toMatchObject({ state: 'waiting', wait: 'sync', acts: ['pause', 'cancel'] });
  expect((await line(plan.id)).calls?.hubspot).toBeGreaterThan(3);
  await act(plan.id, 'pause');
  expect(await line(plan.id)).toMatchObject({ state: 'paused', acts: ['resume', 'cancel'] });
  await act(plan.id, 'resume');
  await finished(b, plan.id);
  expect(await line(plan.id)).toMatchObject({ state: 'done', done: 150, total: 150, acts: ['delete'] });
  await act(list.id, 'cancel');
  expect(await line(list.id)).toMatchObject({ state: 'cancelled', acts: ['delete'] });
  expect(await tell(b, 'runs-now', {})).toBeNull();
});

test('who failed is retried from the list; a plan for them waits for a person’s word', async () => {
  b = await bench({ members: 9, limits });
  b.world.integration.silent = true;
  const plan = await planned(b, { kind: 'ids', ids: [...b.world.hubspot.contacts.keys()].slice(0, 3) });
  await tell(b, 'bulk-act', { jobId: plan.id, act: 'confirm' });
  await runner.drain();
  expect(await finished(b, plan.id)).toMatchObject({ state: 'done' });
  const ended = await line(plan.id);
  expect(ended.acts).toEqual(['retry', 'delete']);
  b.world.integration.silent = false;
  expect(await act(plan.id, 'retry')).toEqual({ refused: null });
  await runner.drain();
  const again = (await lines()).find((one) => one.id !== plan.id && one.kind === 'resync-many');
  expect(again).toMatchObject({ state: 'planned', total: ended.retriable });
  await b.settings({ triggerProven: false });
  expect(await act(plan.id, 'retry')).toMatchObject({ refused: { code: 'why.trigger-not-proven' } });
});

test('a click that was not verified is retried for the same contact', async () => {
  b = await bench();
  b.world.integration.silent = true;
  const id = await b.start('trigger-property');
  expect((await b.finish(id)).outcome).toBe('not-verified');
  expect(await line(id)).toMatchObject({ phase: 'not-verified', acts: ['retry', 'delete'] });
  await act(id, 'retry');
  await runner.drain();
  const [again] = (await lines()).filter((one) => one.id !== id);
  expect(again).toMatchObject({ kind: 'resync', subject: (await line(id)).subject });
  expect((await b.job(again?.id ?? '')).contactId).toBe(b.contactId);
});

test('a job that this version does not know can be deleted, open or not, and nothing else', async () => {
  b = await bench();
  const environment = `${b.world.portalId}/-`;
  const fresh = { environment, createdAt: Date.now(), dueAt: 0, cursor: null };
  await ledger.open({ id: 'old', kind: 'resync', subject: 'x', format: 0, ...fresh });
  await ledger.open({ id: 'new', kind: 'unheard-of', subject: 'y', format: 7, ...fresh });
  await ledger.open({ id: 'foreign', kind: 'unheard-of', subject: 'z', ...fresh, environment: '999/-' });
  await runner.drain();
  expect((await lines()).map(({ id, state, acts }) => [id, state, acts])).toEqual([
    ['new', 'aside', ['delete']],
    ['old', 'aside', ['delete']],
  ]);
  await act('new', 'cancel');
  expect(await ledger.get('new')).toMatchObject({ cancelled: false });
  for (const id of ['new', 'old']) await act(id, 'delete');
  expect(await lines()).toEqual([]);
  expect(await b.ask('runs-act', { jobId: 'foreign', act: 'delete' })).toMatchObject({ failure: { code: 'NO_JOB' } });
  expect(await ledger.get('foreign')).not.toBeNull();
});

test('what the organisation has switched off does not go on by the list of all jobs either; it can be ended there', async () => {
  b = await bench({ members: 149, limits });
  const plan = await planned(b, { kind: 'segment' });
  Object.assign(fakeBrowser.storage, { managed: { get: async () => ({ featuresOff: ['bulk-resync'] }) } });
  forgetPolicy();
  for (const one of ['resume', 'retry'] as const)
    expect(await b.ask('runs-act', { jobId: plan.id, act: one })).toMatchObject({ failure: { code: 'MANAGED_OFF' } });
  await act(plan.id, 'cancel');
  Object.assign(fakeBrowser.storage, { managed: { get: async () => ({}) } });
  forgetPolicy();
  expect((await line(plan.id)).state).toBe('cancelled');
});
