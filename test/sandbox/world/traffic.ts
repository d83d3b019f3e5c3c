import type { Millis } from './types';

/** A fault that the next `times` calls of a route get. */
export interface Fault {
  service: 'hubspot' | 'salesforce' | 'pages';
  /** Matches `METHOD path` as a substring or, with slashes, as a regular expression. */
  route: string;
  times: number;
  /** Let so many matching calls pass before. */
  after?: number;
  kind:
    | 'status'
    | 'delay'
    | 'reset'
    | 'truncate'
    | 'not-json'
    | 'empty-object'
    | 'missing-fields'
    | 'wrong-types'
    | 'skew';
  /** For `status`, and for `not-json` (200 unless said). */
  status?: number;
  /** JSON body for `status`; default: the documented body of that status. */
  body?: unknown;
  headers?: Record<string, string>;
  delayMs?: number;
  /** For `skew`: so far is the `Date` of the answer from the world's clock. */
  skewMs?: number;
}

export interface CallLogEntry {
  at: Millis;
  service: 'hubspot' | 'salesforce';
  method: string;
  path: string;
  query: string;
  status: number;
  /** Real time from the call's arrival to its answer (ms). */
  took: number;
  body?: unknown;
  write: boolean;
  client?: string;
}

export interface Limits {
  /** HubSpot: requests per window (190) and window (10 000 ms), daily limit, search per second. */
  window: number;
  windowMs: number;
  daily: number;
  searchPerSecond: number;
  /** Calls today. */
  dailyUsed: number;
  /** Salesforce: DailyApiRequests max and used. */
  salesforceDaily: number;
  salesforceUsed: number;
  /** Another tool takes this share of every limit, all the time: of HubSpot's window, searches and day, and of the org's day. */
  others: number;
}
