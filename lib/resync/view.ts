import { lastSyncOf } from '../eligibility/terms';
import type { ContactFacts } from '../eligibility/types';
import type { JobView } from '../protocol/pages';
import { environmentsSeen, type PortalAndOrg } from '../storage/environment-key';
import { ledger } from '../storage/ledger';
import type { LedgerJob } from '../storage/ledger-types';
import { resyncKindName } from './kind';
import { inHubspotTime } from './reach';
import type { ResyncCursor } from './types';

/** A resync as pages show it; null where there is no such job. */
export async function jobView(jobId: string): Promise<JobView | null> {
  const job = await ledger.get(jobId);
  return job?.kind === resyncKindName ? viewOf(job as LedgerJob<ResyncCursor>) : null;
}

/** The newest resync of a contact that was not refused: a refusal is told at once, and the verdict says it anyway. */
export async function latestJob(environment: PortalAndOrg, contactId: string): Promise<JobView | null> {
  const jobs = (await ledger.about(
    environmentsSeen(environment),
    resyncKindName,
    contactId,
  )) as LedgerJob<ResyncCursor>[];
  const job = jobs.find(({ cursor }) => cursor.outcome !== 'refused');
  return job ? viewOf(job) : null;
}

/**
 * A view shows a sync that came after a resync which had ended unverified: that one is looked at once
 * more. True: it was opened again, so the jobs are to go on.
 */
export async function lookLate(environment: PortalAndOrg, contact: ContactFacts): Promise<boolean> {
  const [job] = (await ledger.about(
    environmentsSeen(environment),
    resyncKindName,
    contact.id,
  )) as LedgerJob<ResyncCursor>[];
  const { cursor } = job ?? {};
  const last = lastSyncOf(contact);
  if (!job || cursor?.outcome !== 'not-verified' || cursor.writtenAt === null || last === null) return false;
  if (last <= cursor.writtenAt || last === cursor.lateFor) return false;
  const again = { ...cursor, state: 'waiting' as const, outcome: null, late: true, lateFor: last, finishedAt: null };
  return ledger.reopen({ ...job, cursor: again });
}

async function viewOf(job: LedgerJob<ResyncCursor>): Promise<JobView> {
  const { cursor } = job;
  const { state, outcome, method, contactId, name, createdAt, writtenAt, looks, finishedAt } = cursor;
  const verified = outcome === 'verified' || outcome === 'verified-late' || outcome === 'synced-after-click';
  return {
    id: job.id,
    kind: job.kind,
    state,
    // A cancelled job of the first version has no outcome.
    outcome: outcome ?? (state === 'done' ? 'cancelled' : null),
    method,
    contactId,
    name,
    createdAt,
    writtenAt,
    nextLookAt: job.dueAt === null || job.dueAt === 0 ? null : inHubspotTime(job.dueAt),
    looks,
    finishedAt,
    took: verified && cursor.syncedAt !== null && writtenAt !== null ? cursor.syncedAt - writtenAt : null,
    writes: [...cursor.writes],
    failure: cursor.failure,
    unread: cursor.unread ?? null,
    refusal: cursor.refusal,
    steps: await ledger.steps(job.id),
  };
}
