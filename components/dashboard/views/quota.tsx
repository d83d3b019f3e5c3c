import { Quota } from '../quota/Quota';
import type { DashboardView } from './types';

/** What both APIs allow, and what of it was used. */
export const quota: DashboardView = {
  id: 'quota',
  icon: 'M2 12a6 6 0 1 1 12 0M8 12l3-4.5M2 12h1.5M12.5 12H14',
  component: Quota,
};
