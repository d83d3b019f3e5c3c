import type { BulkPerson, BulkView } from '../../protocol/bulk-pages';
import { environmentsSeen, type PortalAndOrg } from '../../storage/environment-key';
import { ledger } from '../../storage/ledger';
import { inHubspotTime } from '../reach';
import { resyncManyKind } from './kind';
import { methodOf } from './method';
import { resyncManyName } from './name';
import { doneOf, type Left, leftOf, statesOf, totalOf } from './tally';
import type { Batch, ManyJob } from './types';

/** Of those who did not simply go through, so many batches are looked through for one answer. */
const batchesAtOnce = 50;
/** These need no word each. */
const quiet = ['todo', 'sent', 'written', 'synced', 'verified', 'cancelled'];

/** A bulk resync by its id; null where there is none. */
export async function manyJob(id: string): Promise<ManyJob | null> {
  const job = await ledger.get(id);
  return job?.kind === resyncManyName ? (job as ManyJob) : null;
}

/** Every bulk resync of a portal, newest first. */
export async function manyViews(environment: PortalAndOrg): Promise<BulkView[]> {
  const jobs = (await ledger.about(environmentsSeen(environment), resyncManyName)) as ManyJob[];
  return jobs.map(manyView);
}

export function manyView(job: ManyJob): BulkView {
  const { cursor, id } = job;
  // Of a cursor of another form nothing is known but its job.
  if (job.aside || job.format !== resyncManyKind.format) return asideView(job);
  const { counts, plan, pace } = cursor;
  const perMinute =
    pace && pace.last > pace.since ? ((pace.count - pace.from) / (pace.last - pace.since)) * 60_000 : null;
  const left = counts.todo + counts.sent;
  const isWriting = cursor.state === 'writing' && job.held === null;
  return {
    id,
    scope: cursor.scope,
    segment: cursor.segment,
    property: cursor.property,
    method: methodOf(cursor),
    byBulk: cursor.byBulk ?? false,
    state: stateOf(job),
    paused: job.held === 'paused',
    trouble: job.held === 'trouble',
    wait: job.held === null && job.dueAt !== null ? cursor.wait : null,
    goesOnAt: cursor.wait && job.held === null && job.dueAt ? inHubspotTime(job.dueAt, job) : null,
    failure: job.fault ?? cursor.failure,
    createdAt: cursor.createdAt,
    finishedAt: cursor.finishedAt,
    planned: { read: plan.read, of: plan.of },
    cost: cursor.cost,
    access: cursor.access ?? null,
    counts,
    total: totalOf(counts),
    done: doneOf(counts),
    perMinute: isWriting ? perMinute : null,
    timeLeft: isWriting && perMinute ? (left / perMinute) * 60_000 : null,
    calls: cursor.calls,
    reasons: cursor.reasons,
    retriable: leftOf(cursor, 'retriable'),
    unwritten: leftOf(cursor, 'unwritten'),
  };
}

function stateOf({ held, cursor }: ManyJob): BulkView['state'] {
  if (held === 'confirm') return 'planned';
  return cursor.state === 'done' ? (cursor.outcome ?? 'done') : cursor.state;
}

function asideView(job: ManyJob): BulkView {
  const counts = {} as BulkView['counts'];
  const nothing = {
    segment: null,
    property: '',
    method: 'trigger-property' as const,
    byBulk: false,
    paused: false,
    trouble: false,
    wait: null,
    goesOnAt: null,
    cost: null,
    access: null,
  };
  const none = {
    failure: null,
    finishedAt: null,
    perMinute: null,
    timeLeft: null,
    total: 0,
    done: 0,
    retriable: 0,
    unwritten: 0,
  };
  const empty = { planned: { read: 0, of: null }, calls: { hubspot: 0, salesforce: 0 }, reasons: {}, counts };
  return { ...nothing, ...none, ...empty, id: job.id, scope: 'segment', state: 'aside', createdAt: job.createdAt };
}

/** Those who did not simply go through, batch after batch. */
export async function peopleOf(jobId: string, from: number): Promise<{ people: BulkPerson[]; next: number | null }> {
  const parts = await ledger.parts<Batch>(jobId, from, batchesAtOnce);
  const people = parts
    .flatMap(({ value }) => value.people)
    .filter(({ state }) => !quiet.includes(state))
    .map(({ id, name, state, why = null, words }) => ({ id, name: name || id, state, why, words }));
  const last = parts.at(-1)?.number;
  return { people, next: parts.length < batchesAtOnce || last === undefined ? null : last + 1 };
}

/** Who is left of an ended job, by HubSpot's ids. */
export async function peopleLeft(jobId: string, which: readonly Left[]): Promise<string[]> {
  const states = which.flatMap(statesOf);
  const parts = await ledger.parts<Batch>(jobId);
  return parts.flatMap(({ value }) => value.people.filter(({ state }) => states.includes(state)).map(({ id }) => id));
}
