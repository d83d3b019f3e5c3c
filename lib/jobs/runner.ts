import { storageCodeOf, toFailure } from '../http/errors';
import type { ActionPage } from '../storage/action-types';
import { ledger } from '../storage/ledger';
import type { Held, LedgerJob, Part } from '../storage/ledger-types';
import { armJobs, setJobsAlarm } from './alarm';
import { Nap } from './nap';
import type { JobKind, OnCommit, StepResult, Turn } from './types';

/** A worker that dies within a step is woken after this long. The shortest that browsers allow. */
const wakeAfterMs = 30_000;
/** What is due sooner than an alarm could ring is waited for here; a worker that is silent for 30 s would be ended. */
const napMs = 12_000;
/** A step that throws is tried again after a minute, two, four …; then the job is ended. */
const attempts = 5;
/** A step that commits as it goes lets another job that is due have its turn after so long, and ends in any case. */
const turnMs = 2_000;
const longestTurnMs = 15_000;
/** A ledger that cannot be read is tried again after so long. */
const ledgerGoneMs = 5 * 60_000;
const day = 24 * 3_600_000;

/** Runs the jobs of the ledger. One for each background; what must outlive it stands in the ledger. */
export class Runner {
  readonly #kinds: ReadonlyMap<string, JobKind>;
  readonly #listeners = new Set<OnCommit>();
  readonly #thrown = new Map<string, number>();
  readonly #nap = new Nap();
  readonly #turns = new Map<string, number>();
  #turn = 0;
  #running: Promise<void> | null = null;
  #again = false;
  /** The alarm rang while the jobs were running. */
  #rang = false;
  /** Somebody came while a step was under way: what waits for its end is not known yet. */
  #asked = false;
  /** Each job's revision as it was committed here; forgotten as soon as its next step begins. */
  readonly #committed = new Map<string, number>();

  constructor(kinds: readonly JobKind[]) {
    this.#kinds = new Map(kinds.map((one) => [one.kind, one]));
  }

  /** Calls `listener` after each commit. Returns how to stop that. */
  onCommit(listener: OnCommit): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Goes on with every job that is due, one step after the other, and sets the alarm for the rest. Called by
   * alarm, start and message alike. `rang`: the alarm was set for the first job, so that one is due,
   * whatever a clock that was put back says.
   */
  drain(rang = false): Promise<void> {
    if (this.#running) {
      this.#again = true;
      this.#asked = true;
      this.#rang ||= rang;
      this.#nap.end();
      return this.#running;
    }
    this.#running = this.#locked(rang).finally(() => {
      this.#running = null;
    });
    return this.#running;
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

  /** Holds a job before its next step. */
  async pause(id: string): Promise<void> {
    await ledger.hold(id, 'paused');
    await this.#tell(id);
  }

  /** Lets a job go on: its plan was confirmed, the pause is over, or the trouble was mended. False: it was not held so. */
  async release(id: string, from: readonly Held[]): Promise<boolean> {
    const released = await ledger.release(id, from);
    if (released) {
      await this.#tell(id);
      void this.drain().catch(() => undefined);
    }
    return released;
  }

  async #tell(id: string): Promise<void> {
    const job = await ledger.get(id);
    if (job) for (const listener of this.#listeners) listener(job);
  }

  async #locked(rang: boolean): Promise<void> {
    await navigator.locks.request('synclens-jobs', { ifAvailable: true }, async (lock) => {
      // Somebody else runs them and sets the alarm when done.
      if (!lock) return;
      let first = rang;
      try {
        do {
          this.#again = false;
          await this.#run(first);
          first = this.#rang;
          this.#rang = false;
        } while (this.#again);
        await armJobs();
      } catch (error) {
        // Pages say that the storage is gone where they read of it. What was under way is found again by its next step.
        if (!storageCodeOf(error)) throw error;
        await setJobsAlarm(Date.now() + ledgerGoneMs);
      }
    });
  }

  async #run(rang: boolean): Promise<void> {
    for (let first = rang; ; ) {
      const job = await this.#due(first);
      first = false;
      if (job) {
        // Set before the step: whoever dies in it must be woken.
        await setJobsAlarm(Date.now() + wakeAfterMs);
        await this.#step(job);
        continue;
      }
      const next = await ledger.next();
      const wait = (next?.dueAt ?? Number.POSITIVE_INFINITY) - Date.now();
      if (wait > napMs) return;
      await setJobsAlarm(Date.now() + wakeAfterMs);
      if (this.#again) return;
      first = await this.#nap.sleep(wait);
    }
  }

  /** Whose turn it is: what a person waits for goes first. `first`: the one that the alarm was set for is due in any case. */
  async #due(first: boolean): Promise<LedgerJob | undefined> {
    const due = await ledger.due(Date.now());
    if (due.length === 0 && first) return (await ledger.next()) ?? undefined;
    const urgent = due.find(({ kind }) => this.#kinds.get(kind)?.urgent);
    // Of the others none waits for a longer one to end: whoever had its last turn the longest ago.
    return urgent ?? due.sort((a, b) => this.#turnOf(a) - this.#turnOf(b))[0];
  }

  /** A person waits for another job; or, where this one's turn is `over`, any other does. */
  async #isWanted({ id }: LedgerJob, over: boolean): Promise<boolean> {
    this.#asked = false;
    const others = (await ledger.due(Date.now())).filter((other) => other.id !== id);
    return others.some(({ kind }) => over || this.#kinds.get(kind)?.urgent);
  }

  #turnOf({ id }: LedgerJob): number {
    return this.#turns.get(id) ?? 0;
  }

  async #step(begun: LedgerJob): Promise<void> {
    let job = begun;
    this.#turns.set(job.id, ++this.#turn);
    const straight = this.#committed.get(job.id) === job.revision;
    this.#committed.delete(job.id);
    this.#asked = false;
    const kind = this.#kinds.get(job.kind);
    const { cursor } = job;
    if (!kind || job.format > kind.format) {
      // Of a later version that was taken back: left for it, and out of the way for now. Who knows it not cannot end it
      // in its own way, but let go of it.
      const steps = [{ at: Date.now(), what: 'cancelled' }];
      if (job.cancelled) return this.#commit({ ...job, aside: true }, { cursor, steps, next: 'done' });
      return this.#commit(job, { cursor, steps: [], next: Date.now() + day });
    }
    if (job.format < kind.format) {
      const steps = [{ at: Date.now(), what: 'set-aside' }];
      return this.#commit({ ...job, aside: true }, { cursor, steps, next: 'done' });
    }
    const lost: unknown[] = [];
    let wanted = false;
    const since = performance.now();
    let next = since + turnMs;
    const turn: Turn = {
      straight,
      commit: async (so) => {
        try {
          const committed = await this.#write(job, { ...so, next: 'now' });
          if (!committed) throw new Error('Somebody else went on with the job');
          job = committed;
          const now = performance.now();
          wanted ||= job.held !== null || job.cancelled || now - since > longestTurnMs;
          if (wanted || (!this.#asked && now < next)) return;
          wanted = await this.#isWanted(job, now - since >= turnMs);
          if (now >= next) next = now + turnMs;
        } catch (error) {
          lost.push(error);
          throw error;
        }
      },
      wanted: () => wanted,
    };
    let result: StepResult<unknown>;
    let died = false;
    try {
      result = await (job.cancelled ? kind.cancelled(job) : kind.step(job, turn));
      // Whatever the step made of it: nothing that follows upon what was not written counts.
      if (lost.length > 0) throw lost[0];
      this.#thrown.delete(job.id);
    } catch (error) {
      if (storageCodeOf(error) === 'STORAGE_FULL') return this.#stop(job, error);
      died = true;
      const count = (this.#thrown.get(job.id) ?? 0) + 1;
      this.#thrown.set(job.id, count);
      // No fault of its kind, and nothing is lost: it goes on once the storage is back.
      if (count >= attempts && storageCodeOf(error)) return this.#stop(job, error);
      result =
        count < attempts
          ? { cursor: job.cursor, steps: [], next: Date.now() + 60_000 * 2 ** (count - 1) }
          : await kind.broken(job, error);
    }
    await this.#commit(job, result);
    // Nobody knows how far a step came that threw: the next one is told so.
    if (died) this.#committed.delete(job.id);
  }

  async #commit(job: LedgerJob, result: StepResult<unknown>): Promise<void> {
    try {
      const committed = await this.#write(job, result);
      if (!committed) return;
      if (committed.dueAt === null) this.#turns.delete(job.id);
      else this.#committed.set(job.id, committed.revision);
    } catch (error) {
      if (storageCodeOf(error) !== 'STORAGE_FULL') throw error;
      await this.#stop(job, error);
    }
  }

  /** Writes what a step came to, and tells it. Null, and nothing is written, where somebody else went on with the job. */
  async #write(job: LedgerJob, { cursor, steps, parts, next: then }: StepResult<unknown>): Promise<LedgerJob | null> {
    const held = then === 'confirm' || then === 'trouble' ? then : null;
    const dueAt = then === 'done' ? null : typeof then === 'number' ? then : 0;
    const next = { ...job, cursor, dueAt, held };
    const committed = await ledger.commit(next, steps, parts, this.#actions(next, parts));
    if (committed) for (const listener of this.#listeners) listener(committed);
    return committed;
  }

  /** Of a cursor that nobody here knows nothing is told. */
  #actions(job: LedgerJob, parts: readonly Part[] = []): ActionPage[] {
    const kind = this.#kinds.get(job.kind);
    if (!kind || job.aside || kind.format !== job.format) return [];
    const { environment, id, createdAt } = job;
    return kind.tells(job, parts).map(({ name, entries }) => {
      return { environment, order: -createdAt, id: `${id}/${name}`, entries };
    });
  }

  /**
   * The storage takes no more: the job stands still, as its last commit left it, until a person has made room. Whatever
   * the step did beyond that is found again by the next one, as after a death.
   */
  async #stop(job: LedgerJob, error: unknown): Promise<void> {
    this.#thrown.delete(job.id);
    await ledger.stop(job.id, toFailure(error, 'browser'));
    await this.#tell(job.id);
  }
}
