import { lastSyncOf } from '../eligibility/terms';
import type { ContactFacts, ResyncMethodId } from '../eligibility/types';
import type { JobView } from '../protocol/pages';
import { environmentOf, environmentsSeen, type PortalAndOrg } from '../storage/environment-key';
import { ledger } from '../storage/ledger';
import type { LedgerJob } from '../storage/ledger-types';
import type { Environment } from '../storage/settings';
import { resyncKind, resyncKindName } from './kind';
import { inHubspotTime } from './reach';
import type { ResyncCursor } from './types';

/** A resync as pages show it; null where there is no such job. */
export async function jobView(jobId: string): Promise<JobView | null> {
  const job = await ledger.get(jobId);
  return job?.kind === resyncKindName && isReadable(job) ? viewOf(job as LedgerJob<ResyncCursor>) : null;
}

/** Of a cursor of another version nothing is known but its job: the list of jobs says so. */
const isReadable = ({ aside, format }: LedgerJob) => !aside && format === resyncKind.format;

/**
 * The newest resync of a contact that was not refused: a refusal is told at once, and the verdict says it anyway. Where
 * there is none, the newest from a time when the portal was paired with another org: it says so.
 */
export async function latestJob(environment: PortalAndOrg, contactId: string): Promise<JobView | null> {
  const newest = async (environments: readonly string[]) => {
    const jobs = (await ledger.about(environments, resyncKindName, contactId)) as LedgerJob<ResyncCursor>[];
    return jobs.find((one) => isReadable(one) && one.cursor.outcome !== 'refused');
  };
  const seen = environmentsSeen(environment);
  const job = await newest(seen);
  if (job) return viewOf(job);
  const others = (await ledger.environments(environment.portalId)).filter((one) => !seen.includes(one));
  const old = others.length > 0 && (await newest(others));
  return old ? { ...(await viewOf(old)), otherOrg: environmentOf(old.environment).orgId ?? '' } : null;
}

/** The newest proof of a method with the property or field that is chosen now; null where nobody has begun one. */
export async function latestProof(environment: Environment, method: ResyncMethodId): Promise<JobView | null> {
  const { triggerProperty, touchField } = environment.settings;
  const chosen = method === 'salesforce-touch' ? touchField : triggerProperty;
  const jobs = await ledger.about(environmentsSeen(environment), resyncKindName);
  const job = (jobs.filter(isReadable) as LedgerJob<ResyncCursor>[]).find(
    // What was refused had nothing to write yet.
    ({ cursor }) => cursor.prove && cursor.method === method && (cursor.writes[0]?.property ?? chosen) === chosen,
  );
  return job ? viewOf(job) : null;
}

/**
 * A view shows a sync that came after a resync which had ended unverified: that one is looked at once
 * more. True: it was opened again, so the jobs are to go on.
 */
export async function lookLate(environment: PortalAndOrg, contact: ContactFacts): Promise<boolean> {
  const jobs = (await ledger.about(environmentsSeen(environment), resyncKindName, contact.id)).filter(isReadable);
  const [job] = jobs as LedgerJob<ResyncCursor>[];
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
    nextLookAt: job.dueAt === null || job.dueAt === 0 || job.held ? null : inHubspotTime(job.dueAt, job),
    looks,
    finishedAt,
    took: verified && cursor.syncedAt !== null && writtenAt !== null ? cursor.syncedAt - writtenAt : null,
    writes: [...cursor.writes],
    failure: job.fault ?? cursor.failure,
    stopped: job.fault !== undefined,
    unread: cursor.unread ?? null,
    refusal: cursor.refusal,
    steps: await ledger.steps(job.id),
  };
}
