/** The one family of errors that gateways throw, and the storage. Nobody above sees a status code. */
export const apiErrorKinds = [
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
] as const;
export type ApiErrorKind = (typeof apiErrorKinds)[number];
/** `browser`: its own storage, which holds jobs and tokens. */
export type Service = 'hubspot' | 'salesforce' | 'browser';

export interface ApiErrorDetails {
  /** Route template, e.g. `GET /crm/v3/objects/contacts/{id}`; never with a token. */
  readonly route?: string;
  /** Epoch ms (server's time) until which to wait, if the service said so. */
  readonly until?: number;
  /** Scopes that are missing, for `forbidden`. */
  readonly missingScopes?: readonly string[];
  /** The service's own words, redacted. */
  readonly words?: string;
  /** The service's own code, e.g. `UNABLE_TO_LOCK_ROW`, `RATE_LIMITS/DAILY`. */
  readonly code?: string;
  /** HubSpot's correlation id. */
  readonly correlationId?: string;
}

/** Thrown by `lib/hubspot` and `lib/salesforce`, for every failure. */
export class ApiError extends Error {
  constructor(
    readonly kind: ApiErrorKind,
    readonly service: Service,
    readonly details: ApiErrorDetails = {},
  ) {
    super(`${service}: ${kind}${details.words ? ` (${details.words})` : ''}`);
    this.name = 'ApiError';
  }
}

/** The same as plain data, for messages, caches and facts. */
export interface Failure extends ApiErrorDetails {
  readonly kind: ApiErrorKind;
  readonly service: Service;
}

let told: ((failure: Failure) => void) | null = null;

/** One listener, told of whatever becomes plain data: all that a page, a job or a verdict hears of. */
export function onFailure(listener: ((failure: Failure) => void) | null): void {
  told = listener;
}

/** ApiError → plain data. What the browser's storage throws becomes `storage`; any other error `unreadable` with its message. */
export function toFailure(error: unknown, service: Service): Failure {
  const failure = plain(error, service);
  told?.(failure);
  return failure;
}

function plain(error: unknown, service: Service): Failure {
  if (error instanceof ApiError) return { kind: error.kind, service: error.service, ...error.details };
  const words = String(error).slice(0, 200);
  const code = storageCodeOf(error);
  return code ? { kind: 'storage', service: 'browser', code, words } : { kind: 'unreadable', service, words };
}

/** `STORAGE_FULL`: it takes no more. `STORAGE_GONE`: it cannot be opened, read or written at all. */
export type StorageCode = 'STORAGE_FULL' | 'STORAGE_GONE';

/** What an error of the browser's storage means; null for every other error. Gateways never let a DOMException through. */
export function storageCodeOf(error: unknown): StorageCode | null {
  if (error instanceof ApiError) return error.kind === 'storage' ? (error.details.code as StorageCode) : null;
  if (!(error instanceof DOMException)) return null;
  return error.name === 'QuotaExceededError' ? 'STORAGE_FULL' : 'STORAGE_GONE';
}
