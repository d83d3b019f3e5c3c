import { Watch } from '../watch/Watch';
import type { DashboardView } from './types';

/** What happens to the segment and the syncs while nobody looks. */
export const watch: DashboardView = {
  id: 'watch',
  icon: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8M6 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  component: Watch,
};
