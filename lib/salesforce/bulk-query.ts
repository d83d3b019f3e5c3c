import Papa from 'papaparse';
import * as z from 'zod/mini';
import { ApiError } from '../http/errors';
import type { SalesforceClient } from './client';

const jobSchema = z.looseObject({
  id: z.string(),
  state: z.enum(['UploadComplete', 'InProgress', 'JobComplete', 'Aborted', 'Failed']),
  errorMessage: z.optional(z.string()),
});
/** A query job of the Bulk API 2.0. Its id is all that a new worker needs to go on. */
export type BulkQuery = z.infer<typeof jobSchema>;

/** A row of the results: cells by the column's name. An empty cell is what CSV has for null. */
export type BulkRow = Readonly<Record<string, string>>;

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
 * A page of a complete job's rows, from a locator or the start, each as `read` takes it: tens of thousands are never held
 * as they came. One call. Throws `ApiError`, `unreadable` for a cut page.
 */
export async function bulkQueryPage<T>(
  client: SalesforceClient,
  id: string,
  { locator, maxRecords }: { readonly locator: string | null; readonly maxRecords: number },
  read: (row: BulkRow) => T,
): Promise<BulkPage<T>> {
  const asked = new URLSearchParams({ maxRecords: String(maxRecords), ...(locator === null ? {} : { locator }) });
  const { headers, body } = await client.text({ method: 'GET', path: `/jobs/query/${id}/results?${asked}` });
  const rows: T[] = [];
  Papa.parse<BulkRow>(body, {
    header: true,
    delimiter: ',',
    skipEmptyLines: true,
    step: ({ data }) => void rows.push(read(data)),
  });
  const next = headers['sforce-locator'];
  // Fewer rows than the header tells: what came was cut off, and nobody may be missed.
  if (next === undefined || rows.length !== Number(headers['sforce-numberofrecords']))
    throw unreadable('Rows are missing');
  return { rows, next: next === 'null' ? null : next };
}

/** For a row that is not what was asked for. */
export const unreadable = (words: string) =>
  new ApiError('unreadable', 'salesforce', { route: 'GET /jobs/query/{id}/results', words });
