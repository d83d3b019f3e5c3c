import type { Bound } from '../segments/compile';
import { holdsBack } from '../segments/holds-back';
import type { ContactData } from '../segments/types';
import type { HeldCounts } from './types';

/** Adds contacts to the counts of whom each criterion keeps out. */
export function withHeld(before: HeldCounts | undefined, bound: Bound, contacts: readonly ContactData[]): HeldCounts {
  const by = { ...before?.by };
  for (const { path, failing, alone } of holdsBack(bound, contacts)) {
    const sum = by[path] ?? { failing: 0, alone: 0 };
    by[path] = { failing: sum.failing + failing, alone: sum.alone + alone };
  }
  return { judged: (before?.judged ?? 0) + contacts.length, by };
}
