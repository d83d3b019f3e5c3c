import type { Connected } from '../connections/hubspot';
import type { Facts } from '../eligibility/types';
import { subscriptionFrom } from '../hubspot/subscription';
import type { RecordRef } from '../records/types';
import { gapOf, onlyGap, unchecked } from './gaps';
import { heartbeatOf } from './heartbeat';
import { asOf, hubspotHalf } from './hubspot-half';

/** A script of its own: what a HubSpot page's first calls do not need, no started worker takes in before them. */
const salesforceSide = () => import('./salesforce-side');

/** A look at one record, under way: HubSpot's half where it comes first, then all. Neither ever rejects. */
export interface Run {
  readonly first: Promise<{ facts: Facts; final: boolean }>;
  readonly full: Promise<Facts>;
}

/** Starts the calls for a page of either CRM, or none where the page is of no connected portal. */
export function runFor(ref: RecordRef, connected: Connected): Run {
  const { portalId, salesforce } = connected.environment;
  if (ref.crm === 'salesforce') {
    const page = salesforceSide().then(({ salesforcePage }) => salesforcePage(ref, connected));
    return whole(page.then((facts) => beating(facts, connected)));
  }
  // No call is made for a page of another portal: the answer would be about somebody else.
  if (ref.portalId !== portalId)
    return whole(only(onlyGap(ref, { code: 'other-portal', expected: portalId, found: ref.portalId }, asOf())));
  if (ref.object !== 'contact') return whole(only(onlyGap(ref, { code: 'other-object' }, asOf())));

  const half = hubspotHalf(ref, connected).catch((error: unknown) => onlyGap(ref, gapOf(error, 'hubspot'), asOf()));
  if (!salesforce) {
    const alone = half.then((facts) =>
      facts.gap ? facts : { ...facts, salesforce: unchecked({ code: 'not-connected', service: 'salesforce' }) },
    );
    return whole(alone.then((facts) => beating(facts, connected)));
  }
  // The session is there by the time HubSpot has answered; that there is none is told then. HubSpot's calls leave
  // first: each millisecond before them is one more that the verdict takes.
  const side = new Promise((resolve) => setTimeout(resolve)).then(salesforceSide);
  const org = side.then(({ connectedSalesforce }) => connectedSalesforce(connected.environment, connected.by));
  org.catch(() => undefined);
  const full = half.then(async (facts) => {
    if (facts.gap || !facts.contact) return facts;
    const { salesforceHalf } = await side;
    const [joined, beat] = await Promise.all([salesforceHalf(facts.contact, connected, org), heartbeatOf(connected)]);
    return { ...facts, asOf: asOf(), salesforce: joined, heartbeat: beat, subscription: subscriptionOf(connected) };
  });
  return { first: half.then((facts) => ({ facts, final: facts.gap !== null })), full };
}

/** The portal's heartbeat comes from its ten minutes; without facts nobody asks for it. */
async function beating(facts: Facts, connected: Connected): Promise<Facts> {
  return facts.gap
    ? facts
    : { ...facts, heartbeat: await heartbeatOf(connected), subscription: subscriptionOf(connected) };
}

function whole(full: Promise<Facts>): Run {
  return { first: full.then((facts) => ({ facts, final: true })), full };
}

/** By what the answers to this look have told of the portal's limits. */
const subscriptionOf = ({ client }: Connected) => subscriptionFrom(client.limits());

const only = (facts: Facts) => Promise.resolve(facts);
