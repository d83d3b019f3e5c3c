import type { Millis } from '../eligibility/types';

const minute = 60_000;

/** Median of the gaps between the portal's syncs; those of one look, within a minute, are one. */
export function usualGapOf(newestFirst: readonly Millis[]): Millis {
  const gaps: Millis[] = [];
  let last: Millis | undefined;
  for (const at of newestFirst) {
    if (last !== undefined && last - at <= minute) continue;
    if (last !== undefined) gaps.push(last - at);
    last = at;
  }
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}
