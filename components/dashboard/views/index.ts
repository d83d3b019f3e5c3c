import { builder } from './builder';
import { jobs } from './jobs';
import { preview } from './preview';
import type { DashboardView } from './types';

/** Every view of the dashboard, a file each, as the navigation lists them. */
export const views: readonly DashboardView[] = [preview, builder, jobs];
