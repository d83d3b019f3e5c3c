import type { Columns, Flag } from '../../coverage/snapshot-types';
import { flagNames, statusAt } from './words';

export type CoverageSort = 'name' | 'email' | 'class' | 'lastSync';
export interface CoverageQuery {
  readonly search: string;
  /** A class by name; `all`: everybody but who is not in HubSpot. */
  readonly status: string;
  readonly flag: Flag | 'any';
  readonly sort: CoverageSort;
  readonly descending: boolean;
}
export const firstCoverageQuery: CoverageQuery = {
  search: '',
  status: 'all',
  flag: 'any',
  sort: 'name',
  descending: false,
};

/** Class of records that HubSpot does not know: they are no contacts. */
export const absentClass = 'absent-in-hubspot';

/**
 * Everybody of a snapshot as a table of a hundred thousand rows: a row is a number, and what is needed to search and
 * to sort is made once. Names are compared without accents and case: a comparison by the language's own rules takes
 * seconds for so many.
 */
export class CoverageTable {
  readonly #orders = new Map<CoverageSort, Uint32Array>();
  #words: string[] | null = null;

  constructor(readonly columns: Columns) {}

  get length(): number {
    return this.columns.id.length;
  }

  /** The rows that a query leaves, in its order. */
  rows({ search, status, flag, sort, descending }: CoverageQuery): Uint32Array {
    const { columns } = this;
    const words = plain(search.trim());
    const bit = flag === 'any' ? 0 : 1 << flagNames.indexOf(flag);
    const order = this.#order(sort);
    const found = new Uint32Array(order.length);
    let count = 0;
    for (let n = 0; n < order.length; n++) {
      const row = order[descending ? order.length - 1 - n : n] as number;
      const own = statusAt(columns.status[row]);
      if (status === 'all' ? own === absentClass && bit === 0 : own !== status) continue;
      if (bit !== 0 && ((columns.flags[row] ?? 0) & bit) === 0) continue;
      if (words !== '' && !this.#textOf(row).includes(words)) continue;
      found[count++] = row;
    }
    return found.subarray(0, count);
  }

  #textOf(row: number): string {
    const { id, name, email, link } = this.columns;
    this.#words ??= id.map((one, n) => plain(`${name[n]} ${email[n] ?? ''} ${one} ${link[n] ?? ''}`));
    return this.#words[row] ?? '';
  }

  #order(sort: CoverageSort): Uint32Array {
    const known = this.#orders.get(sort);
    if (known) return known;
    const { columns } = this;
    const order = Uint32Array.from(columns.id.keys());
    if (sort === 'class' || sort === 'lastSync') {
      const keys = sort === 'class' ? columns.status : columns.lastSync.map((at) => at ?? 0);
      // Within a class by name.
      const names = sort === 'class' ? this.#ranks() : null;
      order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || (names ? (names[a] ?? 0) - (names[b] ?? 0) : a - b));
    } else {
      const keys = (sort === 'name' ? columns.name : columns.email).map((one) => plain(one ?? ''));
      order.sort((a, b) => compare(keys[a] as string, keys[b] as string) || a - b);
    }
    this.#orders.set(sort, order);
    return order;
  }

  /** Row → its place by name. */
  #ranks(): Uint32Array {
    const ranks = new Uint32Array(this.length);
    for (const [place, row] of this.#order('name').entries()) ranks[row] = place;
    return ranks;
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const accents = /[\u0300-\u036f]/g;
/** Without case and accents; most names have none, and the test is quicker than the work. */
function plain(text: string): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of plain text.
  return /^[\u0000-\u007f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(accents, '');
}
