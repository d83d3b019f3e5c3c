import { History } from '../history/History';
import type { DashboardView } from './types';

/** What was done, and how it ended. */
export const history: DashboardView = {
  id: 'history',
  icon: 'M3 4.5a6 6 0 1 1-1 3.5M2.5 1.5v3h3M8 5v3.2l2.2 1.3',
  component: History,
};
