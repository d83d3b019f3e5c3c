import * as z from 'zod/mini';
import { ApiError } from '../http/errors';
import type { SalesforceClient } from './client';
import { salesforceError } from './errors';

const route = 'PATCH /composite/sobjects';
const resultsSchema = z.array(z.looseObject({ success: z.boolean(), errors: z.optional(z.array(z.unknown())) }));

export interface Touch {
  readonly object: 'Lead' | 'Contact';
  readonly id: string;
  readonly fields: Readonly<Record<string, string | null>>;
}

/** Salesforce takes so many records a call. */
export const touchBatch = 200;

/**
 * Writes fields of at most 200 records in one call, without running assignment rules. The call answers 200 also where a
 * record was refused: each result is read. Gives, in the order of the records, null or why it was refused. Throws
 * `ApiError` where the call itself failed.
 */
export async function touchRecords(client: SalesforceClient, touches: readonly Touch[]): Promise<(ApiError | null)[]> {
  const results = await client.call(
    {
      method: 'PATCH',
      path: '/composite/sobjects',
      headers: { 'Sforce-Auto-Assign': 'FALSE' },
      body: {
        allOrNone: false,
        records: touches.map(({ object, id, fields }) => ({ attributes: { type: object }, id, ...fields })),
      },
    },
    resultsSchema,
  );
  if (results.length !== touches.length) {
    const words = `${results.length} results for ${touches.length} records`;
    throw new ApiError('unreadable', 'salesforce', { route, words });
  }
  return results.map(({ success, errors }) => (success ? null : salesforceError(400, errors, route)));
}

/** The same for one record; throws what it was refused with. Gives the server's time of the write (epoch ms). */
export async function touchRecord(client: SalesforceClient, touch: Touch): Promise<{ at: number }> {
  const [refused] = await touchRecords(client, [touch]);
  if (refused) throw refused;
  return { at: client.now() };
}
