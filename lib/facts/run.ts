import type { Connected } from '../connections/hubspot';
import type { Facts } from '../eligibility/types';
import { subscription } from '../hubspot/subscription';
import type { RecordRef } from '../records/types';
import { gapOf, onlyGap, unchecked } from './gaps';
import { asOf, hubspotHalf } from './hubspot-half';
import { salesforceHalf } from './salesforce-half';

/** A look at one record, under way: HubSpot's half where it comes first, then all. Neither ever rejects. */
export interface Run {
  readonly first: Promise<{ facts: Facts; final: boolean }>;
  readonly full: Promise<Facts>;
}

/** Starts the calls for a page of either CRM, or none where the page is not the connected portal's. */
export function runFor(ref: RecordRef, connected: Connected): Run {
  const { portalId, salesforce } = connected.environment;
  if (ref.crm === 'salesforce')
    return whole(only(onlyGap(ref, { code: 'not-connected', service: 'salesforce' }, asOf())));
  // No call is made for a page of another portal: the answer would be about somebody else.
  if (ref.portalId !== portalId)
    return whole(only(onlyGap(ref, { code: 'other-portal', expected: portalId, found: ref.portalId }, asOf())));
  if (ref.object !== 'contact') return whole(only(onlyGap(ref, { code: 'other-object' }, asOf())));

  const half = hubspotHalf(ref, connected).catch((error: unknown) => onlyGap(ref, gapOf(error, 'hubspot'), asOf()));
  if (!salesforce) {
    const alone = half.then((facts) =>
      facts.gap ? facts : { ...facts, salesforce: unchecked({ code: 'not-connected', service: 'salesforce' }) },
    );
    return whole(alone);
  }
  const full = half.then(async (facts) => {
    if (facts.gap || !facts.contact) return facts;
    const joined = await salesforceHalf(facts.contact, connected);
    return { ...facts, asOf: asOf(), salesforce: joined, subscription: subscription() };
  });
  return { first: half.then((facts) => ({ facts, final: facts.gap !== null })), full };
}

function whole(full: Promise<Facts>): Run {
  return { first: full.then((facts) => ({ facts, final: true })), full };
}

const only = (facts: Facts) => Promise.resolve(facts);
