/** Equal reads at one time are one call; an answer is kept for a while. Failures are never kept. */
export class Shared<T> {
  readonly #running = new Map<string, Promise<T>>();
  readonly #kept = new Map<string, { value: T; until: number }>();

  /** `keepMs` 0: only calls that are under way are shared. */
  constructor(
    private readonly keepMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** The kept or running answer for this key, else what `load` gives. */
  get(key: string, load: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.now()) return Promise.resolve(kept.value);
    const running = this.#running.get(key);
    if (running) return running;
    const started = load()
      .then((value) => {
        if (this.keepMs > 0) this.#kept.set(key, { value, until: this.now() + this.keepMs });
        return value;
      })
      .finally(() => this.#running.delete(key));
    this.#running.set(key, started);
    return started;
  }

  /** Forgets all that was kept. */
  clear(): void {
    this.#kept.clear();
  }
}
