import { type Failure, toFailure } from '../../../http/errors';
import { updateBatch } from '../../../hubspot/contacts-update';
import type { Turn } from '../../../jobs/types';
import { spend } from '../allocation';
import { tally } from '../tally';
import type { Batch, ManyCursor, ManyJob, ManyResult } from '../types';
import { afterFailure, boundsOf, hindranceOf, room } from '../waits';
import { hubspotNow, type Work } from '../work';
import { checkBatch, isFresh } from './check-batch';
import { paceOf, progress } from './progress';
import { isBelowFloor, refuseGone } from './refuse';
import { sendBatch } from './send-batch';
import { type Found, openOf, type Wave, width } from './wave';

/** So many calls are under way: a browser's six connections are never idle, and a click waits for one answer at most. */
const callsAtOnce = 12;
/** With no more than these under way a commit is due, for others need it to begin. */
const fewCalls = 6;
/** So many batches that are through are worth a commit in any case. */
const worthACommit = 4;

/** What a batch takes of the window: judged by memberships and addresses; in doubt read by 50, then written. */
export const callsOf = ({ state, doubt }: Batch): number => (state === 'todo' ? 2 : doubt ? 3 : 1);

type Numbered = Wave[number];
/** What a step begins with: the open batches, how many of them may be begun, and the services. */
export interface Flowing {
  readonly found: Found;
  readonly most: number;
  readonly work: Work;
}

/** What became of one batch; no parts: nothing. */
interface End {
  readonly before: Numbered;
  readonly parts: readonly { readonly number: number | null; readonly value: Batch }[];
  readonly failure?: Failure;
}

/**
 * Sends batches and judges others side by side, as long as there is room. What is judged is sent once that is
 * committed; other calls are under way meanwhile, so that nothing waits for a commit. It begins nothing more after a
 * failure, or where somebody waits for its end; what is under way is waited for and committed.
 */
export async function flow(
  job: ManyJob,
  begun: ManyCursor,
  { found, most, work }: Flowing,
  turn: Turn,
): Promise<ManyResult> {
  const bounds = boundsOf(work.reach.environment);
  const open = new Map<number, Numbered>();
  const running = new Map<number, Promise<void>>();
  const counted = new Set<number>();
  let calls = 0;
  let isFirst = true;
  let cursor = begun;
  let next = 0;
  let ends: End[] = [];
  let failure: Failure | undefined;

  function add(more: Found): void {
    for (const one of more.open) open.set(one.number, one);
    next = more.next;
  }

  const isReady = ({ value }: Numbered) => value.state === 'sent' && (value.doubt === true || isFresh(value));

  async function run(one: Numbered, cost: number): Promise<void> {
    calls += cost;
    const end = await (isReady(one) ? sent(one) : judged(one));
    calls -= cost;
    running.delete(one.number);
    failure ??= end.failure;
    ends.push({ before: one, ...end });
  }
  const sent = ({ number, value }: Numbered) => sendBatch(job, number, value, work);
  async function judged({ number, value }: Numbered): Promise<Omit<End, 'before'>> {
    try {
      const checked = await checkBatch(value, cursor, work);
      await refuseGone(cursor, [checked], work);
      return { parts: [{ number, value: checked }] };
    } catch (error) {
      return { parts: [], failure: toFailure(error, 'hubspot') };
    }
  }

  /** Those that are ready go first, so that no judgement grows old. One goes in any case: the step saw that it may. */
  function begin(): void {
    let left = hindranceOf(0, bounds) ? 0 : room(bounds);
    const idle = [...open.values()].filter(
      ({ number }) => !running.has(number) && !ends.some(({ before }) => before.number === number),
    );
    for (const one of [...idle.filter(isReady), ...idle.filter((other) => !isReady(other))]) {
      const { number, value } = one;
      const isNew = !value.doubt && !counted.has(number);
      if (isNew && counted.size >= most) continue;
      const cost = isReady(one) ? callsOf(value) : 2;
      const people = (running.size + ends.length + 1) * updateBatch;
      const isFull = cost > left || calls + cost > callsAtOnce || isBelowFloor(work, cursor, people);
      if (!isFirst && (isFull || failure || turn.wanted())) return;
      isFirst = false;
      if (isNew) counted.add(number);
      left -= cost;
      running.set(number, run(one, cost));
    }
  }

  /** What is through since the last commit, as the next one writes it. */
  function through(): { cursor: ManyCursor; parts: Wave } {
    let { batches } = cursor;
    // A batch that was refused as a whole is taken apart: its second half becomes a batch of its own.
    const parts = ends.flatMap((end) => end.parts.map(({ number, value }) => ({ number: number ?? batches++, value })));
    const before = ends.filter((end) => end.parts.length > 0).map((end) => end.before.value);
    const isWritten = before.some(({ state }) => state === 'sent');
    ends = [];
    for (const one of parts) {
      if (one.value.state !== 'todo' && one.value.state !== 'sent') open.delete(one.number);
      else if (one.number < next) open.set(one.number, one);
    }
    const change = tally(
      cursor,
      before,
      parts.map(({ value }) => value),
    );
    cursor = {
      ...(failure ? { ...cursor, calls: work.calls() } : progress(cursor, work)),
      ...change,
      batches,
      at: Math.min(next, ...open.keys()),
      ...(isWritten ? { writtenAt: hubspotNow(), writtenLocal: Date.now() } : {}),
      pace: paceOf(cursor, change.counts),
      spent: spend(cursor.spent, cursor.counts, change.counts, Date.now()),
    };
    return { cursor, parts };
  }

  add(found);
  for (begin(); running.size > 0; begin()) {
    if (ends.length < worthACommit && (ends.length === 0 || calls > fewCalls)) await Promise.race(running.values());
    else {
      await turn.commit({ ...through(), steps: [] });
      const most = Math.min(cursor.at + width, cursor.batches) - next;
      if (most > 0) add(await openOf(job.id, next, most));
    }
  }
  const last = through();
  if (!failure) return { ...last, steps: [], next: 'now' };
  return { ...afterFailure(last.cursor, failure, bounds), parts: last.parts };
}
