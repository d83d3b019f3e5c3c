import { database } from './database';
import type { LedgerJob, Step } from './ledger-types';

const both = ['ledger', 'history'] as const;

/** The ledger of jobs with their history, in IndexedDB. Only the background writes it. */
export const ledger = {
  /**
   * Adds a job, unless one about the same is open, here or in one of the environments `alsoIn`: then that one is given
   * back, and nothing is added.
   */
  async open<Cursor>(
    job: LedgerJob<Cursor>,
    steps: readonly Step[] = [],
    alsoIn: readonly string[] = [],
  ): Promise<LedgerJob<Cursor>> {
    const work = (await database()).transaction(both, 'readwrite');
    const jobs = work.objectStore('ledger');
    for (const environment of new Set([job.environment, ...alsoIn]))
      for (const other of await jobs.index('subject').getAll(about(environment, job.kind, job.subject)))
        if (other.dueAt !== null) return other as LedgerJob<Cursor>;
    await jobs.put(job);
    for (const step of steps) await work.objectStore('history').add(entryOf(job, step));
    await work.done;
    return job;
  },

  /** Writes a step's cursor and history at once. False, and nothing written, where somebody else went on with the job. */
  async commit(job: LedgerJob, steps: readonly Step[]): Promise<boolean> {
    const work = (await database()).transaction(both, 'readwrite');
    const stored = await work.objectStore('ledger').get(job.id);
    if (!stored || stored.revision !== job.revision) return false;
    // A cancel that came while the step was under way stays, and is looked at next.
    const dueAt = job.dueAt !== null && stored.cancelled ? 0 : job.dueAt;
    const next = { ...job, dueAt, cancelled: stored.cancelled, revision: job.revision + 1 };
    await work.objectStore('ledger').put(next);
    for (const step of steps) await work.objectStore('history').add(entryOf(job, step));
    await work.done;
    return true;
  },

  /** The open job that is to go on first. */
  async next(): Promise<LedgerJob | null> {
    const cursor = await (await database()).transaction('ledger').store.index('due').openCursor();
    return cursor?.value ?? null;
  },

  async get(id: string): Promise<LedgerJob | null> {
    return (await (await database()).get('ledger', id)) ?? null;
  },

  /** All jobs of a kind about one subject in these environments, newest first. */
  async about(environments: readonly string[], kind: string, subject: string): Promise<LedgerJob[]> {
    const { store } = (await database()).transaction('ledger');
    const found = await Promise.all(
      environments.map((one) => store.index('subject').getAll(about(one, kind, subject))),
    );
    return found.flat().sort((a, b) => b.createdAt - a.createdAt);
  },

  /** Asks a job to end; its kind decides how. */
  async cancel(id: string): Promise<void> {
    const work = (await database()).transaction('ledger', 'readwrite');
    const stored = await work.store.get(id);
    if (stored && stored.dueAt !== null) await work.store.put({ ...stored, cancelled: true, dueAt: 0 });
    await work.done;
  },

  /** Opens a job that had ended, unless another one about the same is open. */
  async reopen(job: LedgerJob): Promise<boolean> {
    const work = (await database()).transaction('ledger', 'readwrite');
    const others = await work.store.index('subject').getAll(about(job.environment, job.kind, job.subject));
    if (others.some(({ id, dueAt, revision }) => dueAt !== null || (id === job.id && revision !== job.revision)))
      return false;
    await work.store.put({ ...job, dueAt: 0, revision: job.revision + 1 });
    await work.done;
    return true;
  },

  /** What a job did, oldest first. */
  async steps(jobId: string): Promise<Step[]> {
    const found = await (await database()).getAllFromIndex('history', 'job', jobId);
    return found.map(({ at, what, words }) => ({ at, what, words }));
  },

  /**
   * Drops jobs that have ended, with their history: of each environment those beyond the newest `keep`, and those begun
   * before `olderThan`. Open jobs stay, whatever their age. Returns how many were dropped.
   */
  async prune(keep: number, olderThan: number): Promise<number> {
    const work = (await database()).transaction(both, 'readwrite');
    const kept = new Map<string, number>();
    let dropped = 0;
    let at = await work.objectStore('ledger').index('created').openCursor(null, 'prev');
    for (; at; at = await at.continue()) {
      const { id, environment, dueAt, createdAt } = at.value;
      if (dueAt !== null) continue;
      const before = kept.get(environment) ?? 0;
      kept.set(environment, before + 1);
      if (before < keep && createdAt >= olderThan) continue;
      dropped++;
      await at.delete();
      const steps = work.objectStore('history');
      for (const seq of await steps.index('job').getAllKeys(id)) await steps.delete(seq);
    }
    await work.done;
    return dropped;
  },
};

const about = (environment: string, kind: string, subject: string) => IDBKeyRange.only([environment, kind, subject]);

function entryOf(job: LedgerJob, step: Step) {
  return { ...step, environment: job.environment, jobId: job.id };
}
