import { Checklist } from '../checklist/Checklist';
import type { DashboardView } from './types';

/** Verdicts for the people of a list. */
export const checklist: DashboardView = {
  id: 'checklist',
  icon: 'M2.5 4l1 1 2-2M2.5 8.5l1 1 2-2M2.5 13l1 1 2-2M8 4.5h5.5M8 9h5.5M8 13.5h5.5',
  component: Checklist,
};
