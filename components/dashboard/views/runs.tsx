import { Runs } from '../runs/Runs';
import type { DashboardView } from './types';

/** Every job: running, waiting, ended. */
export const runs: DashboardView = {
  id: 'runs',
  icon: 'M2.5 3.5h11M2.5 8h7M2.5 12.5h9M11.5 6.5l2.5 1.5-2.5 1.5z',
  component: Runs,
};
