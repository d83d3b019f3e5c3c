/** The one family of errors that gateways throw. Nobody above sees a status code. */
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
] as const;
export type ApiErrorKind = (typeof apiErrorKinds)[number];
export type Service = 'hubspot' | 'salesforce';

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

/** ApiError → plain data. Any other error becomes `unreadable` with its message. */
export function toFailure(error: unknown, service: Service): Failure {
  if (error instanceof ApiError) return { kind: error.kind, service: error.service, ...error.details };
  return { kind: 'unreadable', service, words: String(error).slice(0, 200) };
}
