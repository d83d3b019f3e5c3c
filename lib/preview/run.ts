import { connectedHubspot } from '../connections/hubspot';
import { ApiError, toFailure } from '../http/errors';
import { hubspotLimits } from '../http/limits';
import { previews } from '../storage/previews';
import { forgetRun } from './memory';
import { patient, pause, type WaitsFor } from './patience';
import { phases } from './phases';
import type { Work } from './phases/phase';
import type { Run, RunView } from './types';
import { viewOf } from './view';
import { Waiting } from './waits';
import { Writer } from './writer';

/** A page gets an answer after so long, and asks again (ms). */
const lookMs = 1_000;
/** The work goes on so long after a page asked last; far from the 30 s at which the browser may end a silent worker. */
const leaseMs = 5_000;
/** Older runs are dropped; the newest stay, so that a reload or a second look costs no call. */
const keptRuns = 4;

/** A run that this worker works on, for whichever page asks. */
interface Under {
  readonly done: Promise<RunView>;
  readonly abort: AbortController;
  /** It ends where nobody asked again until then (ms). */
  until: number;
  /** As it stands now; null before its first line. */
  view: () => RunView | null;
}
const running = new Map<string, Under>();

/** Stores a new run. Nothing is read before its first step. */
export async function startRun(run: Run): Promise<RunView> {
  for (const old of (await previews.all<Run>()).slice(keptRuns - 1)) await previews.remove(old.id);
  await previews.put(run);
  return viewOf(run);
}

/** Keeps the work on a run going, and tells how it stands. Asked again and again by the page that shows it (docs/adr/0007). */
export async function stepRun(id: string, look = lookMs, lease = leaseMs): Promise<RunView> {
  const under = running.get(id) ?? begin(id);
  under.until = Math.max(under.until, Date.now() + lease);
  const wake = new AbortController();
  const looked = pause(look, wake.signal).catch(() => undefined);
  try {
    const done = await Promise.race([under.done, looked]);
    return done ?? under.view() ?? (await under.done);
  } finally {
    wake.abort();
  }
}

function begin(id: string): Under {
  const abort = new AbortController();
  const under: Under = { abort, until: 0, view: () => null, done: Promise.resolve().then(() => work(id, under)) };
  running.set(id, under);
  under.done.finally(() => running.delete(id)).catch(() => undefined);
  return under;
}

/** Stops a run, or the stretch of it that was asked for last. What it read is kept until another takes its place. */
export async function cancelRun(id: string): Promise<RunView> {
  const under = running.get(id);
  under?.abort.abort(new Cancelled());
  await under?.done.catch(() => undefined);
  const run = await existing(id);
  // What came after the comparison is left out; the comparison itself stands.
  const stands = run.finished.includes('details') || run.finished.includes('portal');
  if (stands) Object.assign(run, { wanted: [...run.finished], phase: null, failure: null });
  run.state = stands ? 'done' : 'cancelled';
  await previews.put(run);
  return viewOf(run);
}

/** Goes on with one more stretch: what a first sync overwrites, who drops out by time alone, or whom the criteria keep out. */
export async function wantPhase(id: string, phase: Run['wanted'][number]): Promise<RunView> {
  await running.get(id)?.done.catch(() => undefined);
  const run = await existing(id);
  if (!run.wanted.includes(phase)) run.wanted.push(phase);
  run.state = 'running';
  run.failure = null;
  await previews.put(run);
  return viewOf(run);
}

export async function existing(id: string): Promise<Run> {
  const run = await previews.get<Run>(id);
  if (!run) throw new ApiError('not-found', 'hubspot', { code: 'NO_RUN' });
  // One that an earlier version stored.
  run.held ??= {};
  return run;
}

class Cancelled extends Error {}

async function work(id: string, under: Under): Promise<RunView> {
  const run = await existing(id);
  if (run.state === 'done' || run.state === 'cancelled') return viewOf(run);
  const started = Date.now();
  const before = { worked: run.workedMs, waited: run.waitedMs };
  const waiting = new Waiting(Date.now);
  const clock = () => {
    run.workedMs = before.worked + Date.now() - started;
    run.waitedMs = before.waited + waiting.waitedMs;
  };
  under.view = () => {
    clock();
    return viewOf(run, waiting.next);
  };
  run.state = 'running';
  run.failure = null;
  const stop = new AbortController();
  const signal = AbortSignal.any([under.abort.signal, stop.signal]);
  const writer = new Writer((error) => stop.abort(error));
  try {
    const { client, environment } = await connectedHubspot('preview', run.portalId);
    const worker: Work = {
      run,
      client,
      environment,
      signal,
      now: Date.now,
      call(limit, ask) {
        const counted = async () => {
          run.calls[limit === 'salesforce' ? 'salesforce' : 'hubspot'] += 1;
          const over = waiting.called();
          try {
            return await ask();
          } finally {
            over();
          }
        };
        const { leftToOthers: share } = environment.settings;
        const limits = hubspotLimits(environment.portalId);
        const waits = (until: number, why: WaitsFor) => waiting.waits(until, why);
        return patient(limit, counted, { limits, signal, now: Date.now, share, waits });
      },
      commit(kind, number, value, more = []) {
        clock();
        writer.put(run, [{ kind, number, value }, ...more]);
      },
      store(parts) {
        clock();
        writer.put(run, parts);
      },
      settled: () => writer.settled(),
    };
    await throughPhases(worker, stop, () => Date.now() > under.until);
    await writer.settled();
  } catch (error) {
    // What was taken and not read is found again from the store.
    forgetRun();
    if (!(error instanceof Cancelled)) {
      run.failure = toFailure(error, 'hubspot');
      run.state = 'stopped';
    }
  }
  clock();
  return ended(run, writer);
}

/** Stores how it ended. Where results could not be stored, the run goes on from what was. */
async function ended(run: Run, writer: Writer): Promise<RunView> {
  const isStored = await writer.settled().then(
    () => true,
    () => false,
  );
  const { state, failure } = run;
  const last = isStored ? run : Object.assign(await existing(run.id), { state, failure });
  await previews.put(last);
  return viewOf(last);
}

/** Phase after phase until nobody asks any more; what is under way then is awaited, not lost. */
async function throughPhases(worker: Work, stop: AbortController, isOver: () => boolean): Promise<void> {
  const { run } = worker;
  for (const phase of phases) {
    if (!run.wanted.includes(phase.id) || run.finished.includes(phase.id)) continue;
    run.phase = phase.id;
    const lanes = await phase.lanes(worker);
    const ends = await Promise.allSettled(
      lanes.map(async (lane) => {
        try {
          while (await lane()) if (isOver() || stop.signal.aborted) return false;
          return true;
        } catch (error) {
          // The others need not wait for what will not be used now.
          stop.abort(error);
          throw error;
        }
      }),
    );
    if (stop.signal.aborted) throw stop.signal.reason;
    const lost = ends.find((one) => one.status === 'rejected');
    if (lost) throw lost.reason;
    await worker.settled();
    if (ends.some((one) => one.status === 'fulfilled' && !one.value)) return;
    // Whoever is told to begin anew does so from what is stored.
    if ((await phase.finish?.(worker)) === false) return throughPhases(worker, stop, isOver);
    run.finished.push(phase.id);
    await previews.put(run);
    if (isOver()) break;
  }
  if (run.wanted.every((one) => run.finished.includes(one))) {
    run.state = 'done';
    run.phase = null;
    run.asOf = Date.now();
  }
}
