import { connectedHubspot } from '../connections/hubspot';
import { ApiError, toFailure } from '../http/errors';
import { previews } from '../storage/previews';
import { patient } from './patience';
import { phases } from './phases';
import type { Work } from './phases/phase';
import type { Run, RunView } from './types';
import { viewOf } from './view';

/** A step ends after so long: far from the 30 s at which the browser may end a silent worker (ms). */
const stepMs = 2_000;
/** Older runs are dropped; the newest stay, so that a reload or a second look costs no call. */
const keptRuns = 4;

/** Steps under way in this worker: a second page that asks for the same step gets the same answer. */
const running = new Map<string, { readonly done: Promise<RunView>; readonly abort: AbortController }>();

/** Stores a new run. Nothing is read before its first step. */
export async function startRun(run: Run): Promise<RunView> {
  for (const old of (await previews.all<Run>()).slice(keptRuns - 1)) await previews.remove(old.id);
  await previews.put(run);
  return viewOf(run);
}

/** Works on a run for some seconds. Asked again and again by the page that shows it (docs/adr/0007). */
export function stepRun(id: string, ms = stepMs): Promise<RunView> {
  const under = running.get(id);
  if (under) return under.done;
  const abort = new AbortController();
  const done = work(id, abort.signal, ms).finally(() => running.delete(id));
  running.set(id, { done, abort });
  return done;
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

/** Goes on with one more stretch: what a first sync overwrites, or who drops out by time alone. */
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
  return run;
}

class Cancelled extends Error {}

async function work(id: string, signal: AbortSignal, ms: number): Promise<RunView> {
  const run = await existing(id);
  if (run.state === 'done' || run.state === 'cancelled') return viewOf(run);
  const started = Date.now();
  const before = run.workedMs;
  const clock = () => {
    run.workedMs = before + Date.now() - started;
  };
  run.state = 'running';
  run.failure = null;
  try {
    const { client, environment } = await connectedHubspot();
    if (environment.portalId !== run.portalId) throw new ApiError('conflict', 'hubspot', { code: 'OTHER_PORTAL' });
    const worker: Work = {
      run,
      client,
      environment,
      signal,
      now: Date.now,
      async call(service, ask) {
        const answer = await patient(
          service,
          async () => {
            run.calls[service] += 1;
            return ask();
          },
          { signal, now: Date.now, waited: (waited) => (run.waitedMs += waited) },
        );
        return answer;
      },
      async commit(kind, number, value, more = []) {
        clock();
        await previews.put(run, [{ kind, number, value }, ...more]);
      },
    };
    await throughPhases(worker, started + ms);
  } catch (error) {
    if (!(error instanceof Cancelled)) {
      run.failure = toFailure(error, 'hubspot');
      run.state = 'stopped';
    }
  }
  clock();
  await previews.put(run);
  return viewOf(run);
}

/** Phase after phase until the time is over; what is under way then is awaited, not lost. */
async function throughPhases(worker: Work, until: number): Promise<void> {
  const { run } = worker;
  for (const phase of phases) {
    if (!run.wanted.includes(phase.id) || run.finished.includes(phase.id)) continue;
    run.phase = phase.id;
    const lanes = await phase.lanes(worker);
    const through = await Promise.all(
      lanes.map(async (lane) => {
        while (await lane()) if (Date.now() > until) return false;
        return true;
      }),
    );
    if (through.includes(false)) return;
    await phase.finish?.(worker);
    run.finished.push(phase.id);
    await previews.put(run);
    if (Date.now() > until) break;
  }
  if (run.wanted.every((one) => run.finished.includes(one))) {
    run.state = 'done';
    run.phase = null;
    run.asOf = Date.now();
  }
}
