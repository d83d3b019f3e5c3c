import type { Facts, Gap, Millis, SalesforceFacts } from '../eligibility/types';
import { ApiError, type Service, toFailure } from '../http/errors';
import type { RecordRef } from '../records/types';

/** A failure as a gap of the facts. */
export function gapOf(error: unknown, service: Service): Gap {
  const { kind, service: owner, missingScopes, until, words, code } = toFailure(error, service);
  const whose = owner === 'browser' ? undefined : owner;
  if (code === 'OTHER_ORG') return { code: 'other-org', service: whose, found: words };
  if (code === 'SIGN_IN_AGAIN') return { code: 'sign-in-again', service: whose, words };
  if (code === 'SETTINGS_BROKEN') return { code: 'settings-broken', service: whose };
  if (code === 'NOT_A_PERSON') return { code: 'other-object', service: whose };
  if (code === 'HOST_NOT_ALLOWED') return { code: 'host-not-allowed', service: whose, words };
  return { code: kind, service: whose, missingScopes, until, words };
}

/** Salesforce was not looked at, and why. */
export function unchecked(gap: Gap): SalesforceFacts {
  return { checked: false, gap };
}

/** Facts of a page of which nothing is known but why; what Salesforce said before stays. */
export function onlyGap(page: RecordRef, gap: Gap, asOf: Millis, salesforce?: SalesforceFacts): Facts {
  const notLooked = unchecked({ code: 'not-connected', service: 'salesforce' });
  return { asOf, page, gap, segment: null, contact: null, salesforce: salesforce ?? notLooked };
}

/** True for an error of this kind. */
export function isKind(error: unknown, kind: ApiError['kind']): boolean {
  return error instanceof ApiError && error.kind === kind;
}
