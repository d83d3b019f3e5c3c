import { companiesScope } from '../hubspot/companies';
import type { Needs } from '../segments/needs';
import type { Estimate } from './types';

/** Contacts that HubSpot gives a call: members a page, contacts a batch, contacts a batch with histories. */
export const perCall = { members: 250, contacts: 100, histories: 50, search: 200 } as const;
/** Roughly how long HubSpot takes for an answer, and how many searches a second a preview allows itself. */
const answerSeconds = 0.1;
const searchesASecond = 3;
/** Portals of so many contacts are read from both ends. */
export const fromBothEnds = 2_000;
/** One contact's sync costs up to so many Salesforce calls (R12). */
export const callsOfASync = 4;

/** Calls that reading so many takes; an empty list is one call too. */
export const callsFor = (count: number, each: number): number => Math.max(1, Math.ceil(count / each));

/** Calls for two segments: their members, and the contacts that are in one of them only. */
export function leastCalls(current: number, other: number, changing: number): number {
  return callsFor(current, perCall.members) + callsFor(other, perCall.members) + Math.ceil(changing / perCall.contacts);
}

/** Before anything is read: at least the difference of the sizes changes, at most everybody. */
export function estimateSegments(current: number | null, other: number | null, window: number): Estimate {
  const [a, b] = [current ?? 0, other ?? 0];
  return withTime({
    current,
    other,
    leastCalls: leastCalls(a, b, Math.abs(a - b)),
    mostCalls: leastCalls(a, b, a + b),
    longest: callsFor(Math.max(a, b), perCall.members) * answerSeconds,
    window,
  });
}

/** What a definition needs beside the contacts' properties. */
export interface Beside {
  readonly histories: boolean;
  /** Memberships are asked for contact by contact, not known from the members of the segments. */
  readonly memberships?: boolean;
  /** Whose companies, and these: at most a call each for 100 contacts, where these have a company each. */
  readonly companies?: boolean;
}

/** `memberships`: whether they are asked for contact by contact. Companies that the token may not read cost nothing. */
export const besideOf = (needs: Needs, scopes: readonly string[], memberships: boolean): Beside => ({
  histories: needs.histories.length > 0,
  memberships: memberships && needs.memberships,
  companies: needs.companies !== null && scopes.includes(companiesScope),
});

/** A scan of the whole portal: for a draft, and where HubSpot has no inclusion segment. */
export function estimatePortal(
  sizes: { current: number | null; other: number | null; portal: number; lists: readonly number[] },
  beside: Beside,
  window: number,
): Estimate {
  const members = [sizes.current, sizes.other, ...sizes.lists].flatMap((size) =>
    size === null ? [] : [callsFor(size, perCall.members)],
  );
  const lists = members.reduce((sum, one) => sum + one, 0);
  const scan = scanOf(sizes.portal, beside);
  return withTime({
    current: sizes.current,
    other: sizes.other,
    leastCalls: lists + scan.least,
    mostCalls: lists + scan.most,
    longest: scan.longest + Math.max(0, ...members) * answerSeconds,
    window,
  });
}

/** Every contact held against the criteria of a segment. */
export const estimateHeld = (portal: number, beside: Beside, window: number): Estimate =>
  estimatePortal({ current: null, other: null, portal, lists: [] }, beside, window);

/** A large portal is read from both ends, the upper one by searches of 200 beside the pages. */
function scanOf(portal: number, { histories, memberships = false, companies = false }: Beside) {
  const each = histories ? perCall.histories : perCall.contacts;
  const pages = callsFor(portal, each);
  const searches = callsFor(portal, perCall.search);
  const batches = callsFor(portal, perCall.contacts);
  const more = memberships ? batches : 0;
  const atMost = more + (companies ? 2 * batches : 0);
  // A page waits for what is read beside it.
  const pageSeconds = answerSeconds * (1 + (memberships ? 1 : 0) + (companies ? 2 : 0));
  if (portal < fromBothEnds) return { least: pages + more, most: pages + atMost, longest: pages * pageSeconds };
  const [page, search] = [each / pageSeconds, searchesASecond * perCall.search];
  return {
    least: (histories ? pages : searches) + more,
    most: (histories ? pages + searches : pages) + atMost,
    longest: portal / (page + search),
  };
}

/** `longest`: seconds of the longest way in which each page has to be there before the next can be asked for. */
function withTime(
  told: Omit<Estimate, 'leastSeconds' | 'mostSeconds'> & { window: number; longest: number },
): Estimate {
  const { window, longest, ...estimate } = told;
  return {
    ...estimate,
    leastSeconds: Math.ceil(Math.max(longest, secondsOf(estimate.leastCalls, window))),
    mostSeconds: Math.ceil(Math.max(longest, secondsOf(estimate.mostCalls, window))),
  };
}

/** Ten seconds for each window that is used up, and the answers' own time. */
function secondsOf(calls: number, window: number): number {
  return Math.floor(calls / (window * 0.95)) * 10 + Math.min(calls, window) * 0.06;
}
