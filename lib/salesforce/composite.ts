import * as z from 'zod/mini';
import { ApiError } from '../http/errors';
import type { SalesforceClient } from './client';
import { salesforceError } from './errors';

/** A part of a composite, always a GET below `/services/data/vXX.X`. */
export interface Part {
  readonly id: string;
  readonly path: string;
}

/** What became of a part: its body, or why there is none. */
export type PartAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly error: ApiError };

const schema = z.lazy(() =>
  z.object({
    compositeResponse: z.array(
      z.looseObject({ body: z.unknown(), httpStatusCode: z.number(), referenceId: z.string() }),
    ),
  }),
);

/**
 * Several reads as one call (it counts as one against the quota). A part may fail alone: with
 * `allOrNone: false` the others answer.
 */
export async function composite(client: SalesforceClient, parts: readonly Part[]): Promise<Map<string, PartAnswer>> {
  const version = await client.version();
  const answer = await client.call(
    {
      method: 'POST',
      path: '/composite',
      body: {
        allOrNone: false,
        compositeRequest: parts.map(({ id, path }) => ({
          method: 'GET',
          url: `/services/data/v${version}${path}`,
          referenceId: id,
        })),
      },
    },
    schema,
  );
  return new Map(
    answer.compositeResponse.map(({ body, httpStatusCode, referenceId }): [string, PartAnswer] => [
      referenceId,
      httpStatusCode < 400
        ? { ok: true, body }
        : { ok: false, error: salesforceError(httpStatusCode, body, `GET (${referenceId})`) },
    ]),
  );
}

/** The body of a part; throws its error, or `unreadable` where the part has no answer. */
export function bodyOf(answers: ReadonlyMap<string, PartAnswer>, id: string): unknown {
  const answer = answers.get(id);
  if (answer?.ok) return answer.body;
  throw answer?.error ?? new ApiError('unreadable', 'salesforce', { route: 'POST /composite', words: `No part ${id}` });
}
