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

/**
 * Writes fields of one record, without running assignment rules. The call answers 200 also where the
 * record was refused: its result is read. Gives the server's time of the write (epoch ms).
 */
export async function touchRecord(client: SalesforceClient, { object, id, fields }: Touch): Promise<{ at: number }> {
  const results = await client.call(
    {
      method: 'PATCH',
      path: '/composite/sobjects',
      headers: { 'Sforce-Auto-Assign': 'FALSE' },
      body: { allOrNone: false, records: [{ attributes: { type: object }, id, ...fields }] },
    },
    resultsSchema,
  );
  const [result] = results;
  if (results.length !== 1 || !result)
    throw new ApiError('unreadable', 'salesforce', { route, words: `${results.length} results for one record` });
  if (!result.success) throw salesforceError(400, result.errors, route);
  return { at: client.now() };
}
