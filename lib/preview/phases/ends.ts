import type { Run } from '../types';

/** Where a reading of the whole portal stands, by the names of the cursors of its two ends. */
export class Ends {
  constructor(
    readonly run: Run,
    /** Pages from the lowest id upwards. */
    readonly low: string,
    /** Searches from the highest id downwards. */
    readonly top: string,
  ) {}

  /** The id below which nobody was read from the upper end yet. */
  get topEdge(): number {
    return Number(this.run.cursors[this.top]?.edge ?? Number.POSITIVE_INFINITY);
  }

  /** The id up to which everybody was read from the lower end. */
  get lowEdge(): number {
    return Number(this.run.cursors[this.low]?.edge ?? 0);
  }

  /** The lower end is read alone: from the beginning (0), or because it is to be begun anew (-1). */
  get isGivenUp(): boolean {
    return (this.run.cursors[this.top]?.total ?? 1) < 1;
  }

  /** All pages of the lower end are read, or the upper end has come down to it. */
  get haveMet(): boolean {
    const low = this.run.cursors[this.low];
    return low !== undefined && low.pages > 0 && (low.after === null || this.lowEdge >= this.topEdge);
  }

  /** Contacts that were read, and how many there are; null: not known yet. */
  get progress(): { readonly done: number; readonly total: number | null } {
    const { [this.low]: low, [this.top]: top } = this.run.cursors;
    return { done: (low?.count ?? 0) + (top?.count ?? 0), total: low?.total ?? null };
  }

  /** Nobody relies on the order any more: the upper end is given up, and what it found with it. */
  disordered(): void {
    const { [this.low]: low, [this.top]: top } = this.run.cursors;
    if (this.isGivenUp) return;
    this.run.cursors[this.top] = {
      pages: top?.pages ?? 0,
      count: 0,
      total: top ? -1 : 0,
      after: null,
      ...(top?.edge === undefined ? {} : { edge: top.edge }),
    };
    if (low && top) this.run.cursors[this.low] = { ...low, after: null };
  }

  /** Contacts come and go while they are read, and the search's count lags; more than that must not be missing. */
  get isWhole(): boolean {
    const { [this.low]: low, [this.top]: top } = this.run.cursors;
    if (!top || top.total === 0) return true;
    const missing = (low?.total ?? 0) - (low?.count ?? 0) - top.count;
    return top.total !== -1 && missing <= Math.max(20, (low?.total ?? 0) / 200);
  }

  /** All is to be read once more, from the lower end alone. */
  beginAnew(): void {
    const { [this.low]: _low, [this.top]: top, ...others } = this.run.cursors;
    this.run.cursors = {
      ...others,
      [this.top]: { pages: top?.pages ?? 0, count: 0, total: 0, after: null },
    };
  }
}
