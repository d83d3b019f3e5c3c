import { toFailure } from '../../../http/errors';
import { updateBatch } from '../../../hubspot/contacts-update';
import { objectOf } from '../../../records/ids';
import { allowance } from '../allocation';
import { isFresh } from '../steps/check-batch';
import { doubtful } from '../steps/doubt';
import { progress } from '../steps/progress';
import { refuseGone, salesforceStop } from '../steps/refuse';
import { openFrom, type Wave } from '../steps/wave';
import { written } from '../steps/write';
import { tally } from '../tally';
import type { Batch, Load, ManyCursor, ManyResult, ManyStep } from '../types';
import { afterFailure, boundsOf, room, sideBySide, usualBounds, waiting } from '../waits';
import { type Work, workOf } from '../work';
import { batchesACall, sendCollection } from './collection';
import { callsToJudge, judgeBatch } from './judge';
import { batchesALoad, loadFreshMs, loadStep } from './load';

/** So many batches are judged side by side. */
const lanes = 4;

/**
 * Write by touching the linked records. First each contact is judged, and the intention to write is committed; then the
 * records go out: 200 a call, or above 2,000 as rows of a job that Salesforce works through.
 */
export const touchStep: ManyStep = async (job, { straight }) => {
  let { cursor } = job;
  let bounds = usualBounds;
  try {
    const work = await workOf(job);
    bounds = boundsOf(work.reach.environment);
    if (cursor.load) return await loadStep(job, cursor, cursor.load, work, straight);
    const allowed = await allowance(job, cursor, work.reach.environment, updateBatch);
    const together = cursor.byBulk ? batchesALoad : batchesACall;
    const most = Math.max(1, Math.min(together, Math.floor(allowed.contacts / updateBatch)));
    const { open } = await openFrom(job, most);
    if (!open[0]) return written(cursor);
    cursor = { ...cursor, at: open[0].number };
    const unsure = straight || cursor.byBulk ? [] : open.filter(({ value }) => value.state === 'sent');
    if (unsure.length > 0) return doubtful(job, cursor, unsure);
    const unjudged = open.filter(
      ({ value }) =>
        value.state === 'todo' || (!value.doubt && !isFresh(value, cursor.byBulk ? loadFreshMs : undefined)),
    );
    // What is marked as sent may be under way: it is looked after before anybody else is judged.
    const sent = open.filter((one) => !unjudged.includes(one));
    const isFull = cursor.byBulk ? unjudged.length === 0 : sent.length > 0;
    // What was under way before a death was counted already.
    if (allowed.stop && !sent.some(({ value }) => value.doubt)) return waiting(cursor, allowed.stop);
    if (isFull) {
      const stop = await salesforceStop(work, cursor, sent);
      if (stop) return waiting(cursor, stop);
      return cursor.byBulk ? begin(cursor, work, sent) : await sendCollection(job, cursor, work, sent);
    }
    const wave = unjudged.slice(0, cursor.byBulk ? lanes : batchesACall);
    const stop = sideBySide(wave.length * callsToJudge, callsToJudge, cursor, bounds);
    if (stop) return waiting(cursor, stop);
    const fitting = Math.max(1, Math.floor(room(bounds) / callsToJudge));
    return await judge(cursor, work, wave.slice(0, fitting));
  } catch (error) {
    return afterFailure(cursor, toFailure(error, 'hubspot'), bounds);
  }
};

async function judge(cursor: ManyCursor, work: Work, wave: Wave): Promise<ManyResult> {
  const judged = await Promise.all(
    wave.map(async ({ number, value }) => ({ number, value: await judgeBatch(value, cursor, work) })),
  );
  await refuseGone(cursor, judged.map(batchIn), work);
  const counted = tally(cursor, wave.map(batchIn), judged.map(batchIn));
  return { cursor: { ...progress(cursor, work), ...counted }, steps: [], parts: judged, next: 'now' };
}

/** Everybody of the load is judged: those of one object become a job of Salesforce's. */
function begin(cursor: ManyCursor, work: Work, sent: Wave): ManyResult {
  const numbers = sent.map(({ number }) => number);
  const records = sent.flatMap(({ value }) => value.people.filter(({ state }) => state === 'sent'));
  const first = records.find(({ record }) => record !== undefined)?.record ?? '';
  const load: Load = {
    from: Math.min(...numbers),
    to: Math.max(...numbers) + 1,
    object: objectOf(first) === 'Contact' ? 'Contact' : 'Lead',
    stage: 'make',
    id: null,
    since: Date.now(),
  };
  return { cursor: { ...progress(cursor, work), load }, steps: [], next: 'now' };
}

const batchIn = ({ value }: { value: Batch }) => value;
