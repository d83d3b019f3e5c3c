import { Coverage } from '../coverage/Coverage';
import type { DashboardView } from './types';

/** How the whole portal divides, and who is in which class. */
export const coverage: DashboardView = {
  id: 'coverage',
  icon: 'M8 2a6 6 0 1 0 6 6H8zM10.5 1.5a5 5 0 0 1 4 4h-4z',
  component: Coverage,
};
