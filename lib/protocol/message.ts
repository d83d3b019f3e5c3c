import type * as z from 'zod/mini';
import { type Service, storageCodeOf, toFailure } from '../http/errors';
import type { Result } from './pages';

/** Content scripts may ask for little; the extension's own pages for all else. */
export type From = 'content' | 'page';

/** Who sent it, as the browser says it. */
export interface Sender {
  readonly tabId: number | null;
  readonly windowId: number | null;
  /** Host of the page, for content scripts. */
  readonly host: string | null;
}

/** A message: its name, who may send it, what it asks, and what is done. */
export interface Message {
  readonly name: string;
  readonly from: From;
  readonly handle: (message: unknown, sender: Sender) => Promise<unknown>;
}

/**
 * Ties a schema to its handler. A request that does not parse is refused with an error; a storage that fails is told to
 * any page as a failure, whatever it asked for.
 */
export function message<Request, Reply>(
  name: string,
  from: From,
  request: z.ZodMiniType<Request>,
  handle: (request: Request, sender: Sender) => Promise<Reply>,
): Message {
  // Asynchronous, so that a request that does not parse is an answer too: a listener that throws gives none.
  return {
    name,
    from,
    async handle(raw, sender) {
      const asked = request.parse(raw);
      try {
        return await handle(asked, sender);
      } catch (error) {
        if (from === 'content' || !storageCodeOf(error)) throw error;
        return { ok: false, failure: toFailure(error, 'browser') };
      }
    },
  };
}

/** A reply that may be a failure, as plain data. `service`: whose it is where the error does not say it. */
export async function attempt<T>(run: () => Promise<T>, service: Service = 'hubspot'): Promise<Result<T>> {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    return { ok: false, failure: toFailure(error, service) };
  }
}
