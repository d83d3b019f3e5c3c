import type { ComponentType } from 'react';

/** A view of the dashboard. Its title is `dashboard.view.<id>`; its address is `#<id>`. */
export interface DashboardView {
  readonly id: string;
  /** A stroke drawing in a field of 16. */
  readonly icon: string;
  /** `argument`: what stands behind the id in the address. */
  /** It is of use before a portal is connected. */
  readonly withoutPortal?: true;
  readonly component: ComponentType<{ argument: string | null }>;
}
