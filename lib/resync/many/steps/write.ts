import { toFailure } from '../../../http/errors';
import { updateBatch } from '../../../hubspot/contacts-update';
import { line } from '../../end';
import { allowance } from '../allocation';
import type { ManyCursor, ManyResult, ManyStep } from '../types';
import { afterFailure, boundsOf, sideBySide, usualBounds, waiting } from '../waits';
import { workOf } from '../work';
import { doubtful } from './doubt';
import { callsOf, type Flowing, flow } from './flow';
import { nextPass } from './look';
import { salesforceStop } from './refuse';
import { openFrom, width } from './wave';

/**
 * Write. Each batch is judged, and the intention to send it is committed; then it is sent. Whatever died in between is
 * read back before it is written again.
 */
export const writeStep: ManyStep = async (job, turn) => {
  let { cursor } = job;
  let bounds = usualBounds;
  let flowing: Flowing;
  try {
    const work = await workOf(job);
    bounds = boundsOf(work.reach.environment);
    const found = await openFrom(job, width);
    const { open } = found;
    const [first] = open;
    if (!first) return written(cursor);
    cursor = { ...cursor, at: first.number };
    const unsure = turn.straight ? [] : open.filter(({ value }) => value.state === 'sent');
    if (unsure.length > 0) return doubtful(job, cursor, unsure);
    const allowed = await allowance(job, cursor, work.reach.environment, updateBatch);
    // What was under way before a death was counted already.
    if (allowed.stop && !open.some(({ value }) => value.doubt)) return waiting(cursor, allowed.stop);
    const calls = open.reduce((sum, { value }) => sum + callsOf(value), 0);
    const stop =
      sideBySide(calls, callsOf(first.value), cursor, bounds) ?? (await salesforceStop(work, cursor, [first]));
    if (stop) return waiting(cursor, stop);
    flowing = { found, most: Math.floor(allowed.contacts / updateBatch), work };
  } catch (error) {
    return afterFailure(cursor, toFailure(error, 'hubspot'), bounds);
  }
  // It commits by itself: what it throws must not be answered with the cursor of before.
  return flow(job, cursor, flowing, turn);
};

/** Nobody syncs within the first minute: the first look comes after it. */
export function written(cursor: ManyCursor): ManyResult {
  const steps = [line('written', String(cursor.counts.written))];
  const isOpen = cursor.counts.written > 0;
  const next = isOpen ? nextPass(cursor.writtenLocal ?? Date.now()) : 'now';
  const wait = isOpen ? 'sync' : null;
  return { cursor: { ...cursor, state: 'verifying', at: 0, wait, failure: null }, steps, next };
}
