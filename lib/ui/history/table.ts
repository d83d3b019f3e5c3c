import type { Action, ActionPage, PageKey } from '../../protocol/history-pages';
import { breather } from '../breath';
import { plain } from '../plain';
import { sortedRows } from '../sort';
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

/** A pause is asked for after so many rows. */
const stride = 1_000;
/** The midnight after a day, which may have 23 or 25 hours. */
function endOf(day: string): number {
  const end = new Date(`${day}T00:00`);
  end.setDate(end.getDate() + 1);
  return end.getTime();
}
const unsorted = () => new Uint32Array(0);
const nameOf = ({ environment, order, id }: PageKey) => `${environment} ${order} ${id}`;

/**
 * The history as a table of a hundred thousand rows. It grows page by page; what is needed to search and to sort is
 * made when it is first asked for. The newest comes first unless it is turned round.
 */
export class HistoryTable {
  readonly #rows: HistoryRow[] = [];
  readonly #pages = new Map<string, { readonly from: number; readonly page: ActionPage }>();
  readonly #words: string[] = [];
  readonly #kinds = new Set<string>();
  /** The first rows, the newest first; those that came since are not among them yet. */
  #order: Uint32Array = unsorted();

  /** How many entries there are, and of which kinds. */
  get length(): number {
    return this.#rows.length;
  }
  get kinds(): string[] {
    return [...this.#kinds].sort();
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
        const at = from + place;
        const old = this.#rows[at];
        if (old && old.entry.at !== entry.at) this.#order = unsorted();
        if (old) delete this.#words[at];
        this.#rows[at] = { entry, page, place };
        this.#kinds.add(entry.kind);
      });
    }
    return true;
  }

  /**
   * The rows that a query leaves, in its order, worked out in pieces between which the page draws; null as soon as
   * nobody wants them any more.
   */
  async rows(query: HistoryQuery, isWanted: () => boolean = () => true): Promise<Uint32Array | null> {
    const breath = breather();
    const fits = this.#test(query);
    const order = await this.#sorted();
    const found = new Uint32Array(order.length);
    let count = 0;
    for (let n = 0; n < order.length; n++) {
      if (n % stride === 0) {
        await breath();
        if (!isWanted()) return null;
      }
      const at = order[query.descending ? n : order.length - 1 - n] as number;
      if (fits(at)) found[count++] = at;
    }
    return found.subarray(0, count);
  }

  #test({ search, kind, group, from, to }: HistoryQuery): (at: number) => boolean {
    const words = plain(search.trim());
    const begin = from === '' ? Number.NEGATIVE_INFINITY : new Date(`${from}T00:00`).getTime();
    const end = to === '' ? Number.POSITIVE_INFINITY : endOf(to);
    return (at) => {
      const { entry } = this.#rows[at] as HistoryRow;
      return (
        (kind === 'all' || entry.kind === kind) &&
        (group === 'all' || groupOf(entry.outcome) === group) &&
        entry.at >= begin &&
        entry.at < end &&
        (words === '' || this.#textOf(at).includes(words))
      );
    };
  }

  /** What is to be deleted so that these rows, and no others, are gone. */
  wanted(rows: Iterable<number>): Wanted[] {
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

  /** The newest first. What is added while it is sorted is in the next one, which sorts no more than that. */
  async #sorted(): Promise<Uint32Array> {
    const before = this.#order;
    const { length } = this.#rows;
    if (before.length === length) return before;
    const time = (at: number) => (this.#rows[at] as HistoryRow).entry.at;
    const sorted = await sortedRows(length, (a, b) => time(b) - time(a), breather(), before);
    if (this.#order === before) this.#order = sorted;
    return sorted;
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
