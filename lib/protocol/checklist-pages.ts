import type { Millis, Reason, Status, Warning } from '../eligibility/types';
import type { Failure } from '../http/errors';
import type { Key, UnknownCode } from '../records/recognise';
import type { BulkWait, Quota } from './bulk-pages';
import type { Result } from './result';

/** A list as a person gave it. `head` null: its first row is somebody already. */
export interface GivenList {
  readonly name: string;
  readonly head: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** The column that names people. */
  readonly column: number;
}

/** What a check costs at least, and at most beyond that. */
export interface CheckCost {
  readonly hubspotCalls: number;
  /** Searches by secondary address, where no contact had any of the list's addresses as its first one. */
  readonly searches: number;
  /** Null: no org is paired, and deletions and duplicates are not checked. */
  readonly salesforceCalls: number | null;
  readonly hubspot: Quota | null;
  readonly salesforce: Quota | null;
}

/** `nowhere`: neither CRM has anybody with this address; `not-in-hubspot`: HubSpot has not, and Salesforce was not asked. */
export type CheckStatus = Status | 'nowhere' | 'not-in-hubspot';

/** What was found out about one person of a list; `decide` judged it as it judges the record's own page. */
export interface CheckResult {
  readonly status: CheckStatus;
  readonly reasons: readonly Reason[];
  readonly warnings: readonly Warning[];
  readonly notChecked: readonly string[];
  readonly asOf: Millis;
  readonly name: string | null;
  readonly email: string | null;
  /** HubSpot's contact, and the lead or contact that it is linked to or that was named. */
  readonly contactId: string | null;
  readonly salesforce: { readonly object: 'Lead' | 'Contact'; readonly id: string } | null;
}
export interface CheckEntry {
  readonly key: Key;
  readonly result: CheckResult | null;
}
/** A row of the list: the number of its entry, or why it names nobody. */
export interface CheckRow {
  readonly cells: readonly string[];
  readonly at: number | UnknownCode;
}

export interface ChecklistView {
  readonly id: string;
  readonly name: string;
  readonly head: readonly string[] | null;
  readonly column: number;
  /** `planned`: waits for a person's word. `aside`: of another version, nobody can go on with it. */
  readonly state: 'planned' | 'checking' | 'done' | 'cancelled' | 'stopped' | 'aside';
  readonly paused: boolean;
  readonly trouble: boolean;
  readonly wait: BulkWait | null;
  readonly goesOnAt: Millis | null;
  readonly failure: Failure | null;
  /** Why Salesforce is not asked, or not any more: its own failure. Null: it is, or no org is paired. */
  readonly withoutSalesforce: Failure | null;
  readonly createdAt: Millis;
  readonly finishedAt: Millis | null;
  readonly rows: number;
  /** Different people; rows that name one again; rows that name nobody. */
  readonly people: number;
  readonly duplicates: number;
  readonly unknown: Readonly<Partial<Record<UnknownCode, number>>>;
  readonly kinds: Readonly<Record<Key['kind'], number>>;
  readonly cost: CheckCost;
  readonly checked: number;
  readonly counts: Readonly<Partial<Record<CheckStatus, number>>>;
  readonly calls: { readonly hubspot: number; readonly salesforce: number };
}

/** `without-salesforce`: who is not judged yet is judged by HubSpot alone; what is not checked is said of each. */
export type ListAct = 'confirm' | 'pause' | 'resume' | 'cancel' | 'without-salesforce';

/** Messages of checked lists: name → [request, reply]. */
export interface ChecklistMessages {
  /** Reads the list and says what a check costs; no call for the people on it is made before `confirm`. */
  'checklist-start': [{ list: GivenList }, Result<ChecklistView>];
  /** Every checked list of the connected portal, newest first. */
  'checklist-list': [Record<string, never>, Result<ChecklistView[]>];
  'checklist-act': [{ jobId: string; act: ListAct }, Result<ChecklistView>];
  /** Deletes a list with all that was found; one that is open is ended first. */
  'checklist-delete': [{ jobId: string }, Result<null>];
  /** The list's rows, and what they name, part after part. */
  'checklist-rows': [{ jobId: string; from: number }, Result<{ rows: CheckRow[]; next: number | null }>];
  'checklist-entries': [{ jobId: string; from: number }, Result<{ entries: CheckEntry[]; next: number | null }>];
}
