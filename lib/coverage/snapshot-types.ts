import type { Millis, Status } from '../eligibility/types';

/** What is said of a contact beside its class. The sentence is `coverage.flag.<name>`. */
export const flags = ['duplicates', 'dead-link', 'not-visible', 'converted', 'history-cut', 'no-email'] as const;
export type Flag = (typeof flags)[number];

/** How many there are of each class and flag; a class without anybody may be missing. */
export interface Counts {
  readonly classes: Readonly<Partial<Record<Status, number>>>;
  readonly flags: Readonly<Partial<Record<Flag, number>>>;
}

/** Rows of a snapshot, column by column: small in the store and on the way to a page. */
export interface Columns {
  /** HubSpot's id; of a record that HubSpot does not know, Salesforce's. */
  readonly id: readonly string[];
  /** Place in `statuses`. */
  readonly status: readonly number[];
  readonly name: readonly string[];
  readonly email: readonly (string | null)[];
  /** The linked lead or contact, 18 characters. */
  readonly link: readonly (string | null)[];
  readonly lastSync: readonly (Millis | null)[];
  /** A bit for each flag, in the order of `flags`. */
  readonly flags: readonly number[];
}

/** A finished scan, as it is kept. Its rows stand beside it, in parts. */
export interface Snapshot {
  readonly id: string;
  /** `environmentKey` of the portal and org. */
  readonly environment: string;
  /** When the last contact was read (HubSpot's time). */
  readonly takenAt: Millis;
  readonly mode: 'full' | 'quick';
  readonly segment: { readonly id: string; readonly name: string } | null;
  readonly withSalesforce: boolean;
  readonly contacts: number;
  /** Records of Salesforce that no contact has. Not among the contacts. */
  readonly absent: number;
  readonly counts: Counts;
  readonly calls: { readonly hubspot: number; readonly salesforce: number };
  readonly seconds: number;
  readonly parts: number;
}
