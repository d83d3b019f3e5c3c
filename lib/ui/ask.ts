import { browser } from 'wxt/browser';
import type { Failure } from '../http/errors';
import type { PageMessageName, PageReply, PageRequest, Result } from '../protocol/pages';

/** What can go wrong on the way of a message: a service failed, the background refused, or nobody answered. */
export type Trouble =
  | Failure
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'refused-by-background'; readonly words: string };

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

/** Sends a message to the background; a test hands in its own. */
export type Ask = <N extends PageMessageName>(name: N, request: PageRequest<N>) => Promise<Answer<Value<N>>>;

/** A reply without its envelope: what a `Result` carries, or the reply itself. */
export type Value<N extends PageMessageName> = PageReply<N> extends Result<infer V> ? V : PageReply<N>;

/** Asks the background. Never throws: whatever happens is an answer with words for it. */
export const ask: Ask = async (name, request) => {
  try {
    return answerOf(await browser.runtime.sendMessage({ ...request, type: name }));
  } catch {
    return { ok: false, trouble: { kind: 'no-answer' } };
  }
};

/** The raw reply of the background as an answer. An unknown message is answered with nothing. */
export function answerOf<T>(reply: unknown): Answer<T> {
  if (reply === undefined) return { ok: false, trouble: { kind: 'no-answer' } };
  if (typeof reply !== 'object' || reply === null) return { ok: true, value: reply as T };
  if ('error' in reply && typeof reply.error === 'string')
    return { ok: false, trouble: { kind: 'refused-by-background', words: reply.error } };
  if ('ok' in reply && reply.ok === false && 'failure' in reply)
    return { ok: false, trouble: reply.failure as Failure };
  return { ok: true, value: ('ok' in reply && 'value' in reply ? reply.value : reply) as T };
}
