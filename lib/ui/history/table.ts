import type { Action, ActionPage, PageKey } from '../../protocol/history-pages';
import { plain } from '../plain';
import { groupOf, type OutcomeGroup } from './words';

export interface HistoryQuery {
  readonly search: string;
  readonly kind: string;
  readonly group: OutcomeGroup | 'all';
  /** Days of the own time zone, `2026-11-03`; empty: no bound. Both belong to it. */
  readonly from: string;
  readonly to: string;
  readonly descending: boolean;
}
export const firstHistoryQuery: HistoryQuery = {
  search: '',
  kind: 'all',
  group: 'all',
  from: '',
  to: '',
  descending: true,
};

/** An entry with the place that it is stored at. */
export interface HistoryRow {
  readonly entry: Action;
  readonly page: ActionPage;
  readonly place: number;
}
/** Entries to delete, by their pages. */
export type Wanted = PageKey & { only: number[] | null; of: number };

const dayMs = 24 * 3_600_000;
const nameOf = ({ environment, order, id }: PageKey) => `${environment} ${order} ${id}`;

/**
 * The history as a table of a hundred thousand rows. It grows page by page; what is needed to search and to sort is
 * made when it is first asked for. The newest comes first unless it is turned round.
 */
export class HistoryTable {
  readonly #rows: HistoryRow[] = [];
  readonly #pages = new Map<string, { readonly from: number; readonly page: ActionPage }>();
  readonly #words: string[] = [];
  #order: number[] = [];

  /** How many entries there are, and of which kinds. */
  get length(): number {
    return this.#rows.length;
  }
  get kinds(): string[] {
    return [...new Set(this.#rows.map(({ entry }) => entry.kind))].sort();
  }
  row(at: number): HistoryRow | undefined {
    return this.#rows[at];
  }

  /** Takes pages in. A page that grew since is read anew as a whole: false, and nothing is changed, where this table cannot. */
  add(pages: readonly ActionPage[]): boolean {
    const known = pages.filter((page) => this.#pages.has(nameOf(page)));
    if (known.some((page) => this.#pages.get(nameOf(page))?.page.entries.length !== page.entries.length)) return false;
    for (const page of pages) {
      const name = nameOf(page);
      const from = this.#pages.get(name)?.from ?? this.#rows.length;
      this.#pages.set(name, { from, page });
      page.entries.forEach((entry, place) => {
        this.#rows[from + place] = { entry, page, place };
        delete this.#words[from + place];
      });
    }
    this.#order = [];
    return true;
  }

  /** The rows that a query leaves, in its order. */
  rows({ search, kind, group, from, to, descending }: HistoryQuery): number[] {
    const words = plain(search.trim());
    const begin = from === '' ? Number.NEGATIVE_INFINITY : new Date(`${from}T00:00`).getTime();
    const end = to === '' ? Number.POSITIVE_INFINITY : new Date(`${to}T00:00`).getTime() + dayMs;
    const found = this.#sorted().filter((at) => {
      const { entry } = this.#rows[at] as HistoryRow;
      return (
        (kind === 'all' || entry.kind === kind) &&
        (group === 'all' || groupOf(entry.outcome) === group) &&
        entry.at >= begin &&
        entry.at < end &&
        (words === '' || this.#textOf(at).includes(words))
      );
    });
    return descending ? found : found.reverse();
  }

  /** What is to be deleted so that these rows, and no others, are gone. */
  wanted(rows: readonly number[]): Wanted[] {
    const places = new Map<ActionPage, number[]>();
    for (const at of rows) {
      const row = this.#rows[at];
      if (!row) continue;
      const own = places.get(row.page);
      if (own) own.push(row.place);
      else places.set(row.page, [row.place]);
    }
    return [...places].map(([{ environment, order, id, entries }, only]) => {
      return { environment, order, id, of: entries.length, only: only.length === entries.length ? null : only };
    });
  }

  #sorted(): readonly number[] {
    const at = (row: number) => this.#rows[row]?.entry.at ?? 0;
    if (this.#order.length !== this.#rows.length)
      this.#order = Array.from(this.#rows.keys()).sort((a, b) => at(b) - at(a) || a - b);
    return this.#order;
  }

  #textOf(at: number): string {
    const known = this.#words[at];
    if (known !== undefined) return known;
    const { record, subject, change, jobId, words } = (this.#rows[at] as HistoryRow).entry;
    const all = [record?.name, record?.contactId, subject, change?.property, change?.from, change?.to, jobId, words];
    const text = plain(all.filter(Boolean).join(' '));
    this.#words[at] = text;
    return text;
  }
}
