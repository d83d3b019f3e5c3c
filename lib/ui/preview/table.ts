import type { Change, PreviewRow } from '../../preview/types';
import { foundRows } from '../found';
import { fateOf, type RowFate } from './summary';

export type SortBy = 'name' | 'email' | 'fate' | 'lastSync';
export interface TableQuery {
  readonly search: string;
  readonly change: Change | 'all';
  readonly fate: RowFate | 'all';
  /** Only those who share an address. */
  readonly only?: ReadonlySet<string> | null;
  readonly sort: SortBy;
  readonly descending: boolean;
}

export const firstQuery: TableQuery = { search: '', change: 'all', fate: 'all', sort: 'name', descending: false };

/** The rows of the table: filtered, searched by name, address and id, and sorted, as `foundRows` does. */
export function shownRows(
  rows: readonly PreviewRow[],
  query: TableQuery,
  locale: string,
  isWanted?: () => boolean,
): Promise<PreviewRow[] | null> {
  const words = query.search.trim().toLowerCase();
  const fits = (row: PreviewRow) =>
    (query.change === 'all' || row.change === query.change) &&
    (query.fate === 'all' || fateOf(row) === query.fate) &&
    (!query.only || query.only.has(row.id)) &&
    (words === '' ||
      row.name.toLowerCase().includes(words) ||
      (row.email ?? '').toLowerCase().includes(words) ||
      row.id === words);
  const order = orderOf(query.sort, new Intl.Collator(locale, { numeric: true }));
  return foundRows(rows, fits, query.descending ? (a, b) => order(b, a) : order, isWanted);
}

function orderOf(sort: SortBy, { compare }: Intl.Collator): (a: PreviewRow, b: PreviewRow) => number {
  const byId = (a: PreviewRow, b: PreviewRow) => compare(a.id, b.id);
  if (sort === 'lastSync') return (a, b) => (a.lastSync ?? 0) - (b.lastSync ?? 0) || byId(a, b);
  if (sort === 'fate') return (a, b) => compare(fateOf(a), fateOf(b)) || byId(a, b);
  const key = (row: PreviewRow) => (sort === 'name' ? row.name : (row.email ?? ''));
  return (a, b) => compare(key(a), key(b)) || byId(a, b);
}
