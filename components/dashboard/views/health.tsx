import { Health } from '../health/Health';
import type { DashboardView } from './types';

/** Connections, permissions and alarms, each to be tried. */
export const health: DashboardView = {
  id: 'health',
  icon: 'M1.5 8.5h3l2-5 3 9 2-4h3',
  component: Health,
  withoutPortal: true,
};
