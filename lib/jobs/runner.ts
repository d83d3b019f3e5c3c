import { ledger } from '../storage/ledger';
import type { LedgerJob } from '../storage/ledger-types';
import { setJobsAlarm } from './alarm';
import type { JobKind, OnCommit, StepResult } from './types';

/** A worker that dies within a step is woken after this long. The shortest that browsers allow. */
const wakeAfterMs = 30_000;
/** A step that throws is tried again after a minute, two, four …; then the job is ended. */
const attempts = 5;

/** Runs the jobs of the ledger. One for each background; what must outlive it stands in the ledger. */
export class Runner {
  readonly #kinds: ReadonlyMap<string, JobKind>;
  readonly #listeners = new Set<OnCommit>();
  readonly #thrown = new Map<string, number>();
  #running: Promise<void> | null = null;
  #again = false;
  /** The alarm rang while the jobs were running. */
  #rang = false;

  constructor(kinds: readonly JobKind[]) {
    this.#kinds = new Map(kinds.map((one) => [one.kind, one]));
  }

  /** Calls `listener` after each commit. Returns how to stop that. */
  onCommit(listener: OnCommit): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Goes on with every job that is due, one after the other, and sets the alarm for the rest. Called by
   * alarm, start and message alike. `rang`: the alarm was set for the first job, so that one is due,
   * whatever a clock that was put back says.
   */
  drain(rang = false): Promise<void> {
    if (this.#running) {
      this.#again = true;
      this.#rang ||= rang;
      return this.#running;
    }
    this.#running = this.#locked(rang).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Sets the alarm for the job that is to go on first; clears it where none is open. */
  async arm(): Promise<void> {
    await setJobsAlarm((await ledger.next())?.dueAt ?? null);
  }

  /** Asks a job to end, and lets it. Does not wait for other jobs that run, however long they take. */
  async cancel(id: string): Promise<void> {
    await ledger.cancel(id);
    const job = await ledger.get(id);
    if (!job || job.dueAt === null) return;
    await new Promise<void>((ended, failed) => {
      const stop = this.onCommit((one) => {
        if (one.id === id && one.dueAt === null) ended();
      });
      this.drain().then(ended, failed).finally(stop);
    });
  }

  async #locked(rang: boolean): Promise<void> {
    await navigator.locks.request('synclens-jobs', { ifAvailable: true }, async (lock) => {
      // Somebody else runs them and sets the alarm when done.
      if (!lock) return;
      let first = rang;
      do {
        this.#again = false;
        await this.#run(first);
        first = this.#rang;
        this.#rang = false;
      } while (this.#again);
      await this.arm();
    });
  }

  async #run(rang: boolean): Promise<void> {
    for (let first = rang; ; first = false) {
      const job = await ledger.next();
      if (!job || job.dueAt === null || (!first && job.dueAt > Date.now())) return;
      // Set before the step: whoever dies in it must be woken.
      await setJobsAlarm(Date.now() + wakeAfterMs);
      await this.#step(job);
    }
  }

  async #step(job: LedgerJob): Promise<void> {
    const kind = this.#kinds.get(job.kind);
    // Of a later version that was taken back: left for it, and out of the way for now.
    if (!kind) return this.#commit(job, { cursor: job.cursor, steps: [], next: Date.now() + 24 * 3_600_000 });
    let result: StepResult<unknown>;
    try {
      result = await (job.cancelled ? kind.cancelled(job) : kind.step(job));
      this.#thrown.delete(job.id);
    } catch (error) {
      const count = (this.#thrown.get(job.id) ?? 0) + 1;
      this.#thrown.set(job.id, count);
      result =
        count < attempts
          ? { cursor: job.cursor, steps: [], next: Date.now() + 60_000 * 2 ** (count - 1) }
          : await kind.broken(job, error);
    }
    await this.#commit(job, result);
  }

  async #commit(job: LedgerJob, { cursor, steps, next }: StepResult<unknown>): Promise<void> {
    const dueAt = next === 'done' ? null : next === 'now' ? 0 : next;
    const committed = { ...job, cursor, dueAt };
    if (!(await ledger.commit(committed, steps))) return;
    for (const listener of this.#listeners) listener(committed);
  }
}
