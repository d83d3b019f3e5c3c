import type { CheckEntry, ChecklistView, CheckRow } from '../protocol/checklist-pages';
import { inHubspotTime } from '../resync/reach';
import { environmentsSeen, type PortalAndOrg } from '../storage/environment-key';
import { ledger } from '../storage/ledger';
import { checkListKind, checkListName } from './kind';
import { type CheckBatch, type ListCursor, type ListJob, type RowsPart, rowsFrom } from './types';

/** So many parts are given at once. */
const rowPartsAtOnce = 4;
const batchesAtOnce = 20;

/** A checked list by its id; null where there is none. */
export async function listJob(id: string): Promise<ListJob | null> {
  const job = await ledger.get(id);
  return job?.kind === checkListName ? (job as ListJob) : null;
}

/** Every checked list of a portal, newest first. */
export async function listViews(environment: PortalAndOrg): Promise<ChecklistView[]> {
  return ((await ledger.about(environmentsSeen(environment), checkListName)) as ListJob[]).map(listView);
}

export function listView(job: ListJob): ChecklistView {
  const { id, held, dueAt } = job;
  // Of a cursor of another form nothing is known but its job.
  const isAside = job.aside || job.format !== checkListKind.format;
  const cursor = isAside ? unknownCursor(job) : job.cursor;
  const { state: _state, outcome, at: _at, batches: _batches, tries: _tries, unsure: _unsure, wait, ...shown } = cursor;
  return {
    ...shown,
    withoutSalesforce: cursor.withoutSalesforce ?? null,
    failure: job.fault ?? cursor.failure,
    id,
    state: isAside
      ? 'aside'
      : held === 'confirm'
        ? 'planned'
        : cursor.state === 'done'
          ? (outcome ?? 'done')
          : 'checking',
    paused: held === 'paused',
    trouble: held === 'trouble',
    wait: held === null && dueAt !== null ? wait : null,
    goesOnAt: wait && held === null && dueAt ? inHubspotTime(dueAt, job) : null,
  };
}

function unknownCursor({ createdAt }: ListJob): ListCursor {
  const cost = { hubspotCalls: 0, searches: 0, salesforceCalls: null, hubspot: null, salesforce: null };
  const nothing = { name: '', head: null, column: 0, rows: 0, people: 0, duplicates: 0, unknown: {} };
  const none = { batches: 0, at: 0, checked: 0, counts: {}, wait: null, failure: null, tries: 0, finishedAt: null };
  const kinds = { email: 0, hubspot: 0, salesforce: 0 };
  const calls = { hubspot: 0, salesforce: 0 };
  return { ...nothing, ...none, state: 'done', outcome: 'stopped', createdAt, cost, kinds, calls };
}

/** The rows as they were given, from a part on. */
export async function rowsOf(jobId: string, from: number): Promise<{ rows: CheckRow[]; next: number | null }> {
  const parts = await ledger.parts<RowsPart>(jobId, rowsFrom + from, rowPartsAtOnce);
  const rows = parts.flatMap(({ value }) => value.rows);
  return { rows, next: parts.length < rowPartsAtOnce ? null : from + parts.length };
}

/** Whom the rows name, with what was found, from a batch on. */
export async function entriesOf(job: ListJob, from: number): Promise<{ entries: CheckEntry[]; next: number | null }> {
  const most = Math.min(batchesAtOnce, job.cursor.batches - from);
  const parts = most > 0 ? await ledger.parts<CheckBatch>(job.id, from, most) : [];
  const next = from + parts.length;
  return {
    entries: parts.flatMap(({ value }) => value.entries),
    next: parts.length > 0 && next < job.cursor.batches ? next : null,
  };
}
