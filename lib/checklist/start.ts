import { connectedHubspot } from '../connections/hubspot';
import { ApiError } from '../http/errors';
import { chunks } from '../hubspot/contacts-batch';
import type { CheckEntry, GivenList } from '../protocol/checklist-pages';
import { readList } from '../records/read-list';
import { line } from '../resync/end';
import { newId } from '../resync/id';
import { hostOf, hubspotNow } from '../resync/reach';
import { environmentKey } from '../storage/environment-key';
import { ledger, never } from '../storage/ledger';
import type { Part } from '../storage/ledger-types';
import { costOf, kindsOf } from './cost';
import { checkListName } from './kind';
import { batchSize, type ListCursor, type ListJob, rowsAPart, rowsFrom } from './types';

/** More rows than this are no list that a person looks through. */
export const mostRows = 100_000;

/** Puts a list into the ledger, with what its check costs; it waits there for a person's word. */
export async function startList(list: GivenList): Promise<ListJob> {
  const { environment } = await connectedHubspot();
  const { portalId, settings } = environment;
  if (settings.segment.mode === 'unset') throw new ApiError('invalid', 'hubspot', { code: 'NO_SEGMENT_CHOSEN' });
  if (list.rows.length > mostRows)
    throw new ApiError('invalid', 'hubspot', { code: 'LIST_TOO_LONG', words: String(mostRows) });
  const { keys, rows, duplicates, unknown } = readList(list.rows, list.column, {
    portalId,
    apiHost: hostOf(environment),
  });
  const createdAt = hubspotNow();
  const id = newId(createdAt);
  const entries = keys.map((key): CheckEntry => ({ key, result: null }));
  const batches = chunks(entries, batchSize).map((some, number) => ({ number, value: { entries: some } }));
  const given = chunks(rows, rowsAPart).map((some, n) => ({ number: rowsFrom + n, value: { rows: some } }));
  const parts: Part[] = [...batches, ...given];
  const cursor: ListCursor = {
    state: 'checking',
    outcome: null,
    name: list.name,
    head: list.head,
    column: list.column,
    rows: rows.length,
    people: keys.length,
    duplicates,
    unknown,
    kinds: kindsOf(keys),
    ...(await costOf(keys, environment)),
    createdAt,
    finishedAt: null,
    batches: batches.length,
    at: 0,
    checked: 0,
    counts: {},
    calls: { hubspot: 0, salesforce: 0 },
    wait: null,
    failure: null,
    tries: 0,
  };
  const fresh = { id, kind: checkListName, subject: `list/${id}`, environment: environmentKey(environment) };
  return ledger.open(
    { ...fresh, createdAt: Date.now(), dueAt: never, held: 'confirm', cursor },
    [line('planned', String(keys.length))],
    [],
    parts,
  );
}
