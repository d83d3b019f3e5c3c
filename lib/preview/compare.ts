import type { Counts } from './types';

/** Who would come in, who would go, and how many stay: every id of either side is in exactly one of them. */
export interface Partition {
  readonly enter: readonly string[];
  readonly leave: readonly string[];
  readonly stay: number;
}

/** Compares two lists of members. An id that a list names twice counts once. */
export function compare(current: Iterable<string>, other: Iterable<string>): Partition {
  const now = new Set(current);
  const then = new Set(other);
  const enter = [...then].filter((id) => !now.has(id));
  const leave = [...now].filter((id) => !then.has(id));
  return { enter, leave, stay: now.size - leave.length };
}

export const countsOf = ({ enter, leave, stay }: Partition): Counts => ({
  enter: enter.length,
  leave: leave.length,
  stay,
  unknown: 0,
});
