import { Jobs } from '../jobs/Jobs';
import type { DashboardView } from './types';

/** Bulk resyncs: planned, running, done. */
export const jobs: DashboardView = {
  id: 'jobs',
  icon: 'M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.5v3h-3M8 5v3l2 1.5',
  component: Jobs,
};
