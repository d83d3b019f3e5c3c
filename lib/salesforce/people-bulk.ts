import { ApiError, type ApiErrorKind } from '../http/errors';
import { type BulkRow, unreadable } from './bulk-csv';
import { type BulkQuery, bulkQueryPage, results, startBulkQuery } from './bulk-query';
import type { SalesforceClient } from './client';
import { type PeoplePage, peoplePageSize } from './people';
import { type Fields, type Person, rowsIn, selectFrom } from './query';

/** Records that are asked for at once: some megabytes as CSV, which a slow line brings well within the time-out. */
export const bulkPageSize = 50_000;
/** Looks at a job's state that it usually takes. */
const usualLooks = 2;
/** Reading HubSpot for so long, nobody asks for the state before the job is done: one look is what it takes. */
const longOfHubspot = 60;
export const looksFor = (secondsOfHubspot: number): number => (secondsOfHubspot < longOfHubspot ? usualLooks : 1);

/** Calls by REST, and as a job of the Bulk API: to begin it, to look at its state, and a page at a time. */
export const restCallsFor = (records: number): number => Math.max(1, Math.ceil(records / peoplePageSize));
export const bulkCallsFor = (records: number, looks = usualLooks): number =>
  1 + looks + Math.max(1, Math.ceil(records / bulkPageSize));

/** So many records are read by fewer calls as a job (from some thousand on). */
export const isBulkCheaper = (records: number, looks = usualLooks): boolean =>
  bulkCallsFor(records, looks) < restCallsFor(records);

/** Starts a job over all leads or contacts that this user may see, deleted and merged ones too. One call. */
export const startPeopleQuery = (client: SalesforceClient, object: Person, fields: Fields): Promise<BulkQuery> =>
  startBulkQuery(client, selectFrom(object, fields));

/** A page of its rows, the same as `peoplePage` gives them. One call. Throws `ApiError`. */
export function bulkPeoplePage(
  client: SalesforceClient,
  jobId: string,
  { object, fields, locator }: { readonly object: Person; readonly fields: Fields; readonly locator: string | null },
): Promise<PeoplePage> {
  return bulkQueryPage(client, jobId, { locator, maxRecords: bulkPageSize }, (row) => {
    const [found] = rowsIn({ records: [recordOf(row)] }, object, fields);
    if (!found?.id) throw unreadable(results, 'A record has no id');
    return found;
  });
}

/** A row of CSV as the record that JSON would have. */
function recordOf(row: BulkRow): Readonly<Record<string, unknown>> {
  const record: Record<string, unknown> = {};
  for (const [name, cell] of Object.entries(row)) record[name] = cell === '' ? null : cell;
  return { ...record, IsDeleted: row.IsDeleted === 'true' ? true : row.IsDeleted === 'false' ? false : null };
}

const lasting: readonly ApiErrorKind[] = ['forbidden', 'not-found', 'invalid', 'refused-by-rule'];

/**
 * The job cannot be begun or gone on with, however often it is tried: this user may not, the results are no longer
 * kept, somebody deleted it. Which code stands for which is documented for none of them.
 */
export const isBulkRefused = (error: unknown): error is ApiError =>
  error instanceof ApiError && lasting.includes(error.kind);
