import * as z from 'zod/mini';
import { ApiError } from '../http/errors';
import { to18 } from '../records/ids';
import { bulkCsv, readBulkRows, unreadable } from './bulk-csv';
import type { SalesforceClient } from './client';
import { salesforceError } from './errors';

const results = 'GET /jobs/ingest/{id}/results';

const jobSchema = z.object({
  id: z.string(),
  state: z.enum(['Open', 'UploadComplete', 'InProgress', 'JobComplete', 'Aborted', 'Failed']),
  numberRecordsProcessed: z.optional(z.number()),
  numberRecordsFailed: z.optional(z.number()),
  errorMessage: z.optional(z.string()),
});
/** An ingest job of the Bulk API 2.0. Its id is all that a new worker needs to go on. */
export type Ingest = z.infer<typeof jobSchema>;

/** What became of each record of a job that is over. Ids as they stood in the upload; the order is nobody's promise. */
export interface IngestResults {
  readonly written: readonly string[];
  /** Salesforce's own words, by id: a rule, a lock, a field. */
  readonly refused: ReadonlyMap<string, ApiError>;
  /** Nothing was tried for these. */
  readonly unprocessed: readonly string[];
}

/** So many records are one batch of Salesforce's own; a day has 15,000 of those (Salesforce's limits). */
export const ingestBatch = 10_000;

const path = '/jobs/ingest';

/**
 * Makes a job that updates records of this object; it does nothing before it is filled and closed. Assignment rules run
 * in a job that names one; the header is for the case that they would run otherwise, which nobody documents. One call.
 * Throws `ApiError`.
 */
export function startIngest(client: SalesforceClient, object: 'Lead' | 'Contact'): Promise<Ingest> {
  const body = { object, operation: 'update', contentType: 'CSV', columnDelimiter: 'COMMA', lineEnding: 'LF' };
  return client.call({ method: 'POST', path, body, headers: { 'Sforce-Auto-Assign': 'FALSE' } }, jobSchema);
}

/** Gives an open job its rows, once, and closes it: from then on Salesforce works by itself. Two calls. Throws `ApiError`. */
export async function fillIngest(
  client: SalesforceClient,
  id: string,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<Ingest> {
  const body = bulkCsv(rows);
  await client.text({ method: 'PUT', path: `${path}/${id}/batches`, body, headers: { 'content-type': 'text/csv' } });
  return client.call({ method: 'PATCH', path: `${path}/${id}`, body: { state: 'UploadComplete' } }, jobSchema);
}

/** Takes an open job back; nothing of it was written. One call. Throws `ApiError`. */
export function abortIngest(client: SalesforceClient, id: string): Promise<Ingest> {
  return client.call({ method: 'PATCH', path: `${path}/${id}`, body: { state: 'Aborted' } }, jobSchema);
}

/** How far the job is; null: Salesforce no longer knows it. One call; the caller waits between two. Throws `ApiError`. */
export async function ingestState(client: SalesforceClient, id: string): Promise<Ingest | null> {
  try {
    return await client.call({ method: 'GET', path: `${path}/${id}` }, jobSchema);
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return null;
    throw error;
  }
}

export const isIngestOver = ({ state }: Ingest): boolean =>
  state === 'JobComplete' || state === 'Failed' || state === 'Aborted';

/**
 * The results of a job that is over, record by record. Three calls. Throws `ApiError`, `unreadable` where fewer rows
 * came than the job counts: nobody may be taken for written, or be missed.
 */
export async function ingestResults(client: SalesforceClient, job: Ingest): Promise<IngestResults> {
  const read = async (name: string) => {
    const { body } = await client.text({ method: 'GET', path: `${path}/${job.id}/${name}` });
    return readBulkRows(body, results);
  };
  const [succeeded, failed, left] = await Promise.all(
    ['successfulResults', 'failedResults', 'unprocessedrecords'].map(read),
  );
  const { numberRecordsProcessed = 0, numberRecordsFailed = 0 } = job;
  if (failed?.length !== numberRecordsFailed || succeeded?.length !== numberRecordsProcessed - numberRecordsFailed)
    throw unreadable(results, 'Rows are missing');
  const idOf = (row: Record<string, string>) => {
    const id = row.Id || row.sf__Id;
    if (!to18(id)) throw unreadable(results, 'A result has no id');
    return id ?? '';
  };
  return {
    written: succeeded.map(idOf),
    refused: new Map(failed.map((row) => [idOf(row), refusalOf(row.sf__Error ?? '')])),
    unprocessed: (left ?? []).map(idOf),
  };
}

/** `CODE:message:fields--`, as Salesforce writes it into the row. */
function refusalOf(text: string): ApiError {
  const [, errorCode = '', message = text] = /^([A-Z_]+):([\s\S]*?)(?::[^:]*--)?$/.exec(text) ?? [];
  return salesforceError(400, [{ errorCode: errorCode || undefined, message }], 'PUT /jobs/ingest/{id}/batches');
}
