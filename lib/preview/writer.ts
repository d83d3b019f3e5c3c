import { previews } from '../storage/previews';
import type { Part } from './phases/phase';
import type { Run } from './types';

/**
 * Stores results in the order in which they came, each with the run as it was then. What comes while the store is
 * at work goes together into the next transaction, so that no call waits for it. After a failure nothing more is
 * stored: a cursor must never stand beyond its results.
 */
export class Writer {
  #parts: Part[] = [];
  #run: Run | null = null;
  #last: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  /** `failed` is told once, as soon as the store refuses. */
  constructor(private readonly failed: (error: unknown) => void) {}

  put(run: Run, parts: readonly Part[] = []): void {
    this.#parts.push(...parts);
    // As it is now: another lane may change the run before this is stored.
    this.#run = structuredClone(run);
    if (this.#next) return;
    this.#next = this.#last.then(() => this.#write());
    this.#next.catch(this.failed);
  }

  /** Resolves when all is stored; throws what the store said. */
  settled(): Promise<void> {
    return this.#next ?? this.#last;
  }

  async #write(): Promise<void> {
    const [run, parts] = [this.#run, this.#parts];
    this.#last = this.#next ?? this.#last;
    this.#next = null;
    this.#parts = [];
    if (run) await previews.put(run, parts);
  }
}
