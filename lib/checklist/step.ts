import { countedOrg } from '../connections/counted-org';
import { connectedHubspot } from '../connections/hubspot';
import { connectedSalesforce } from '../connections/salesforce';
import { decide } from '../eligibility/decide';
import { linkedRow } from '../eligibility/terms';
import type { Facts, JudgeSettings } from '../eligibility/types';
import { factsOfMany } from '../facts/many';
import { ApiError, toFailure } from '../http/errors';
import { countedClient } from '../hubspot/counted';
import type { CheckEntry, CheckResult, CheckStatus } from '../protocol/checklist-pages';
import { line } from '../resync/end';
import { afterFailure, boundsOf, hindranceOf, usualBounds, waiting } from '../resync/many/waits';
import { hubspotAt, hubspotNow } from '../resync/reach';
import { environmentOf } from '../storage/environment-key';
import { ledger } from '../storage/ledger';
import { isThere, judgedAnew, unsureOf } from './outside';
import type { CheckBatch, ListCursor, ListJob, ListResult } from './types';

/** Two or four reads of contacts, memberships, and what the segment and the heartbeat may take. */
const callsABatch = 6;

/** Judges one batch of a list. It only reads: a step that is run again after a death changes nothing. */
export async function checkStep(job: ListJob): Promise<ListResult> {
  const { cursor } = job;
  let bounds = usualBounds;
  let { unsure } = cursor;
  if (cursor.at >= cursor.batches) return ended(cursor);
  try {
    const { connected, salesforce, calls } = await servicesOf(job);
    bounds = boundsOf(connected.environment);
    const stop = hindranceOf(callsABatch, bounds);
    if (stop) return waiting(cursor, stop);
    const [part] = await ledger.parts<CheckBatch>(job.id, cursor.at, 1);
    const entries = part?.value.entries ?? [];
    const facts = await factsOfMany(
      entries.map(({ key }) => key),
      { connected, salesforce },
    );
    const judged = entries.map((entry, n): CheckEntry => {
      const result = resultOf(facts[n] ?? null, entry, {
        settings: connected.environment.settings,
        isAsked: salesforce !== null,
      });
      return { key: entry.key, result };
    });
    unsure = unsureOf(cursor, judged);
    const judgedNow: ListCursor = {
      ...cursor,
      // Only now its clock is known for sure: a list begun by a wrong one would end before it began.
      createdAt: cursor.at === 0 ? hubspotAt(job.createdAt) : cursor.createdAt,
      at: cursor.at + 1,
      checked: cursor.checked + judged.length,
      counts: counted(cursor.counts, judged),
      unsure,
      wait: null,
      failure: null,
      tries: 0,
    };
    if (await isThere(judgedNow, facts, connected.client)) unsure = undefined;
    const next = { ...judgedNow, unsure, calls: calls() };
    const parts = [{ number: cursor.at, value: { entries: judged } }];
    return next.at < next.batches ? { cursor: next, steps: [], parts, next: 'now' } : { ...ended(next), parts };
  } catch (error) {
    const anew = await judgedAnew(job, unsure, error, bounds);
    return anew ?? afterFailure(cursor, toFailure(error, 'hubspot'), bounds);
  }
}

/** Everybody is judged. */
function ended(cursor: ListCursor): ListResult {
  const done = { ...cursor, state: 'done', outcome: 'done', finishedAt: hubspotNow(), wait: null } as const;
  return { cursor: done, steps: [line('ended', String(cursor.checked))], next: 'done' };
}

/** The portal and the org that the list was begun for, with their calls counted. Throws `not-connected` where they are others now. */
async function servicesOf({ environment: key, kind, cursor }: ListJob) {
  const { portalId, orgId } = environmentOf(key);
  const connected = await connectedHubspot(kind, portalId);
  const { environment, client } = connected;
  if (environment.orgId !== orgId) throw new ApiError('not-connected', 'salesforce');
  const org = orgId === null || cursor.withoutSalesforce ? null : await connectedSalesforce(environment, kind);
  const hubspot = countedClient(client);
  const salesforce = org && countedOrg(org);
  return {
    connected: { ...connected, client: hubspot.client },
    salesforce: salesforce?.org ?? null,
    calls: () => ({
      hubspot: cursor.calls.hubspot + hubspot.calls(),
      salesforce: cursor.calls.salesforce + (salesforce?.calls() ?? 0),
    }),
  };
}

function counted(before: ListCursor['counts'], judged: readonly CheckEntry[]): ListCursor['counts'] {
  const counts: Partial<Record<CheckStatus, number>> = { ...before };
  for (const { result } of judged) if (result) counts[result.status] = (counts[result.status] ?? 0) + 1;
  return counts;
}

/** The verdict of one person, as far as a table and a file show it. */
function resultOf(
  facts: Facts | null,
  { key }: CheckEntry,
  { settings, isAsked }: { readonly settings: JudgeSettings; readonly isAsked: boolean },
): CheckResult {
  if (!facts) {
    const email = key.kind === 'email' ? key.email : null;
    const nobody = { name: null, contactId: null, salesforce: null, reasons: [], warnings: [], notChecked: [] };
    return { status: isAsked ? 'nowhere' : 'not-in-hubspot', ...nobody, email, asOf: hubspotNow() };
  }
  const { status, reasons, warnings, notChecked, asOf } = decide(facts, settings);
  const { contact } = facts;
  const row = facts.salesforce.checked ? (facts.salesforce.pageRow ?? null) : null;
  const linked = contact && linkedRow(facts, contact);
  const record = linked ?? row;
  const linkedId = contact?.contactId ?? contact?.leadId ?? null;
  const byLink = linkedId && { object: contact?.contactId ? ('Contact' as const) : ('Lead' as const), id: linkedId };
  return {
    status,
    reasons,
    warnings,
    notChecked,
    asOf,
    name: contact?.name ?? row?.name ?? null,
    email: contact?.email ?? row?.email ?? (key.kind === 'email' ? key.email : null),
    contactId: contact?.id ?? (key.kind === 'hubspot' ? key.id : null),
    salesforce: record ? { object: record.object, id: record.id } : byLink || null,
  };
}
