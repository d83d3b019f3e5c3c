/**
 * The contract between the rooms of the sandbox. A world is one portal and one org with their
 * people, clock, faults and call log. Both APIs read and write it through these methods only;
 * the integration engine listens to its events and writes through the same methods.
 */
import type { ById } from './by-id';
import type { Records } from './records';
import type { Switches } from './switches';
import type { CallLogEntry, Fault, Limits } from './traffic';

export type { Switches } from './switches';
export type { CallLogEntry, Fault, Limits } from './traffic';
export type Millis = number;

export interface Clock {
  now(): Millis;
  /** Moves the clock forward and lets the engine play what is due on the way. */
  advance(ms: Millis): void;
  /** Plays `task` when the clock passes `when` (at the latest by the next `advance`). */
  at(when: Millis, task: () => void): void;
  /** From now on real time counts too. */
  goLive(): void;
}

/** HubSpot's `sourceType` of a property version. */
export type Source =
  | 'CRM_UI'
  | 'SALESFORCE'
  | 'API'
  | 'INTEGRATION'
  | 'FORM'
  | 'IMPORT'
  | 'MERGE_OBJECTS'
  | 'CALCULATED'
  | 'CONTACTS'
  | 'ANALYTICS';

export interface Version {
  value: string;
  at: Millis;
  source: Source;
  sourceId?: string;
  sourceLabel?: string;
  userId?: number;
}

export interface HubspotContact {
  id: string;
  createdAt: Millis;
  updatedAt: Millis;
  archived: boolean;
  /** Set when merged away: the survivor's id. A read of this id answers with the survivor. */
  mergedInto?: string;
  /** Newest first. The current value is versions[0].value ('' counts as no value). */
  history: Map<string, Version[]>;
}

/** A company, kept as a contact is. */
export type HubspotCompany = HubspotContact;
export interface Association {
  companyId: string;
  isPrimary: boolean;
}
export interface CompanyStore {
  all: Map<string, HubspotCompany>;
  of(contactId: string): readonly Association[];
  create(values: Record<string, string>): HubspotCompany;
  write(id: string, values: Record<string, string>): HubspotCompany;
  associate(contactId: string, companyId: string): void;
}

export interface HubspotProperty {
  name: string;
  label: string;
  groupName: string;
  type: 'string' | 'number' | 'date' | 'datetime' | 'enumeration' | 'bool';
  fieldType: string;
  options?: { label: string; value: string; displayOrder: number; hidden: boolean }[];
  /** Read-only through the API (e.g. salesforce ids). */
  readOnlyValue?: boolean;
  calculated?: boolean;
  createdAt: Millis;
}

export interface Segment {
  id: string;
  name: string;
  objectTypeId: string;
  processingType: 'DYNAMIC' | 'MANUAL' | 'SNAPSHOT';
  processingStatus: 'COMPLETE' | 'PROCESSING' | 'DRAFT';
  /** HubSpot's filter tree, as the API takes it. */
  filterBranch?: unknown;
  version: number;
  createdAt: Millis;
  updatedAt: Millis;
  filtersUpdatedAt: Millis;
  /** HubSpot's id of the user who changed it last. */
  updatedById?: string;
  deletedAt?: Millis;
  /** As evaluated last (R13: lags behind the contact). Contact id → when and by which version. */
  members: ById<SegmentMember>;
}
export interface SegmentMember {
  firstAdded: Millis;
  lastAdded: Millis;
  listVersion: number;
}

export type SalesforceObject = 'Lead' | 'Contact' | 'Account' | 'User';
export interface SalesforceRecord {
  object: SalesforceObject;
  /** 18 characters. */
  id: string;
  /** Field name → value (strings, booleans, numbers, null). Holds CreatedDate etc. as ISO strings too. */
  fields: Record<string, string | number | boolean | null>;
  createdAt: Millis;
  modifiedAt: Millis;
  createdById: string;
  lastModifiedById: string;
  isDeleted: boolean;
  masterRecordId: string | null;
  /** Purged: not even queryAll sees it. */
  purged: boolean;
  /** Hidden from the admin's user (R15 / sharing). */
  hidden: boolean;
  /** Not visible to the integration user (R15). */
  hiddenFromIntegration: boolean;
  /** The integration user sees it and may not edit it (R15). */
  lockedForIntegration?: boolean;
}
export interface SalesforceField {
  name: string;
  label: string;
  type: string;
  custom: boolean;
  updateable: boolean;
  nillable: boolean;
  calculated: boolean;
  length?: number;
}

export interface Mapping {
  property: string;
  leadField: string | null;
  contactField: string | null;
  rule: 'two-way' | 'prefer-salesforce' | 'always-salesforce' | 'none';
}

/** What a timeline holds, as far as it can make the integration sync. */
export const activities = ['email', 'call', 'meeting'] as const;
export type Activity = (typeof activities)[number];

/** HubSpot's own settings of the integration (what no API tells). */
export interface IntegrationSettings {
  /** The inclusion segment in HubSpot; null: none. */
  segmentId: string | null;
  createFromSalesforce: boolean;
  createFromHubspot: boolean;
  /** New Salesforce records are created as Lead or Contact. */
  createAs: 'Lead' | 'Contact';
  mapping: Mapping[];
  /** Salesforce calls in 24 hours that HubSpot may use, as Sync Health shows it. */
  allocation: number;
  /** Activity sync: which kinds are carried to Salesforce, and so trigger a sync (R4). */
  activitySync: Record<Activity, boolean>;
  /** The integration user's id in Salesforce. */
  userId: string;
  /** Gone silent: nothing syncs. */
  silent: boolean;
  lookIntervalMs: Millis;
  /** Time until a change in HubSpot goes out, from and to. */
  hubspotDelayMs: [Millis, Millis];
}

export type WorldEvent =
  | { type: 'contact-created'; id: string; source: Source }
  | { type: 'contact-changed'; id: string; property: string; from: string; to: string; source: Source }
  /** Written with an equal value. */
  | { type: 'contact-written-equal'; id: string; property: string; source: Source }
  /** An email, a call or a meeting with this contact stands in HubSpot's timeline. */
  | { type: 'activity-logged'; id: string; activity: Activity }
  | { type: 'contact-deleted'; id: string }
  /** `into`: the id that stands for both from now on; the winner's own, or a new one. */
  | { type: 'contacts-merged'; winner: string; loser: string; into: string }
  | { type: 'segment-joined'; segmentId: string; id: string }
  | { type: 'segment-left'; segmentId: string; id: string }
  | {
      type: 'record-created' | 'record-changed' | 'record-deleted' | 'record-undeleted';
      id: string;
      byIntegration: boolean;
      changed?: string[];
    }
  | { type: 'record-merged'; winner: string; loser: string }
  | { type: 'lead-converted'; leadId: string; contactId: string }
  /** The integration wrote one person, both ways. Test oracle. */
  | { type: 'synced'; contactId: string; recordId: string; calls: number }
  | { type: 'sync-failed'; contactId: string; recordId: string | null; why: string };

/** Thrown by a store for a write that the real service refuses; the API turns it into its error body. */
export interface Refusal {
  code: string;
  message: string;
  property?: string;
  fields?: string[];
}

export interface HubspotStore {
  contacts: ById<HubspotContact>;
  properties: Map<string, HubspotProperty>;
  segments: Map<string, Segment>;
  companies: CompanyStore;
  /** Follows merges. Undefined: unknown or deleted. */
  contact(id: string): HubspotContact | undefined;
  contactByEmail(email: string): HubspotContact | undefined;
  value(contact: HubspotContact, property: string): string;
  create(values: Record<string, string>, source: Source): HubspotContact;
  /** Writes values with history; moves `lastmodifieddate`/`hs_lastmodifieddate`; emits events; queues re-evaluation of segments. Returns the contact. Throws Refusal. */
  write(
    id: string,
    values: Record<string, string>,
    source: Source,
    by?: { sourceId?: string; sourceLabel?: string; userId?: number },
  ): HubspotContact;
  /** Somebody writes to, calls or meets this contact. No property of theirs changes. */
  logActivity(id: string, activity: Activity): void;
  delete(id: string): void;
  /** Two contacts become one; both ids answer with it from now on. Returns it. */
  merge(winner: string, loser: string): HubspotContact;
  addProperty(property: Omit<HubspotProperty, 'createdAt'>): HubspotProperty;
  addSegment(segment: {
    name: string;
    filterBranch?: unknown;
    processingType: Segment['processingType'];
    objectTypeId?: string;
  }): Segment;
  /** `by`: HubSpot's id of the user who does it. */
  updateFilters(id: string, filterBranch: unknown, by?: string): Segment;
  renameSegment(id: string, name: string, by?: string): Segment;
  deleteSegment(id: string): void;
}

export interface SalesforceStore {
  records: Records;
  fields: Map<SalesforceObject, SalesforceField[]>;
  /** By 15 or 18 characters. */
  record(id: string): SalesforceRecord | undefined;
  insert(object: SalesforceObject, fields: Record<string, unknown>, byUserId: string): SalesforceRecord;
  /** Throws Refusal (validation rules, unknown fields, deleted, locked). */
  update(id: string, fields: Record<string, unknown>, byUserId: string): SalesforceRecord;
  delete(id: string, byUserId: string): void;
  undelete(id: string): void;
  purge(id: string): void;
  merge(winner: string, loser: string, byUserId: string): void;
  /** Converts a lead into a contact (new or given); returns the contact. */
  convert(leadId: string, byUserId: string, contactId?: string): SalesforceRecord;
  /** Validation rules: name → check that returns a message when the write is refused. */
  validationRules: Map<string, (object: SalesforceObject, fields: Record<string, unknown>) => string | null>;
  /** Ids that answer UNABLE_TO_LOCK_ROW for the next n writes. */
  rowLocks: Map<string, number>;
  /** Fields (`Lead.Sync__c`) that no permission of the integration user names (R15). */
  unpermittedFields: Set<string>;
  /** The admin's user may not read who has which permission. */
  permissionsHidden: boolean;
  adminUserId: string;
}

export interface World {
  readonly id: string;
  readonly portalId: string;
  token: string;
  scopes: string[];
  /** Other valid tokens → scopes (the contract tool and tests use several). */
  tokens: Map<string, string[]>;
  accountType: string;
  /** The portal's time zone: calendar days of its segments. */
  timeZone: string;
  /** My Domain, e.g. `acme` → acme.my.salesforce.com, acme.lightning.force.com. */
  readonly domain: string;
  readonly orgId: string;
  /** Valid session ids (`<orgId>!…`). Delete one to expire it. */
  sessions: Set<string>;
  sid: string;
  readonly clock: Clock;
  readonly switches: Switches;
  readonly limits: Limits;
  readonly hubspot: HubspotStore;
  readonly salesforce: SalesforceStore;
  readonly integration: IntegrationSettings;
  readonly faults: Fault[];
  readonly calls: CallLogEntry[];
  /** Artificial latency of every API answer, ms (the bench sets 80). */
  latencyMs: number;
  /** HubSpot's search knows the contacts as they were so long ago: "a few moments", says its documentation. */
  searchLagMs: Millis;
  on(listener: (event: WorldEvent) => void): () => void;
  emit(event: WorldEvent): void;
  /** Named people of the world for tests and the demo: key → contact id and/or record id. */
  readonly people: Map<string, { contactId?: string; recordId?: string; note?: string }>;
}
