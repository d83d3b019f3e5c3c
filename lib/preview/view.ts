import { phases } from './phases';
import type { Run, RunView, Waits } from './types';

/** What a page sees of a run. */
export function viewOf(run: Run, waits: Waits | null = null): RunView {
  const { id, state, current, other, startedAt, asOf, finished, counts, calls, workedMs, waitedMs, failure } = run;
  const phase = phases.find((one) => one.id === run.phase);
  const progress = phase ? { phase: phase.id, ...phase.progress(run) } : null;
  return {
    id,
    state,
    current,
    other: other.kind === 'draft' ? { ...other, filterBranch: null } : other,
    startedAt,
    asOf,
    progress,
    finished: [...finished],
    counts,
    calls: { ...calls },
    workedMs,
    waitedMs,
    waits,
    failure,
    held: { ...run.held },
    forecasts: run.forecasts,
  };
}
