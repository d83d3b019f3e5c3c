import { Preview } from '../preview/Preview';
import type { DashboardView } from './types';

/** What another segment would change. */
export const preview: DashboardView = {
  id: 'preview',
  icon: 'M2.5 5h6.5M2.5 8h4M2.5 11h3M9 11.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M13.3 13.3L15 15',
  component: Preview,
};
