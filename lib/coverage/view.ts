import type { ScanProgress, ScanView, Snapshot } from '../protocol/coverage-pages';
import { inHubspotTime } from '../resync/reach';
import { snapshots } from '../storage/coverage';
import { environmentsSeen, type PortalAndOrg } from '../storage/environment-key';
import { ledger } from '../storage/ledger';
import { coverageScanKind, coverageScanName } from './kind';
import type { Columns } from './snapshot-types';
import type { ScanCursor, ScanJob } from './types';

/** Parts of a snapshot that one answer carries: some hundred kilobytes. */
const partsAtOnce = 3;

/** A scan by its id; null where there is none. */
export async function scanJob(id: string): Promise<ScanJob | null> {
  const job = await ledger.get(id);
  return job?.kind === coverageScanName ? (job as ScanJob) : null;
}

/** The newest scan of a portal, and its snapshots. */
export async function coverageOf(environment: PortalAndOrg): Promise<{ scan: ScanView | null; snapshots: Snapshot[] }> {
  const seen = environmentsSeen(environment);
  const [newest] = (await ledger.about(seen, coverageScanName)) as ScanJob[];
  return { scan: newest ? scanView(newest) : null, snapshots: await snapshots.all<Snapshot>(seen) };
}

/** Rows of a snapshot from a part on, as one table. */
export async function rowsOf(id: string, from: number): Promise<{ columns: Columns; next: number | null }> {
  const parts = await snapshots.rows<Columns>(id, from, partsAtOnce);
  const all = <K extends keyof Columns>(name: K) => parts.flatMap((one) => one[name] as readonly unknown[]);
  const columns = {
    id: all('id'),
    status: all('status'),
    name: all('name'),
    email: all('email'),
    link: all('link'),
    lastSync: all('lastSync'),
    flags: all('flags'),
  } as unknown as Columns;
  return { columns, next: parts.length < partsAtOnce ? null : from + partsAtOnce };
}

export function scanView(job: ScanJob): ScanView {
  const { id, held, dueAt, cursor } = job;
  if (job.aside || job.format !== coverageScanKind.format) return asideView(job);
  const { estimate, calls, mode, failure, createdAt, finishedAt } = cursor;
  const share = shareOf(cursor);
  const isGoing = cursor.state === 'reading' && held === null && share > 0.02 && share < 1;
  return {
    id,
    mode,
    state: stateOf(job),
    paused: held === 'paused',
    trouble: held === 'trouble',
    wait: held === null && dueAt !== null ? cursor.wait : null,
    goesOnAt: cursor.wait && held === null && dueAt ? inHubspotTime(dueAt, job) : null,
    failure: job.fault ?? failure,
    createdAt,
    finishedAt,
    estimate,
    progress: progressOf(cursor),
    share,
    calls,
    bulk: bulkOf(cursor),
    timeLeft: isGoing && estimate ? (1 - share) * estimate.seconds.most * 1000 : null,
  };
}

/** Of a cursor of another form nothing is known but its job. */
function asideView({ id, createdAt }: ScanJob): ScanView {
  const held = { paused: false, trouble: false, wait: null, goesOnAt: null };
  const nothing = { failure: null, finishedAt: null, estimate: null, progress: [], share: 0, timeLeft: null };
  const none = { calls: { hubspot: 0, salesforce: 0 }, bulk: { isPreparing: false, refused: null } };
  return { ...held, ...nothing, ...none, id, mode: 'full', state: 'aside', createdAt };
}

function stateOf({ held, cursor }: ScanJob): ScanView['state'] {
  if (held === 'confirm') return 'planned';
  if (cursor.state === 'done') return cursor.outcome ?? 'done';
  return cursor.state === 'clearing' ? 'judging' : cursor.state;
}

function progressOf({ reading, estimate, withSalesforce, judged, state, mode }: ScanCursor): ScanProgress[] {
  const { chains, histories } = reading;
  const salesforce = chains.Lead.count + chains.Contact.count;
  const read = chains.contacts.count;
  return [
    { what: 'contacts', done: read, of: chains.contacts.isOver ? read : (estimate?.contacts ?? null) },
    ...(mode === 'full' ? [{ what: 'histories' as const, done: histories.count, of: null }] : []),
    ...(withSalesforce ? [{ what: 'salesforce' as const, done: salesforce, of: estimate?.records ?? null }] : []),
    ...(state === 'judging' ? [{ what: 'judged' as const, done: judged.contacts, of: chains.contacts.parts }] : []),
  ];
}

function bulkOf({ reading, state }: ScanCursor): ScanView['bulk'] {
  const jobs = Object.values(reading.bulk ?? {}).filter((one) => one !== undefined);
  const isPreparing = state === 'reading' && jobs.some(({ jobId, isComplete }) => jobId !== null && !isComplete);
  return { isPreparing, refused: reading.bulkRefused ?? null };
}

/** By calls, which are what takes the time. */
function shareOf({ reading, estimate, state }: ScanCursor): number {
  if (state === 'judging' || state === 'clearing' || state === 'done') return 1;
  const { chains, histories } = reading;
  const made = chains.members.parts + chains.contacts.parts + histories.parts;
  return estimate ? Math.min(0.99, made / Math.max(1, estimate.hubspotCalls.most)) : 0;
}
