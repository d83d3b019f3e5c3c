import { Builder } from '../builder/Builder';
import type { DashboardView } from './types';

/** A segment in the making (R7). */
export const builder: DashboardView = {
  id: 'builder',
  icon: 'M2.5 4h11M4.5 8h7M6.5 12h3M13 10.5v4M11 12.5h4',
  component: Builder,
};
