import type { Random } from '../world/random';
import type { HubspotContact, Millis, SalesforceRecord, World, WorldEvent } from '../world/types';

/** Why the integration turns to a contact. */
export type TriggerKind =
  | 'joined'
  | 'changed'
  | 'created'
  | 'owner'
  | 'form'
  | 'activity'
  | 'manual'
  | 'salesforce'
  | 'import';

/** What the integration did with one contact: the oracle reads this, never the extension. */
export interface Trace {
  triggers: {
    at: Millis;
    kind: TriggerKind;
    property?: string;
    /** A value in HubSpot waits to be carried to Salesforce (or the first sync is due). */
    waiting: boolean;
  }[];
  syncs: { at: Millis; recordId: string; once: boolean; moved: boolean }[];
  failures: { at: Millis; why: string }[];
  /** R8: brought in by an import. */
  importedAt?: Millis;
}

/** What happened to a Salesforce record since the last look. */
export interface Dirty {
  isNew: boolean;
  /** Fields that people changed. */
  fields: Set<string>;
  equalWrite: boolean;
  gone: boolean;
  back: boolean;
  convertedTo?: string;
  mergedInto?: string;
}

export interface SyncOptions {
  /** R6: allowed once, though the contact is outside the segment. */
  once?: boolean;
  /** Go with this record; else the link, else a match by email. */
  record?: SalesforceRecord;
}
export type SyncOutcome = 'synced' | 'failed' | 'not-now';

/** The state of a running integration, shared by its rules. */
export interface Engine {
  readonly world: World;
  readonly random: Random;
  readonly traces: Map<string, Trace>;
  readonly dirty: Map<string, Dirty>;
  /** Record → field → when a person changed it last. */
  readonly fieldTimes: Map<string, Map<string, Millis>>;
  readonly queued: Set<string>;
  readonly retries: Map<string, { since: Millis; attempts: number; turn: number }>;
  trace(contactId: string): Trace;
  /** Notes a trigger and queues the contact, as changes in HubSpot do: under five minutes. */
  trigger(contactId: string, kind: TriggerKind, waiting: boolean, property?: string): void;
  sync(contact: HubspotContact, options?: SyncOptions): SyncOutcome;
}

/** A rule listens to what happens in both CRMs, and may have something to do at each look. */
export interface EngineRule {
  /** Of design rules: `R4`. */
  id: string;
  what: string;
  on?(event: WorldEvent, engine: Engine): void;
  /** A record that changed since the last look; true: taken care of, the later rules need not look. */
  look?(record: SalesforceRecord, dirty: Dirty, engine: Engine): boolean;
}
