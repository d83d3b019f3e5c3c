import type { Estimate } from './types';

/** Contacts that HubSpot gives a call: members a page, contacts a batch, contacts a batch with histories. */
export const perCall = { members: 250, contacts: 100, histories: 50 } as const;
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
    window,
  });
}

/** A scan of the whole portal: for a draft, and where HubSpot has no inclusion segment. */
export function estimatePortal(
  sizes: { current: number | null; other: number | null; portal: number; lists: readonly number[] },
  histories: boolean,
  window: number,
): Estimate {
  const members = [sizes.current, sizes.other, ...sizes.lists].flatMap((size) =>
    size === null ? [] : [callsFor(size, perCall.members)],
  );
  const scan = callsFor(sizes.portal, histories ? perCall.histories : perCall.contacts);
  const calls = members.reduce((sum, one) => sum + one, scan);
  return withTime({ current: sizes.current, other: sizes.other, leastCalls: calls, mostCalls: calls, window });
}

function withTime(told: Omit<Estimate, 'leastSeconds' | 'mostSeconds'> & { window: number }): Estimate {
  const { window, ...estimate } = told;
  return {
    ...estimate,
    leastSeconds: secondsOf(estimate.leastCalls, window),
    mostSeconds: secondsOf(estimate.mostCalls, window),
  };
}

/** Ten seconds for each window that is used up, and the answers' own time. */
function secondsOf(calls: number, window: number): number {
  return Math.ceil(Math.floor(calls / (window * 0.95)) * 10 + Math.min(calls, window) * 0.06);
}
