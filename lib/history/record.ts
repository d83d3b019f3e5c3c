import type { Action } from '../storage/action-types';
import { actions } from '../storage/actions';

/** What is known of an action before it is done. */
export type Begun = Pick<Action, 'kind' | 'subject' | 'change'>;
/** Whose it is, and the service's time. */
export interface Place {
  readonly environment: string;
  now(): number;
}

/**
 * Does something that is no job, and keeps it in the history: that it was begun before, how it ended after. What
 * becomes of it is told as it was; a worker that dies within leaves an entry that says so.
 */
export async function recorded<T>({ environment, now }: Place, begun: Begun, run: () => Promise<T>): Promise<T> {
  const order = -Date.now();
  const id = crypto.randomUUID();
  const at = now();
  const write = (end: Pick<Action, 'outcome' | 'took' | 'words'>) =>
    actions.put({ environment, order, id, entries: [{ at, jobId: null, record: null, ...begun, ...end }] });
  await write({ outcome: 'begun', took: null });
  try {
    const result = await run();
    // It is done: that the history has no room left for the news is no reason to call it failed.
    await write({ outcome: 'done', took: Math.max(0, now() - at) }).catch(() => undefined);
    return result;
  } catch (error) {
    const words = error instanceof Error ? error.message.slice(0, 200) : undefined;
    await write({ outcome: 'failed', took: Math.max(0, now() - at), words }).catch(() => undefined);
    throw error;
  }
}

/** Keeps something that is done already: a choice, a connection. Never throws. */
export async function noted({ environment, now }: Place, entries: readonly Begun[]): Promise<void> {
  const done = { at: now(), jobId: null, record: null, outcome: 'done', took: null };
  const page = { environment, order: -Date.now(), id: crypto.randomUUID() };
  if (entries.length === 0) return;
  await actions.put({ ...page, entries: entries.map((one) => ({ ...done, ...one })) }).catch(() => undefined);
}
