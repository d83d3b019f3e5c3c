import { ApiError, toFailure } from '../../../http/errors';
import { objectOf } from '../../../records/ids';
import {
  abortIngest,
  fillIngest,
  type Ingest,
  ingestResults,
  ingestState,
  isIngestOver,
  startIngest,
} from '../../../salesforce/bulk-ingest';
import { ledger } from '../../../storage/ledger';
import { isFresh } from '../steps/check-batch';
import { progress } from '../steps/progress';
import type { Wave } from '../steps/wave';
import type { Batch, Load, ManyCursor, ManyJob, ManyResult, Person } from '../types';
import { afterFailure, boundsOf, waiting } from '../waits';
import { hubspotNow, type Work, workOf } from '../work';
import { touchedBack } from './back';
import { committed } from './collection';
import { afterTouch, type End, stateAfterTouch } from './ends';

/** A load is at most so many batches of contacts: one batch of Salesforce's own. */
export const batchesALoad = 100;
/** Ten thousand are judged one batch after the other: a check is good for longer than where the write follows at once. */
export const loadFreshMs = 30 * 60_000;

/**
 * One step of an ingest job: it is made, and its id committed; filled and closed; followed; and read. Whatever died in
 * between asks Salesforce for the state of that id: a job that is still open never wrote, and is taken back.
 */
export async function loadStep(
  job: ManyJob,
  cursor: ManyCursor,
  load: Load,
  work: Work,
  straight: boolean,
): Promise<ManyResult> {
  try {
    if (load.stage === 'make') return await make(job, cursor, load, work);
    if (load.stage === 'fill') return await fill(job, cursor, load, work, straight);
    return await follow(job, cursor, load, work);
  } catch (error) {
    const failure = toFailure(error, 'salesforce');
    const next = { ...cursor, load: { ...load, doubt: true }, calls: work.calls() };
    return afterFailure(next, failure, boundsOf(work.reach.environment));
  }
}

async function make(job: ManyJob, cursor: ManyCursor, load: Load, work: Work): Promise<ManyResult> {
  // Who was judged before a long pause is judged anew.
  if (isStale(await wave(job, load))) return moved(cursor, work, null);
  // One that was made before a death has no rows and was never closed: Salesforce lets go of it by itself.
  const { id } = await ask(work, 1, (client) => startIngest(client, load.object));
  const made = { ...load, id, stage: 'fill', doubt: false, since: Date.now(), intendedAt: hubspotNow() } as const;
  return moved(cursor, work, made);
}

async function fill(job: ManyJob, cursor: ManyCursor, load: Load, work: Work, straight: boolean): Promise<ManyResult> {
  const id = load.id ?? '';
  const batches = await wave(job, load);
  if (!straight || load.doubt || isStale(batches)) {
    const known = await ask(work, 1, (client) => ingestState(client, id));
    if (known && known.state !== 'Open') return moved(cursor, work, running(load));
    // Nobody knows whether its rows came: it is taken back, and another one is made.
    if (known) await ask(work, 1, (client) => abortIngest(client, id));
    else return readBack(job, cursor, load, work);
    return moved(cursor, work, { ...load, id: null, stage: 'make', doubt: false, since: Date.now() });
  }
  const rows = recordsOf(batches, load).map((Id) => ({ Id, [cursor.property]: job.id }));
  await ask(work, 2, (client) => fillIngest(client, id, rows));
  return moved(cursor, work, running(load));
}

const running = (load: Load): Load => ({ ...load, stage: 'run', doubt: false, since: Date.now() });

async function follow(job: ManyJob, cursor: ManyCursor, load: Load, work: Work): Promise<ManyResult> {
  const known = await ask(work, 1, (client) => ingestState(client, load.id ?? ''));
  if (!known) return readBack(job, cursor, load, work);
  if (!isIngestOver(known)) return waiting({ ...cursor, calls: work.calls() }, { wait: 'load', until: nextAsk(load) });
  const results = await ask(work, 3, (client) => ingestResults(client, known));
  const ends = new Map<string, End>(results.refused);
  for (const id of results.written) ends.set(id, 'written');
  const before = await wave(job, load);
  const parts = before.map(({ number, value }) => {
    const people = value.people.map((one) =>
      isOf(one, load) ? afterTouch(one, ends.get(one.record ?? ''), load.intendedAt ?? 0) : one,
    );
    return { number, value: { ...value, people, state: stateAfterTouch(people) } };
  });
  const next = committed({ ...cursor, load: null }, work, before, parts);
  return known.state === 'JobComplete' ? next : { ...brokenOff(next.cursor, known, work), parts };
}

/** Salesforce gave up, or somebody stopped it there: a person is to look, before the rest is tried again. */
function brokenOff(cursor: ManyCursor, { state, errorMessage }: Ingest, work: Work): ManyResult {
  const code = state === 'Aborted' ? 'INGEST_ABORTED' : 'INGEST_FAILED';
  const failure = toFailure(new ApiError('invalid', 'salesforce', { code, words: errorMessage }), 'salesforce');
  return afterFailure(cursor, failure, boundsOf(work.reach.environment));
}

/** Salesforce no longer knows the job: the records themselves tell who was written. */
async function readBack(job: ManyJob, cursor: ManyCursor, load: Load, work: Work): Promise<ManyResult> {
  const before = await wave(job, load);
  const parts: { number: number; value: Batch }[] = [];
  for (const { number, value } of before) {
    const read = await touchedBack(job, { ...value, intendedAt: load.intendedAt }, work);
    const people = read.map((one): Person => (isOf(one, load) ? { ...one, state: 'todo' } : one));
    parts.push({ number, value: { ...value, people, state: stateAfterTouch(people) } });
  }
  return committed({ ...cursor, load: null }, work, before, parts);
}

/** What somebody stopped: an ingest job that is not over is taken back. Rows that Salesforce has in hand may still be written. */
export async function takeBack(job: ManyJob): Promise<void> {
  const id = job.cursor.load?.id;
  if (!id) return;
  const work = await workOf(job);
  const known = await ask(work, 1, (client) => ingestState(client, id));
  if (known && !isIngestOver(known)) await ask(work, 1, (client) => abortIngest(client, id));
}

/** The state is asked for at growing intervals, by alarm: the worker need not stay awake for it. */
function nextAsk({ since }: Load): number {
  const now = Date.now();
  return now + Math.min(60_000, Math.max(15_000, (now - since) / 4));
}

const isOf = ({ state, record }: Person, { object }: Load) =>
  state === 'sent' && record !== undefined && objectOf(record) === object;

async function wave({ id }: ManyJob, { from, to }: Load): Promise<Wave> {
  const found = await ledger.parts<Batch>(id, from, to - from);
  return found.filter(({ number }) => number < to);
}

function recordsOf(batches: Wave, load: Load): string[] {
  const records = batches.flatMap(({ value }) =>
    value.people.flatMap((one) => (isOf(one, load) && one.record ? [one.record] : [])),
  );
  return [...new Set(records)];
}

const isStale = (batches: Wave) => batches.some(({ value }) => !isFresh(value, loadFreshMs));

function moved(cursor: ManyCursor, work: Work, load: Load | null): ManyResult {
  return { cursor: { ...progress(cursor, work), load }, steps: [], next: 'now' };
}

type Client = Parameters<typeof startIngest>[0];
async function ask<T>(work: Work, calls: number, run: (client: Client) => Promise<T>): Promise<T> {
  const answer = await work.salesforce(async ({ client }) => ({ value: await run(client) }), calls);
  if (!answer) throw new ApiError('not-connected', 'salesforce');
  return answer.value;
}
