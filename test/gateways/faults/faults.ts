import type { ApiErrorKind } from '../../../lib/http/errors';
import type { Fault } from '../../sandbox/world/types';

/** Something that may happen to any call. */
export interface Row {
  readonly id: string;
  /** As the table's head shows it. */
  readonly title: string;
  /** The sandbox's fault for a service; null: no call gets out at all. */
  readonly fault: (on: 'hubspot' | 'salesforce') => Partial<Fault> | null;
  /** What the gateway makes of it; null: the call succeeds. */
  readonly kind: Readonly<Record<'hubspot' | 'salesforce', ApiErrorKind | null>>;
}

const both = (kind: ApiErrorKind | null) => ({ hubspot: kind, salesforce: kind });
const status = (code: number) => () => ({ kind: 'status', status: code }) as const;
const limited =
  (policyName: string): Row['fault'] =>
  (on) =>
    on === 'salesforce'
      ? { kind: 'status', status: 429 }
      : {
          kind: 'status',
          status: 429,
          body: { status: 'error', message: 'The limit is reached.', category: 'RATE_LIMITS', policyName },
        };
const salesforce = (code: number, errorCode: string) => ({
  kind: 'status' as const,
  status: code,
  body: [{ errorCode, message: `The sandbox was told to answer ${errorCode}.` }],
});

export const hour = 3_600_000;
/** The service's clock is so much later than ours (ms). */
const apart = (skewMs: number) => () => ({ kind: 'skew', skewMs }) as const;

/** The scope that a refusal names. */
export const missingScope = 'crm.objects.contacts.read';

/** Every fault that a call may meet. */
export const faults: readonly Row[] = [
  { id: '401', title: '401', fault: status(401), kind: both('expired') },
  {
    id: '401-once',
    title: '401, and the browser holds a newer session by then',
    fault: () => ({ kind: 'status', status: 401, times: 1 }),
    kind: { hubspot: 'expired', salesforce: null },
  },
  {
    id: '403',
    title: '403',
    fault: (on) => (on === 'salesforce' ? salesforce(403, 'API_DISABLED_FOR_ORG') : status(403)()),
    kind: both('forbidden'),
  },
  {
    id: '403-scopes',
    title: '403, scopes named; in Salesforce: no access to the record',
    fault: (on) =>
      on === 'salesforce'
        ? salesforce(403, 'INSUFFICIENT_ACCESS')
        : {
            kind: 'status',
            status: 403,
            body: {
              status: 'error',
              category: 'MISSING_SCOPES',
              message: 'This app has not been granted all required scopes.',
              errors: [{ message: 'Scopes', context: { requiredGranularScopes: [missingScope] } }],
            },
          },
    kind: both('forbidden'),
  },
  { id: '404', title: '404', fault: status(404), kind: both('not-found') },
  {
    id: '409',
    title: '409',
    fault: (on) => (on === 'salesforce' ? salesforce(409, 'CONFLICT') : status(409)()),
    kind: both('conflict'),
  },
  {
    id: '423',
    title: '423; in Salesforce: `UNABLE_TO_LOCK_ROW`',
    fault: (on) => (on === 'salesforce' ? salesforce(400, 'UNABLE_TO_LOCK_ROW') : status(423)()),
    kind: both('locked'),
  },
  {
    id: '429',
    title: '429, ten seconds',
    fault: (on) => (on === 'salesforce' ? salesforce(429, 'TOO_MANY') : limited('TEN_SECONDLY_ROLLING')(on)),
    kind: both('rate-limited'),
  },
  {
    id: '429-second',
    title: '429, one second; in Salesforce: a bare 429',
    fault: (on) => (on === 'salesforce' ? { kind: 'not-json', status: 429 } : limited('SECONDLY')(on)),
    kind: both('rate-limited'),
  },
  {
    id: '429-day',
    title: '429, the day; in Salesforce: 403 `REQUEST_LIMIT_EXCEEDED`',
    fault: (on) => (on === 'salesforce' ? salesforce(403, 'REQUEST_LIMIT_EXCEEDED') : limited('DAILY')(on)),
    kind: both('quota-spent'),
  },
  {
    id: '477',
    title: '477, a page and no JSON',
    fault: () => ({ kind: 'not-json', status: 477 }),
    kind: { hubspot: 'unavailable', salesforce: 'invalid' },
  },
  { id: '500', title: '500', fault: status(500), kind: both('unavailable') },
  { id: '502-html', title: '502 as HTML', fault: () => ({ kind: 'not-json', status: 502 }), kind: both('unavailable') },
  { id: '503', title: '503', fault: status(503), kind: both('unavailable') },
  { id: 'time-out', title: 'no answer in time', fault: () => ({ kind: 'delay' }), kind: both('timeout') },
  { id: 'reset', title: 'reset', fault: () => ({ kind: 'reset' }), kind: both('network') },
  { id: 'truncated', title: 'truncated', fault: () => ({ kind: 'truncate' }), kind: both('network') },
  { id: 'html', title: 'HTML instead of JSON', fault: () => ({ kind: 'not-json' }), kind: both('unreadable') },
  {
    id: 'missing-fields',
    title: 'fields missing',
    fault: () => ({ kind: 'missing-fields' }),
    kind: both('unreadable'),
  },
  {
    id: 'wrong-types',
    title: 'fields of another type',
    fault: () => ({ kind: 'wrong-types' }),
    kind: both('unreadable'),
  },
  { id: 'behind', title: 'our clock an hour behind', fault: apart(hour), kind: both(null) },
  { id: 'ahead', title: 'our clock an hour ahead', fault: apart(-hour), kind: both(null) },
  { id: 'offline', title: 'offline', fault: () => null, kind: both('network') },
];
