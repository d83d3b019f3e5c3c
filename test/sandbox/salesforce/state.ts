import type { World } from '../world/types';
import type { OAuthState } from './oauth/apps';
import type { Row } from './soql/run';

/** A write that reached a record, for tests: who asked, and whether assignment rules were switched off. */
export interface SalesforceWrite {
  at: number;
  object: string;
  id: string;
  fields: Record<string, unknown>;
  /** The header `Sforce-Auto-Assign`, as sent. */
  autoAssign?: string;
  /** `client=` of `Sforce-Call-Options`. */
  client?: string;
  outcome: 'written' | string;
}

/** A query job of the Bulk API 2.0. */
export interface QueryJob {
  id: string;
  operation: 'query' | 'queryAll';
  object: string;
  state: 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';
  createdAt: number;
  version: string;
  soql: string;
  /** Read when the job is done. */
  rows: Row[];
}

/** What nobody documents of query jobs, or what an org has set: each a switch. Times are of the world's clock (ms). */
export interface BulkSwitches {
  /** Salesforce promises no time. */
  startsAfter: number;
  doneAfter: number;
  /** Results are kept so long; then the job is not there any more. */
  keptFor: number;
  /** The results of a query without rows have a line of names all the same. */
  emptyHead: boolean;
  /** A page has no more rows, whatever was asked for: Salesforce says only that it may have fewer. */
  mostAPage: number;
  /** Whoever begins a job is refused so. Which code stands for a missing permission is a guess. */
  refusal: { status: number; errorCode: string } | null;
  /** A job ends so, whatever it was asked for. */
  endsAs: 'JobComplete' | 'Failed' | 'Aborted';
}

export type IngestState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';

/** An ingest job of the Bulk API 2.0. */
export interface IngestJob {
  id: string;
  operation: 'insert' | 'update' | 'delete';
  object: string;
  state: IngestState;
  createdAt: number;
  version: string;
  lineEnding: 'LF' | 'CRLF';
  columnDelimiter: string;
  assignmentRuleId?: string;
  /** The upload as it came; null: nothing came yet. */
  csv: string | null;
  header: string[];
  /** Rows that no batch has taken yet. */
  unprocessed: string[][];
  succeeded: { id: string; created: boolean; row: string[] }[];
  failed: { id: string; error: string; row: string[] }[];
  errorMessage?: string;
}

/** What the org allows its ingest jobs in a day. */
export interface IngestLimits {
  /** Documented: 150 million records in 24 hours, in batches of 10,000 of which there may be 15,000. */
  recordsDaily: number;
  recordsUsed: number;
  batchesDaily: number;
  batchesUsed: number;
  /** The largest upload, in bytes of the CSV: 150 MB once it is written as base64. */
  uploadBytes: number;
  /** The day that the counts are of. */
  day: string;
}

export interface OrgState {
  /** The API is switched off for the org or the profile: every call is 403 API_DISABLED_FOR_ORG. */
  apiDisabled: boolean;
  /** An assignment rule for leads: who becomes owner at a write that does not switch assignment off. */
  assignTo?: string;
  /**
   * A reference in a subrequest's address is put in percent-encoded. Nobody documents it: without it a `+` or a quote in
   * an email reaches the query as it is.
   */
  encodesReferences: boolean;
  writes: SalesforceWrite[];
  /** Query jobs of the Bulk API 2.0, by id. */
  queryJobs: Map<string, QueryJob>;
  bulk: BulkSwitches;
  /** Ingest jobs of the Bulk API 2.0, by id. */
  ingestJobs: Map<string, IngestJob>;
  ingestLimits: IngestLimits;
  /**
   * Assignment rules also run in an ingest job that names no rule, unless `Sforce-Auto-Assign: FALSE` came with the
   * call that made the job. Nobody documents what the header means there.
   */
  ingestAssigns: boolean;
  /** Apps that may sign a person in, and their sign-ins. */
  oauth: OAuthState;
  /** Open query locators. */
  locators: Map<string, { rows: Row[]; version: string; batch: number }>;
}

export const usualBulk: BulkSwitches = {
  startsAfter: 1_000,
  doneAfter: 3_000,
  keptFor: 7 * 24 * 3_600_000,
  emptyHead: true,
  mostAPage: 250_000,
  refusal: null,
  endsAs: 'JobComplete',
};

export const usualIngest: IngestLimits = {
  recordsDaily: 150_000_000,
  recordsUsed: 0,
  batchesDaily: 15_000,
  batchesUsed: 0,
  uploadBytes: (150_000_000 * 3) / 4,
  day: '',
};

const states = new WeakMap<World, OrgState>();

/** What the API keeps for a world beside the world's own stores. */
export function orgState(world: World): OrgState {
  let state = states.get(world);
  if (!state) {
    state = {
      apiDisabled: false,
      encodesReferences: false,
      writes: [],
      locators: new Map(),
      oauth: { apps: new Map(), codes: new Map(), grants: [] },
      queryJobs: new Map(),
      bulk: { ...usualBulk },
      ingestAssigns: false,
      ingestJobs: new Map(),
      ingestLimits: { ...usualIngest },
    };
    states.set(world, state);
  }
  return state;
}
