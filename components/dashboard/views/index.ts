import { builder } from './builder';
import { checklist } from './checklist';
import { coverage } from './coverage';
import { health } from './health';
import { history } from './history';
import { jobs } from './jobs';
import { preview } from './preview';
import { quota } from './quota';
import { runs } from './runs';
import type { DashboardView } from './types';
import { watch } from './watch';

/** Every view of the dashboard, a file each, as the navigation lists them. */
export const views: readonly DashboardView[] = [
  coverage,
  preview,
  builder,
  jobs,
  checklist,
  watch,
  runs,
  history,
  quota,
  health,
];
