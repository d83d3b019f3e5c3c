import { connectedHubspot } from '../connections/hubspot';
import { ApiError } from '../http/errors';
import { environmentOf } from '../storage/environment-key';
import { ledger } from '../storage/ledger';
import type { LedgerJob } from '../storage/ledger-types';
import type { JobLine, KindLine, RunAct } from './job-pages';
import { kinds } from './kinds';

/** So many of those that have ended are listed; the history has the others. */
const endedListed = 200;

/** Every open job of the connected portal, and the newest of those that have ended; the newest first. */
export async function jobLines(ended = endedListed): Promise<JobLine[]> {
  const { portalId } = (await connectedHubspot()).environment;
  return (await ledger.ofPortal(portalId, ended)).map(lineOf);
}

/** A job of the connected portal. Throws `not-found` where there is none, or another portal is connected. */
export async function jobOfPortal(jobId: string): Promise<LedgerJob> {
  const { portalId } = (await connectedHubspot()).environment;
  const job = await ledger.get(jobId);
  if (!job || environmentOf(job.environment).portalId !== portalId)
    throw new ApiError('not-found', 'hubspot', { code: 'NO_JOB' });
  return job;
}

/** How its kind shows it, and what may be said to it. */
export function lineOf(job: LedgerJob): JobLine {
  const known = kinds.find(({ kind }) => kind.kind === job.kind);
  const { id, kind } = job;
  if (!known || job.aside || job.format !== known.kind.format)
    return { ...unknown(job), id, kind, isLong: false, view: null, acts: ['delete'] };
  const line = known.line(job);
  const isOpen = job.dueAt !== null;
  const state = stateOf(job, line);
  const acts: RunAct[] = [];
  if (isOpen && (state === 'paused' || state === 'trouble')) acts.push('resume');
  if (isOpen && (state === 'running' || state === 'waiting' || state === 'planning')) acts.push('pause');
  if (isOpen) acts.push('cancel');
  else acts.push(...(line.retriable > 0 && known.retry ? (['retry'] as const) : []), 'delete');
  return { ...line, id, kind, state, isLong: !known.kind.urgent, view: known.view, acts };
}

function stateOf({ held, dueAt }: LedgerJob, { state, wait }: KindLine): JobLine['state'] {
  if (dueAt === null || held === 'confirm') return state;
  if (held !== null) return held;
  // The window of some seconds is no waiting that anybody has to be told of.
  return wait !== null && wait !== 'window' ? 'waiting' : state;
}

/** Of a job that this version cannot read nothing is known but that it is there. */
function unknown({ createdAt }: LedgerJob): Omit<JobLine, 'id' | 'kind' | 'isLong' | 'view' | 'acts'> {
  const nothing = { subject: null, count: null, wait: null, goesOnAt: null, failure: null, finishedAt: null };
  const none = { done: null, total: null, perMinute: null, timeLeft: null, calls: null, retriable: 0 };
  return { ...nothing, ...none, state: 'aside', phase: 'aside', createdAt };
}

/** The long job that is told of outside of the pages: one that runs before one that waits, the furthest on first. */
export function nowOf(lines: readonly JobLine[]): JobLine | null {
  const share = ({ done, total }: JobLine) => (done === null || !total ? 0 : done / total);
  const [first = null] = lines
    .filter(({ isLong, state }) => isLong && (state === 'running' || state === 'waiting' || state === 'trouble'))
    .toSorted((a, b) => rank(a) - rank(b) || share(b) - share(a));
  return first;
}
const rank = ({ state }: JobLine) => ['trouble', 'running', 'waiting'].indexOf(state);
