/** HubSpot's window (ms). */
const windowMs = 10_000;
/** What came later than so long (ms) after the one before had to wait for the window, or for a person. */
const longestMs = 1_000;
/**
 * This share of what they could make is theirs. With all of it the window would be used evenly and never at once, so
 * that the last calls come later; with less the contacts are there no sooner than the last history.
 */
const share = 0.8;

/**
 * The claim of a list that gives one page after the other. The longest way through a scan is that of the contacts'
 * pages: were the window used up by what goes side by side, it would stand still until the next one.
 */
export class Claim {
  /** When its pages of the last window came (ms, local clock). */
  #ends: number[] = [];

  /** A page has come. */
  note(now: number): void {
    this.#ends.push(now);
  }

  /** Calls of a window that are its own, beyond those that it made in the last one. */
  owed(now: number): number {
    this.#ends = this.#ends.filter((at) => at > now - windowMs && at <= now);
    const gaps = this.#ends.slice(1).map((at, n) => Math.min(longestMs, at - (this.#ends[n] ?? at)));
    if (gaps.length === 0) return 0;
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    return Math.max(0, Math.floor((share * windowMs) / Math.max(1, mean)) - this.#ends.length);
  }
}
