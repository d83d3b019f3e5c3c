import type { CheckEntry, CheckResult, CheckRow, CheckStatus } from '../../protocol/checklist-pages';
import type { UnknownCode } from '../../records/recognise';
import { foundRows } from '../found';

/** A row of the list with what was found about whom it names. */
export interface ListRow {
  /** Its number in the list, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly result: CheckResult | null;
  readonly unknown: UnknownCode | null;
  /** An earlier row names the same. */
  readonly again: boolean;
}
export type RowState = CheckStatus | 'names-nobody' | 'not-checked';
export type ListSort = 'number' | 'given' | 'name' | 'state';
export interface ListQuery {
  readonly search: string;
  readonly state: RowState | 'all';
  readonly sort: ListSort;
  readonly descending: boolean;
}
export const firstListQuery: ListQuery = { search: '', state: 'all', sort: 'number', descending: false };

/** Rows and entries put together, in the order of the list. */
export function joined(rows: readonly CheckRow[], entries: readonly CheckEntry[]): ListRow[] {
  const seen = new Set<number>();
  return rows.map(({ cells, at }, n) => {
    if (typeof at === 'string') return { number: n + 1, cells, result: null, unknown: at, again: false };
    const again = seen.has(at);
    seen.add(at);
    return { number: n + 1, cells, result: entries[at]?.result ?? null, unknown: null, again };
  });
}

export const stateOfRow = ({ result, unknown }: ListRow): RowState =>
  unknown ? 'names-nobody' : (result?.status ?? 'not-checked');

/** The contacts of HubSpot that these rows name, each once. */
export function contactsOf(rows: readonly ListRow[]): Set<string> {
  const ids = new Set<string>();
  for (const { result } of rows) if (result?.contactId) ids.add(result.contactId);
  return ids;
}

/** How many rows are in each state, most first. */
export function statesOf(rows: readonly ListRow[]): [RowState, number][] {
  const counts = new Map<RowState, number>();
  for (const row of rows) counts.set(stateOfRow(row), (counts.get(stateOfRow(row)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** The rows of the table: filtered, searched in all that was given and found, and sorted, as `foundRows` does. */
export function shownListRows(
  rows: readonly ListRow[],
  query: ListQuery,
  { column, locale }: { readonly column: number; readonly locale: string },
  isWanted?: () => boolean,
): Promise<ListRow[] | null> {
  const words = query.search.trim().toLowerCase();
  const fits = (row: ListRow) =>
    (query.state === 'all' || stateOfRow(row) === query.state) &&
    (words === '' || [...row.cells, ...textsOf(row.result)].some((text) => text.toLowerCase().includes(words)));
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const keys: Readonly<Record<ListSort, (row: ListRow) => string>> = {
    number: () => '',
    given: (row) => row.cells[column] ?? '',
    name: (row) => row.result?.name ?? '',
    state: stateOfRow,
  };
  const key = keys[query.sort];
  const order = (a: ListRow, b: ListRow) => compare(key(a), key(b)) || a.number - b.number;
  return foundRows(rows, fits, query.descending ? (a, b) => order(b, a) : order, isWanted);
}

function textsOf(result: CheckResult | null): string[] {
  const { name, email, contactId, salesforce } = result ?? {};
  return [name, email, contactId, salesforce?.id].filter((one): one is string => Boolean(one));
}
