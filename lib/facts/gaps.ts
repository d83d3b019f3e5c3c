import type { Facts, Gap, Millis } from '../eligibility/types';
import { type Service, toFailure } from '../http/errors';
import type { RecordRef } from '../records/types';

/** A failure as a gap of the facts. */
export function gapOf(error: unknown, service: Service): Gap {
  const { kind, missingScopes, until, words } = toFailure(error, service);
  return { code: kind, service, missingScopes, until, words };
}

/** Salesforce is not looked at. */
export const withoutSalesforce: Facts['salesforce'] = {
  checked: false,
  gap: { code: 'not-connected', service: 'salesforce' },
};

/** Facts of a page of which nothing is known but why. */
export function onlyGap(page: RecordRef, gap: Gap, asOf: Millis): Facts {
  return { asOf, page, gap, segment: null, contact: null, salesforce: withoutSalesforce };
}
