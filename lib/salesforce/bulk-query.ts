import * as z from 'zod/mini';
import { type BulkRow, readBulkRows, unreadable } from './bulk-csv';
import type { SalesforceClient } from './client';

const jobSchema = z.object({
  id: z.string(),
  state: z.enum(['UploadComplete', 'InProgress', 'JobComplete', 'Aborted', 'Failed']),
  errorMessage: z.optional(z.string()),
});
/** The route of a page of results, as errors name it. */
export const results = 'GET /jobs/query/{id}/results';

/** A query job of the Bulk API 2.0. Its id is all that a new worker needs to go on. */
export type BulkQuery = z.infer<typeof jobSchema>;

export interface BulkPage<T> {
  readonly rows: readonly T[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

/** Starts a job over the query, with deleted and merged records. One call. Throws `ApiError`. */
export function startBulkQuery(client: SalesforceClient, soql: string): Promise<BulkQuery> {
  const body = { operation: 'queryAll', query: soql, contentType: 'CSV', columnDelimiter: 'COMMA', lineEnding: 'LF' };
  return client.call({ method: 'POST', path: '/jobs/query', body }, jobSchema);
}

/** How far the job is. One call; the caller waits between two of them. Throws `ApiError`. */
export function bulkQueryState(client: SalesforceClient, id: string): Promise<BulkQuery> {
  return client.call({ method: 'GET', path: `/jobs/query/${id}` }, jobSchema);
}

/**
 * A page of a complete job's rows, from a locator or the start, each as `read` takes it. One call. Throws `ApiError`, `unreadable` for a cut page.
 */
export async function bulkQueryPage<T>(
  client: SalesforceClient,
  id: string,
  { locator, maxRecords }: { readonly locator: string | null; readonly maxRecords: number },
  read: (row: BulkRow) => T,
): Promise<BulkPage<T>> {
  const asked = new URLSearchParams({ maxRecords: String(maxRecords), ...(locator === null ? {} : { locator }) });
  const { headers, body } = await client.text({ method: 'GET', path: `/jobs/query/${id}/results?${asked}` });
  const rows = readBulkRows(body, results).map(read);
  const next = headers['sforce-locator'];
  // Fewer rows than the header tells: what came was cut off, and nobody may be missed.
  if (next === undefined || rows.length !== Number(headers['sforce-numberofrecords']))
    throw unreadable(results, 'Rows are missing');
  return { rows, next: next === 'null' ? null : next };
}
