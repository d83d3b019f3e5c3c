import type { Facts, JudgeSettings, Millis, Reason, ResyncMethodId, Rule } from '../eligibility/types';
import type { Failure } from '../http/errors';
import type { HubspotClient } from '../hubspot/client';
import type { JobState, Outcome, Unread, WriteLine } from '../protocol/pages';
import type { SalesforceClient } from '../salesforce/client';
import type { Environment } from '../storage/settings';

/** The state of one resync. Times are HubSpot's, unless they say local. */
export interface ResyncCursor {
  readonly state: JobState;
  readonly outcome: Outcome | null;
  readonly method: ResyncMethodId;
  readonly contactId: string;
  readonly name: string;
  /** Asked for to prove the trigger property, which is thus not proven yet. */
  readonly prove: boolean;
  readonly createdAt: Millis;
  readonly createdLocal: number;
  /** Ids of the records whose pages show this person. */
  readonly records: readonly string[];
  readonly writes: readonly WriteLine[];
  /** Committed before the write is sent: it cannot have happened earlier. */
  readonly intendedAt: Millis | null;
  readonly writtenAt: Millis | null;
  readonly writtenLocal: number | null;
  readonly looks: number;
  /** Failures in a row. */
  readonly tries: number;
  /** First sync after the write. */
  readonly syncedAt: Millis | null;
  readonly finishedAt: Millis | null;
  readonly failure: Failure | null;
  /** What keeps the written value from being read back. Not there in jobs of an older version. */
  readonly unread?: Unread | null;
  readonly refusal: Reason | null;
  /** Looked at once more, after it had ended unverified. */
  readonly late: boolean;
  /** The sync that the last such look was for. */
  readonly lateFor: Millis | null;
}

/** Why a method is not on offer, as a code of `resync.why.*`, with the rule behind it. */
export interface Hindrance {
  readonly code: string;
  readonly rule: Rule | null;
}

/** What the methods may know about a contact: facts and settings, as the verdict has them. */
export interface MethodCase {
  readonly facts: Facts;
  readonly settings: JudgeSettings;
  /** Granted to the token. */
  readonly scopes: readonly string[];
  /** The trigger property need not be proven: this is the proof. */
  readonly prove?: boolean;
}

/** What a resync needs of Salesforce. */
export interface SalesforceReach {
  /** For what concerns many records at once. */
  readonly client: SalesforceClient;
  /** Values of fields of one record; null where no such record is seen. */
  read(
    object: 'Lead' | 'Contact',
    id: string,
    fields: readonly string[],
  ): Promise<Record<string, string | null> | null>;
  /** Values of fields of many records, 18-character ids; who is deleted or not seen has no entry. One call. */
  readMany(
    ids: readonly string[],
    fields: { readonly Lead?: readonly string[]; readonly Contact?: readonly string[] },
  ): Promise<ReadonlyMap<string, Readonly<Record<string, string | null>>>>;
  /** Writes one field, without running assignment rules. */
  touch(object: 'Lead' | 'Contact', id: string, field: string, value: string): Promise<void>;
}

/** What reaches the two services for one write or one look. */
export interface Reach {
  /** What the calls are counted for: the kind of the job. */
  readonly by: string;
  readonly hubspot: HubspotClient;
  readonly environment: Environment;
  /** The paired org; null: none is connected. Throws `ApiError` where its session has ended. */
  salesforce(): Promise<SalesforceReach | null>;
  /** HubSpot's time now. */
  now(): Millis;
}

/** A way to make HubSpot sync one contact. A file each; the list is `methods/index.ts`. */
export interface ResyncMethod {
  readonly id: ResyncMethodId;
  /** What stands in the way; null: it may be used. */
  hindrance(one: MethodCase): Hindrance | null;
  /** What it would write with this value; nothing for HubSpot's own button. */
  writes(one: MethodCase, value: string): WriteLine[];
  /** Whether it was written already, and when if the service tells. Read before each write: the worker may have died after one. */
  written(line: WriteLine, reach: Reach): Promise<{ at: Millis | null } | null>;
  /** Writes. Gives the service's time of it. */
  write(line: WriteLine, reach: Reach): Promise<Millis>;
}
