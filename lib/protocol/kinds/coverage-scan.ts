import { coverageScanKind } from '../../coverage/kind';
import type { ScanJob } from '../../coverage/types';
import { scanView } from '../../coverage/view';
import type { JobKind } from '../../jobs/types';
import type { BoundKind } from './types';

/** Every contact of the portal in one class. Nothing that a page shows changes by it. */
export const coverageScan: BoundKind = {
  kind: coverageScanKind as unknown as JobKind,
  feature: 'coverage',
  view: 'coverage',
  line(job) {
    const { state, estimate, share, ...rest } = scanView(job as ScanJob);
    const { wait, goesOnAt, failure, createdAt, finishedAt, calls, timeLeft } = rest;
    const segment = (job as ScanJob).cursor.segment?.name ?? null;
    const isOpen = state === 'reading' || state === 'judging';
    return {
      subject: segment,
      count: estimate?.contacts ?? null,
      state: isOpen ? 'running' : state === 'aside' ? 'stopped' : state,
      phase: state,
      wait,
      goesOnAt,
      failure,
      createdAt,
      finishedAt,
      // By calls, which are what takes the time; in hundredths.
      done: isOpen ? Math.round(share * 100) : null,
      total: isOpen ? 100 : null,
      perMinute: null,
      timeLeft,
      calls,
      retriable: 0,
    };
  },
};
