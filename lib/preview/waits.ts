import type { WaitsFor } from './patience';
import type { Waits } from './types';

/** Who waits at present: the work as a whole does while no call is under way. */
export class Waiting {
  readonly #waits = new Map<object, Waits>();
  #calls = 0;
  #since: number | null = null;
  #waitedMs = 0;

  constructor(private readonly now: () => number) {}

  /** A call is under way from now until what comes back is called. */
  called(): () => void {
    return this.#change(() => {
      this.#calls += 1;
      return () => {
        this.#calls -= 1;
      };
    });
  }

  waits(until: number, why: WaitsFor): () => void {
    const key = {};
    return this.#change(() => {
      this.#waits.set(key, { until, why });
      return () => this.#waits.delete(key);
    });
  }

  /** Until when nothing goes on, and what for; null while something does. */
  get next(): Waits | null {
    if (this.#calls > 0) return null;
    const all = [...this.#waits.values()];
    return all.reduce<Waits | null>((first, one) => (first && first.until <= one.until ? first : one), null);
  }

  /** Time in which nothing went on (ms). */
  get waitedMs(): number {
    return this.#waitedMs + (this.#since === null ? 0 : this.now() - this.#since);
  }

  #change(begin: () => () => unknown): () => void {
    const end = begin();
    this.#count();
    return () => {
      end();
      this.#count();
    };
  }

  #count(): void {
    const idle = this.#calls === 0 && this.#waits.size > 0;
    if (idle === (this.#since !== null)) return;
    if (this.#since !== null) this.#waitedMs += this.now() - this.#since;
    this.#since = idle ? this.now() : null;
  }
}
