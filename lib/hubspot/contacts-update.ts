import * as z from 'zod/mini';
import { redact } from '../http/send';
import type { HubspotClient } from './client';
import { millisOf } from './times';

const path = '/crm/v3/objects/contacts/batch/update';
/** HubSpot takes so many contacts a call. */
export const updateBatch = 100;

const schema = z.object({
  results: z.array(z.looseObject({ id: z.string(), updatedAt: z.optional(z.string()) })),
  errors: z.optional(
    z.array(
      z.looseObject({
        category: z.optional(z.string()),
        message: z.optional(z.string()),
        context: z.optional(z.record(z.string(), z.unknown())),
      }),
    ),
  ),
});

export interface Updated {
  /** Contact id → HubSpot's time of the write (epoch ms); null where it did not say. */
  readonly written: ReadonlyMap<string, number | null>;
  /** Contact id → why it was not written; `gone`: there is no such contact. */
  readonly refused: ReadonlyMap<string, { readonly gone: boolean; readonly words: string }>;
}

/**
 * Writes the same properties to at most 100 contacts, one call. HubSpot answers a partial failure with 207 and says
 * whom it concerns; what it refuses as a whole is thrown, and nobody was written then.
 */
export async function updateContacts(
  client: HubspotClient,
  ids: readonly string[],
  properties: Readonly<Record<string, string>>,
): Promise<Updated> {
  const body = { inputs: ids.map((id) => ({ id, properties })) };
  const answer = await client.raw({ method: 'POST', path, route: `POST ${path}`, body }, schema);
  const refused = new Map<string, { gone: boolean; words: string }>();
  for (const { category, message, context } of answer.errors ?? []) {
    const concerned = [context?.ids, context?.id].flat().filter((id) => typeof id === 'string');
    const gone = category === 'OBJECT_NOT_FOUND';
    for (const id of concerned) refused.set(id, { gone, words: redact(message ?? category ?? '') });
  }
  return { written: new Map(answer.results.map(({ id, updatedAt }) => [id, millisOf(updatedAt)])), refused };
}
