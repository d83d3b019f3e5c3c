import type { IDBPTransaction } from 'idb';
import type { Failure } from '../http/errors';
import type { ActionPage } from './action-types';
import { database, type Schema } from './database';
import type { Held, LedgerJob, NewJob, Part, Step } from './ledger-types';
import { stopped } from './stopped';
import { whole } from './whole';

const all = ['ledger', 'history', 'parts'] as const;
const withActions = [...all, 'actions'] as const;

/** When a held job is due: past every time that an alarm could be set for, yet a key, so that it is found as open. */
export const never = 8.64e15;

/** The ledger of jobs with their history and parts, in IndexedDB. Only the background writes it. */
export const ledger = {
  /**
   * Adds a job, unless one about the same is open, here or in one of the environments `alsoIn`: then that one is given
   * back, and nothing is added.
   */
  async open<Cursor>(
    wanted: NewJob<Cursor>,
    steps: readonly Step[] = [],
    alsoIn: readonly string[] = [],
    parts: readonly Part[] = [],
  ): Promise<LedgerJob<Cursor>> {
    const job = { held: null, format: 1, aside: false, revision: 0, cancelled: false, ...wanted };
    const work = (await database()).transaction(all, 'readwrite');
    return whole(work, async () => {
      const jobs = work.objectStore('ledger');
      for (const environment of new Set([job.environment, ...alsoIn]))
        for (const other of await jobs.index('subject').getAll(about(environment, job.kind, job.subject)))
          if (other.dueAt !== null) return other as LedgerJob<Cursor>;
      await jobs.put(job);
      for (const step of steps) await work.objectStore('history').add(entryOf(job, step));
      for (const { number, value } of parts) await work.objectStore('parts').put(value, [job.id, number]);
      return job;
    });
  },

  /**
   * Writes a step's cursor, history, parts and actions at once. Null, and nothing written, where somebody else went on with the
   * job; else the job as it stands now.
   */
  async commit(
    job: LedgerJob,
    steps: readonly Step[],
    parts: readonly Part[] = [],
    actions: readonly ActionPage[] = [],
  ): Promise<LedgerJob | null> {
    const work = (await database()).transaction(withActions, 'readwrite');
    return whole(work, async () => {
      const stored = await work.objectStore('ledger').get(job.id);
      if (!stored || stored.revision !== job.revision) return null;
      const { cancelled } = stored;
      const isOpen = job.dueAt !== null;
      // A pause or a cancel that came while the step was under way stays, and is looked at next.
      const held = isOpen && !cancelled ? (stored.held ?? job.held) : null;
      const dueAt = !isOpen ? null : cancelled ? 0 : held ? never : job.dueAt;
      const next = { ...job, dueAt, held, cancelled, revision: job.revision + 1 };
      await work.objectStore('ledger').put(next);
      for (const step of steps) await work.objectStore('history').add(entryOf(job, step));
      const store = work.objectStore('parts');
      for (const { number, value } of parts)
        await (value === undefined ? store.delete([job.id, number]) : store.put(value, [job.id, number]));
      for (const page of actions) await work.objectStore('actions').put(page);
      return next;
    });
  },

  /** The open job that is to go on first; held ones are not waited for. */
  async next(): Promise<LedgerJob | null> {
    const still = await stopped.all();
    let at = await (await database()).transaction('ledger').store.index('due').openCursor(before(never));
    while (at && still[at.value.id]) at = await at.continue();
    return at?.value ?? null;
  },

  /** Every job that is due now, whoever waits longest first. */
  async due(localNow: number): Promise<LedgerJob[]> {
    const still = await stopped.all();
    const until = IDBKeyRange.upperBound(Math.min(localNow, never - 1));
    return (await (await database()).getAllFromIndex('ledger', 'due', until)).filter(({ id }) => !still[id]);
  },

  async get(id: string): Promise<LedgerJob | null> {
    const found = await (await database()).get('ledger', id);
    return found ? asStopped(found, await stopped.all()) : null;
  },

  /** All jobs of a kind about one subject in these environments, newest first; without a subject, about any. */
  async about(environments: readonly string[], kind: string, subject?: string): Promise<LedgerJob[]> {
    const { store } = (await database()).transaction('ledger');
    const found = await Promise.all(
      environments.map((one) => store.index('subject').getAll(about(one, kind, subject))),
    );
    const still = await stopped.all();
    return found
      .flat()
      .map((one) => asStopped(one, still))
      .sort((a, b) => b.createdAt - a.createdAt);
  },

  /** The environments of a portal that have jobs: one for each org that it was ever paired with. */
  async environments(portalId: string): Promise<string[]> {
    const found: string[] = [];
    const { store } = (await database()).transaction('ledger');
    const own = IDBKeyRange.bound([`${portalId}/`], [`${portalId}0`]);
    for (let at = await store.index('subject').openKeyCursor(own); at; ) {
      const [environment] = at.key;
      found.push(environment);
      at = await at.continue([environment, []] as never);
    }
    return found;
  },

  /** The open jobs of a portal, whichever org it was paired with, and the newest `ended` of the others; newest first. */
  async ofPortal(portalId: string, ended: number): Promise<LedgerJob[]> {
    const still = await stopped.all();
    const isOwn = ({ environment }: LedgerJob) => environment.startsWith(`${portalId}/`);
    const { store } = (await database()).transaction('ledger');
    const found = (await store.index('due').getAll()).filter(isOwn).map((one) => asStopped(one, still));
    let left = ended;
    for (let at = await store.index('created').openCursor(null, 'prev'); at && left > 0; at = await at.continue())
      if (at.value.dueAt === null && isOwn(at.value)) {
        found.push(at.value);
        left--;
      }
    return found.sort((a, b) => b.createdAt - a.createdAt);
  },

  /**
   * Drops a job that has ended, with its steps and parts; what it did stays in the history. False: it is open, or not
   * there. `open` too: one that no version here can run or end.
   */
  async drop(id: string, also?: 'open'): Promise<boolean> {
    const work = (await database()).transaction(all, 'readwrite');
    const isDropped = await whole(work, async () => {
      const job = await work.objectStore('ledger').get(id);
      if (!job || (job.dueAt !== null && !also)) return false;
      await work.objectStore('ledger').delete(id);
      await dropOwn(work, id);
      return true;
    });
    if (isDropped) await stopped.remove(id);
    return isDropped;
  },

  /** Asks a job to end; its kind decides how. A held one is let go for that. */
  async cancel(id: string): Promise<void> {
    await change(id, (stored) => ({ ...stored, cancelled: true, held: null, dueAt: 0 }));
    await stopped.remove(id);
  },

  /** The storage took no more of it: no further step is begun until it is released. Works where nothing can be written. */
  stop: (id: string, fault: Failure): Promise<void> => stopped.set(id, fault),

  /** Holds an open job: no further step is begun. The one that is under way is ended and committed. */
  async hold(id: string, held: Held): Promise<void> {
    await change(id, (stored) => (stored.held || stored.cancelled ? null : { ...stored, held, dueAt: never }));
  },

  /** Lets a job go on that is held by one of these. False where it is not. */
  async release(id: string, from: readonly Held[]): Promise<boolean> {
    if (from.includes('trouble') && (await stopped.remove(id))) return true;
    return change(id, (stored) =>
      stored.held && from.includes(stored.held) ? { ...stored, held: null, dueAt: 0 } : null,
    );
  },

  /** Opens a job that had ended, unless another one about the same is open. */
  async reopen(job: LedgerJob): Promise<boolean> {
    const work = (await database()).transaction('ledger', 'readwrite');
    return whole(work, async () => {
      const others = await work.store.index('subject').getAll(about(job.environment, job.kind, job.subject));
      if (others.some(({ id, dueAt, revision }) => dueAt !== null || (id === job.id && revision !== job.revision)))
        return false;
      await work.store.put({ ...job, dueAt: 0, revision: job.revision + 1 });
      return true;
    });
  },

  /** What a job did, oldest first. */
  async steps(jobId: string): Promise<Step[]> {
    const found = await (await database()).getAllFromIndex('history', 'job', jobId);
    return found.map(({ at, what, words }) => ({ at, what, words }));
  },

  /** A job's parts in the order of their numbers, from one on. */
  async parts<T>(jobId: string, from = 0, most?: number): Promise<{ number: number; value: T }[]> {
    const { store } = (await database()).transaction('parts');
    const range = IDBKeyRange.bound([jobId, from], [jobId, Number.POSITIVE_INFINITY]);
    const [keys, values] = await Promise.all([store.getAllKeys(range, most), store.getAll(range, most)]);
    return keys.map(([, number], at) => ({ number, value: values[at] as T }));
  },

  /**
   * Drops jobs that have ended, with their history: of each environment those beyond the newest `keep`, and those begun
   * before `olderThan`. Open jobs stay, whatever their age. Returns how many were dropped.
   */
  async prune(keep: number, olderThan: number): Promise<number> {
    const work = (await database()).transaction(all, 'readwrite');
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
      await dropOwn(work, id);
    }
    await work.done;
    return dropped;
  },
};

/** What only the job itself needs. */
async function dropOwn(work: IDBPTransaction<Schema, typeof all, 'readwrite'>, id: string): Promise<void> {
  const steps = work.objectStore('history');
  for (const seq of await steps.index('job').getAllKeys(id)) await steps.delete(seq);
  await work.objectStore('parts').delete(IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY]));
}

/** A job that stopped is held like one in trouble, whatever its record says. */
function asStopped(job: LedgerJob, still: Readonly<Record<string, Failure>>): LedgerJob {
  const fault = job.dueAt === null ? undefined : still[job.id];
  return fault ? { ...job, fault, held: 'trouble', dueAt: never } : job;
}

const before = (when: number) => IDBKeyRange.upperBound(when, true);

/** Changes an open job without a step of it; null: as it is. The revision stays: a step that is under way may commit. */
async function change(id: string, to: (stored: LedgerJob) => LedgerJob | null): Promise<boolean> {
  const work = (await database()).transaction('ledger', 'readwrite');
  return whole(work, async () => {
    const stored = await work.store.get(id);
    const changed = stored && stored.dueAt !== null ? to(stored) : null;
    if (changed) await work.store.put(changed);
    return changed !== null;
  });
}

// Lists are greater keys than texts: the empty one ends what begins with a kind.
const about = (environment: string, kind: string, subject?: string) =>
  subject === undefined
    ? IDBKeyRange.bound([environment, kind], [environment, kind, []])
    : IDBKeyRange.only([environment, kind, subject]);

function entryOf(job: LedgerJob, step: Step) {
  return { ...step, environment: job.environment, jobId: job.id };
}
