import { connectedSalesforce } from '../../../connections/salesforce';
import { toFailure } from '../../../http/errors';
import { updateBatch } from '../../../hubspot/contacts-update';
import { dailyCalls } from '../../../salesforce/user';
import { ledger } from '../../../storage/ledger';
import { line } from '../../end';
import { hostOf } from '../../reach';
import { allowance, callsOfASync, spend } from '../allocation';
import { refuseGone as refuseDeleted } from '../segment-gone';
import { doneOf, tally } from '../tally';
import type { Batch, ManyCursor, ManyJob, ManyResult, ManyStep } from '../types';
import { afterFailure, boundsOf, room, salesforceHindrance, sideBySide, usualBounds, waiting } from '../waits';
import { hubspotNow, type Work, workOf } from '../work';
import { checkBatch, isFresh } from './check-batch';
import { nextPass } from './look';
import { sendBatch } from './send-batch';

/** So many batches at once: few enough that a click never waits long for its turn. */
const lanes = 6;
/** Memberships and addresses; what is to be read of a batch in doubt is no more. */
const callsABatch = 2;
const settledAfterMs = 10_000;

/** The batches of one step, with their numbers. */
export type Wave = readonly { readonly number: number; readonly value: Batch }[];

/**
 * Write, in two steps for each wave of batches. First each contact is judged, and the intention to send is committed;
 * then the batches are sent. Whatever died in between is read back before it is written again.
 */
export const writeStep: ManyStep = async (job, { straight }) => {
  let { cursor } = job;
  let bounds = usualBounds;
  try {
    const work = await workOf(job);
    bounds = boundsOf(work.reach.environment);
    const found = await waveOf(job);
    cursor = { ...cursor, at: found.at };
    if (found.wave.length === 0) return written(cursor);
    const unsure = straight ? [] : found.wave.filter(({ value }) => value.state === 'sent' && !value.doubt);
    if (unsure.length > 0) {
      const parts = unsure.map(({ number, value }) => ({ number, value: { ...value, doubt: true } }));
      return { cursor, steps: [], parts, next: whenSettled(unsure) };
    }
    const isUnjudged = ({ value }: Wave[number]) => value.state === 'todo' || (!value.doubt && !isFresh(value));
    const each = found.wave.some((one) => isUnjudged(one) || one.value.doubt) ? callsABatch : 1;
    const window = sideBySide(found.wave.length * each, each, cursor, bounds);
    const stop = window ?? (await salesforceStop(work, cursor, found.wave));
    if (stop) return waiting(cursor, stop);
    // What was under way before a death was counted already.
    const isDoubtful = found.wave[0]?.value.doubt === true;
    const allowed = await allowance(job, cursor, work.reach.environment, updateBatch);
    if (allowed.stop && !isDoubtful) return waiting(cursor, allowed.stop);
    const most = Math.min(Math.floor(room(bounds) / each), Math.floor(allowed.contacts / updateBatch));
    const wave = found.wave.slice(0, Math.max(1, most));
    const unjudged = wave.filter(isUnjudged);
    return unjudged.length > 0 ? await check(cursor, work, unjudged) : await send(job, cursor, work, wave);
  } catch (error) {
    return afterFailure(cursor, toFailure(error, 'hubspot'), bounds);
  }
};

/** What a worker sent just before it died may still be on its way: it is read back when HubSpot is through with it. */
export function whenSettled(unsure: Wave): number | 'now' {
  const intended = Math.max(...unsure.map(({ value }) => value.intendedAt ?? 0));
  const left = intended + settledAfterMs - hubspotNow();
  return left > 0 ? Date.now() + Math.min(left, settledAfterMs) : 'now';
}

async function waveOf({ id, cursor }: ManyJob): Promise<{ at: number; wave: Wave }> {
  let { at } = cursor;
  for (;;) {
    const found = await ledger.parts<Batch>(id, at, lanes);
    if (found.length === 0) return { at, wave: [] };
    const wave = found.filter(({ value }) => value.state === 'todo' || value.state === 'sent');
    if (wave[0]) return { at: wave[0].number, wave };
    at = (found.at(-1)?.number ?? at) + 1;
  }
}

/** Salesforce's day has too little left for the syncs of these (R12); null: it has enough, or nobody knows. */
export async function salesforceStop({ reach }: Work, { counts }: ManyCursor, wave: Wave) {
  const { environment } = reach;
  const host = hostOf(environment);
  if (!host) return null;
  const people = wave.reduce((sum, { value }) => sum + value.people.length, 0);
  const owed = (counts.written + people) * callsOfASync;
  const known = salesforceHindrance(host, owed, boundsOf(environment));
  if (known !== 'unknown') return known;
  // Without its word on the day nothing keeps a job: HubSpot stops at its own allocation (R12).
  const told = await connectedSalesforce(environment, reach.by).then(
    ({ client }) => dailyCalls(client),
    () => null,
  );
  const again = told ? salesforceHindrance(host, owed, boundsOf(environment)) : null;
  return again === 'unknown' ? null : again;
}

async function check(cursor: ManyCursor, work: Work, wave: Wave): Promise<ManyResult> {
  const judged = await Promise.all(
    wave.map(async ({ number, value }) => ({ number, value: await checkBatch(value, cursor, work) })),
  );
  await refuseGone(cursor, judged.map(batchIn), work);
  return {
    cursor: { ...progress(cursor, work), ...tally(cursor, wave.map(batchIn), judged.map(batchIn)) },
    steps: [],
    parts: judged,
    next: 'now',
  };
}

/**
 * Where most are no longer members, the segment itself is looked at: a deleted one has none, and nobody is to be
 * skipped for that. Throws `not-found` where it is gone.
 */
export async function refuseGone({ segment }: ManyCursor, judged: readonly Batch[], work: Work): Promise<void> {
  const people = judged.flatMap((one) => one.people);
  const out = people.filter(({ why }) => why === 'not-a-member').length;
  if (!segment || out * 2 < people.length) return;
  await work.hubspot((client) => refuseDeleted(segment, client));
}

async function send(job: ManyJob, cursor: ManyCursor, work: Work, wave: Wave): Promise<ManyResult> {
  const ends = await Promise.all(wave.map(({ number, value }) => sendBatch(job, number, value, work)));
  // A batch that was refused as a whole is taken apart: its second half becomes a batch of its own.
  let { batches } = cursor;
  const parts = ends.flatMap((end) => end.parts.map(({ number, value }) => ({ number: number ?? batches++, value })));
  const counted = tally(cursor, wave.map(batchIn), parts.map(batchIn));
  const failure = ends.find((end) => end.failure)?.failure ?? null;
  const next: ManyCursor = {
    ...(failure ? { ...cursor, calls: work.calls() } : progress(cursor, work)),
    ...counted,
    batches,
    writtenAt: hubspotNow(),
    writtenLocal: Date.now(),
    pace: paceOf(cursor, counted.counts),
    spent: spend(cursor.spent, cursor.counts, counted.counts, Date.now()),
  };
  if (!failure) return { cursor: next, steps: [], parts, next: 'now' };
  return { ...afterFailure(next, failure, boundsOf(work.reach.environment)), parts };
}

const batchIn = ({ value }: { value: Batch }) => value;
export const progress = (cursor: ManyCursor, work: Work): ManyCursor => ({
  ...cursor,
  calls: work.calls(),
  failure: null,
  tries: 0,
  wait: null,
});

/** Who is through with the writing, one way or the other. */
export const through = (counts: ManyCursor['counts']): number => doneOf(counts) + counts.written + counts.synced;

export function paceOf({ pace, counts }: ManyCursor, now: ManyCursor['counts']): ManyCursor['pace'] {
  const last = Date.now();
  return { ...(pace ?? { since: last, from: through(counts) }), last, count: through(now) };
}

/** Nobody syncs within the first minute: the first look comes after it. */
export function written(cursor: ManyCursor): ManyResult {
  const steps = [line('written', String(cursor.counts.written))];
  const isOpen = cursor.counts.written > 0;
  const next = isOpen ? nextPass(cursor.writtenLocal ?? Date.now()) : 'now';
  const wait = isOpen ? 'sync' : null;
  return { cursor: { ...cursor, state: 'verifying', at: 0, wait, failure: null }, steps, next };
}
