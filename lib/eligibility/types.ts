import type { RecordRef } from '../records/types';

/** All times are epoch milliseconds in the servers' time. */
export type Millis = number;

/** One version of a property, newest first wherever a list of them stands. */
export interface PropertyVersion {
  readonly value: string | null;
  readonly at: Millis;
  /** HubSpot's `sourceType`, e.g. `SALESFORCE`, `CRM_UI`, `API`, `FORM`. */
  readonly source: string;
  readonly sourceLabel?: string;
}

/** Membership of the chosen segment. */
export interface Membership {
  /** `firstAddedTimestamp`. */
  readonly firstAdded?: Millis;
  /** `lastAddedTimestamp`: when the contact joined for the last time. */
  readonly lastAdded?: Millis;
  readonly listVersion?: number;
}

/** The chosen segment itself. `problem` set: the segment cannot be judged by (R2). */
export interface SegmentFacts {
  readonly id: string;
  readonly name: string;
  readonly listVersion?: number;
  readonly size?: number;
  /** `COMPLETE` or what HubSpot says instead. */
  readonly processingStatus?: string;
  readonly problem?: 'deleted' | 'not-active' | 'other-object' | 'not-readable';
}

/** A HubSpot contact, as far as the verdict needs it. */
export interface ContactFacts {
  readonly id: string;
  /** Another id was asked for: the contact was merged. */
  readonly mergedFrom?: string;
  readonly mergedIds: readonly string[];
  readonly email: string | null;
  readonly additionalEmails: readonly string[];
  readonly name: string;
  readonly createdAt?: Millis;
  /** 18 characters. */
  readonly leadId: string | null;
  readonly contactId: string | null;
  readonly lastSync: Millis | null;
  /** History of `salesforcelastsynctime`, newest first. `null`: no history came back. May be cut off. */
  readonly syncLog: readonly Millis[] | null;
  /** Versions of properties by name, newest first (email, mapped and trigger properties). */
  readonly history: Readonly<Record<string, readonly PropertyVersion[]>>;
  readonly properties: Readonly<Record<string, string | null>>;
  /** Null: not a member. */
  readonly membership: Membership | null;
  /** Ids of all segments that it is in; absent where they were not read. */
  readonly segments?: readonly string[];
}

/** A lead or contact in Salesforce, found by link or by email. */
export interface SalesforceRow {
  readonly object: 'Lead' | 'Contact';
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly createdAt: Millis;
  readonly modifiedAt: Millis;
  readonly deleted: boolean;
  /** Set when merged away: the survivor. */
  readonly masterId: string | null;
  /** Set when a lead was converted. */
  readonly convertedContactId?: string | null;
  readonly fields?: Readonly<Record<string, string | null>>;
}

/** Why a part of the facts is missing, as a code with what to say beside it. */
export interface Gap {
  readonly code: GapCode;
  readonly service?: 'hubspot' | 'salesforce';
  readonly missingScopes?: readonly string[];
  readonly until?: Millis;
  readonly words?: string;
  readonly expected?: string;
  readonly found?: string;
}
/** Union of ApiErrorKind and the product's own reasons. */
export const gapCodes = [
  'not-connected',
  'expired',
  'forbidden',
  'not-found',
  'rate-limited',
  'quota-spent',
  'locked',
  'refused-by-rule',
  'invalid',
  'conflict',
  'unavailable',
  'timeout',
  'network',
  'unreadable',
  'storage',
  'no-segment-chosen',
  'other-portal',
  'other-org',
  'other-object',
  'sign-in-again',
  'settings-broken',
  'host-not-allowed',
  'loading',
] as const;
export type GapCode = (typeof gapCodes)[number];

export type SalesforceFacts =
  | { readonly checked: false; readonly gap: Gap }
  | {
      readonly checked: true;
      /** All rows found by link or email, deleted ones too. */
      readonly rows: readonly SalesforceRow[];
      /** On a Salesforce page: the row of the page. */
      readonly pageRow?: SalesforceRow | null;
    };

/** The newest sync of the whole portal, and the usual gap between syncs. */
export interface Heartbeat {
  readonly newestSync: Millis | null;
  /** Median gap between the newest syncs of the portal. */
  readonly usualGap: Millis;
  /** Somebody waits (a member changed or joined after `newestSync`). */
  readonly waiting: boolean;
}

/** Everything `decide` may know. */
export interface Facts {
  readonly asOf: Millis;
  readonly page: RecordRef;
  /** HubSpot's half is missing: nothing can be judged (status `unknown`). */
  readonly gap: Gap | null;
  readonly segment: SegmentFacts | null;
  /** Null without a gap: no HubSpot contact has this record, by id or email. */
  readonly contact: ContactFacts | null;
  readonly salesforce: SalesforceFacts;
  readonly heartbeat?: Heartbeat | null;
  /** Inferred from what HubSpot's API allows (R9). Null: cannot tell. */
  readonly subscription?: 'professional-or-more' | 'free-or-starter' | null;
}

export const syncRules = ['two-way', 'prefer-salesforce', 'always-salesforce', 'none'] as const;
export type SyncRule = (typeof syncRules)[number];
export interface MappingRow {
  readonly property: string;
  readonly leadField: string | null;
  readonly contactField: string | null;
  readonly rule: SyncRule;
}

/** A row without a field carries nothing yet: it counts once it has one. */
export const hasField = ({ leadField, contactField }: MappingRow): boolean =>
  leadField !== null || contactField !== null;

/** What the admin told us, as far as the verdict needs it. */
export interface JudgeSettings {
  readonly segment:
    | { readonly mode: 'unset' }
    | { readonly mode: 'none' }
    | { readonly mode: 'segment'; readonly id: string };
  /** Mirrors of HubSpot's creation settings (R6). Null: not told. */
  readonly createFromSalesforce: boolean | null;
  readonly createFromHubspot: boolean | null;
  readonly mapping: readonly MappingRow[];
  readonly mappingConfirmed: boolean;
  readonly triggerProperty: string | null;
  /** Passed its test on one contact. */
  readonly triggerProven: boolean;
  /** Dedicated mapped field for method 2, on Lead and/or Contact. */
  readonly touchField: string | null;
  readonly resyncMethod: ResyncMethodId;
  readonly lookIntervalMinutes: number;
}

export const resyncMethodIds = ['hubspot-button', 'trigger-property', 'salesforce-touch'] as const;
export type ResyncMethodId = (typeof resyncMethodIds)[number];

/** In the order of the rules: the first match wins. */
export const statuses = [
  'unknown',
  'segment-invalid',
  'absent-in-hubspot',
  'blocked-no-email',
  'excluded-yet-syncing',
  'excluded-orphan',
  'excluded-import-stub',
  'excluded-once',
  'excluded-frozen',
  'excluded-twin',
  'excluded',
  'blocked-link-dead',
  'included-pending',
  'included-never-synced',
  'included-stale',
  'included-synced',
] as const;
export type Status = (typeof statuses)[number];

export const warningCodes = [
  'duplicates',
  'lead-converted',
  'link-not-visible',
  'segment-processing',
  'old-definition',
  'email-differs',
  'merged',
  'changes-not-judged',
  'subscription-not-confirmed',
  // a status that also matched, but later than the winner:
  'also-link-dead',
  'also-no-email',
  'integration-silent',
] as const;
export type WarningCode = (typeof warningCodes)[number];

export type Rule =
  | 'R1'
  | 'R2'
  | 'R3'
  | 'R4'
  | 'R5'
  | 'R6'
  | 'R7'
  | 'R8'
  | 'R9'
  | 'R10'
  | 'R11'
  | 'R12'
  | 'R13'
  | 'R14'
  | 'R15';

/** Values that a sentence may name. Times as epoch ms under keys that end in `At`. */
export type Params = Readonly<Record<string, string | number | boolean | null>>;

/** `code` is the key of the sentence in `locales` (`reason.<code>`). */
export interface Reason {
  readonly rule: Rule | null;
  readonly code: string;
  readonly params: Params;
}
export interface Warning {
  readonly code: WarningCode;
  readonly params: Params;
  /** For `duplicates`: all of them. */
  readonly rows?: readonly SalesforceRow[];
}

export type Action =
  | { readonly kind: 'resync'; readonly method: ResyncMethodId }
  | { readonly kind: 'open-hubspot-record'; readonly contactId: string }
  | { readonly kind: 'open-salesforce-record'; readonly id: string; readonly object: 'Lead' | 'Contact' }
  | { readonly kind: 'open-segment'; readonly id: string }
  | { readonly kind: 'open-salesforce-settings' }
  | { readonly kind: 'open-options'; readonly section: 'hubspot' | 'salesforce' | 'segment' | 'mapping' | 'resync' }
  | { readonly kind: 'retry' };

export interface Verdict {
  readonly status: Status;
  /** The first one is the line of the badge. */
  readonly reasons: readonly Reason[];
  readonly warnings: readonly Warning[];
  readonly actions: readonly Action[];
  /** Why a resync is refused here (rule + code `refuse.*`); null: a resync can work. */
  readonly refusal: Reason | null;
  /** What could not be looked at: `deletion`, `duplicates`, `later-changes`, … */
  readonly notChecked: readonly string[];
  readonly asOf: Millis;
}
