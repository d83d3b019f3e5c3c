import { burstsOf, day } from '../eligibility/terms';
import type { JudgeSettings, Millis } from '../eligibility/types';
import type { RealityCheck } from '../protocol/pages';

/** A contact of those that synced last. */
export interface Witness {
  readonly id: string;
  readonly name: string;
  readonly syncLog: readonly Millis[];
  /** Ids of the segments that hold it now. */
  readonly segments: ReadonlySet<string>;
}
/** A segment that could be the inclusion segment: active, of contacts (R2). */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly size: number | null;
}

/** Of those who sync for a reason, so many must be members: some may have left since their last sync. */
const share = 0.98;
/** Fewer witnesses prove nothing. */
const fewest = 5;
const shown = 20;

/**
 * Synced again and again of late, and still does: two bursts or more in seven days, and not silent for longer than
 * twice the longest gap between them. A single burst may be the one sync of a record outside the segment (R6);
 * who fell silent may have left, and no API tells when somebody left.
 */
export function syncsRepeatedly({ syncLog }: Witness, asOf: Millis): boolean {
  const bursts = burstsOf(syncLog.filter((at) => at > asOf - 7 * day));
  const newest = bursts[0];
  if (!newest || bursts.length < 2) return false;
  const gaps = bursts.slice(1).map((older, index) => (bursts[index]?.oldest ?? asOf) - older.newest);
  return asOf - newest.newest <= 2 * Math.max(...gaps);
}

/**
 * Which segment do those who sync point to? The smallest active one that holds 98 % of them is proposed;
 * the chosen one is confirmed where it holds as many, contradicted by name where it does not.
 */
export function judgeReality(
  witnesses: readonly Witness[],
  candidates: readonly Candidate[],
  chosen: JudgeSettings['segment'],
  asOf: Millis,
): RealityCheck {
  const seen = witnesses.filter((one) => syncsRepeatedly(one, asOf));
  const ranked = candidates
    .map((one) => ({ ...one, held: seen.filter((witness) => witness.segments.has(one.id)).length }))
    .filter((one) => one.held > 0 || (chosen.mode === 'segment' && one.id === chosen.id))
    .sort((a, b) => b.held - a.held || sizeOf(a) - sizeOf(b));
  const holding = ranked.filter((one) => one.held >= share * seen.length);
  const smallest = [...holding].sort((a, b) => sizeOf(a) - sizeOf(b) || b.held - a.held)[0];
  const best = smallest ? [smallest, ...ranked.filter((one) => one !== smallest)] : ranked;
  const outside = chosen.mode === 'segment' ? seen.filter((one) => !one.segments.has(chosen.id)).sort(bySyncs) : [];
  return {
    asOf,
    looked: seen.length,
    candidates: best.slice(0, shown),
    verdict: verdictOf({ seen: seen.length, outside: outside.length, chosen, smallest, holding }),
    outsiders: outside.slice(0, shown).map(({ id, name }) => ({ id, name })),
  };
}

const sizeOf = (one: Candidate) => one.size ?? Number.POSITIVE_INFINITY;
const bySyncs = (a: Witness, b: Witness) => b.syncLog.length - a.syncLog.length;

interface Case {
  readonly seen: number;
  readonly outside: number;
  readonly chosen: JudgeSettings['segment'];
  readonly smallest: Candidate | undefined;
  readonly holding: readonly Candidate[];
}

function verdictOf({ seen, outside, chosen, smallest, holding }: Case): RealityCheck['verdict'] {
  if (seen < fewest) return 'cannot-tell';
  if (chosen.mode === 'unset') return smallest ? 'proposed' : 'cannot-tell';
  // "No inclusion segment" would let contacts sync that no segment holds.
  if (chosen.mode === 'none') return smallest ? 'cannot-tell' : 'confirmed';
  if (outside > (1 - share) * seen) return 'contradicted';
  const own = holding.find((one) => one.id === chosen.id);
  if (!own || !smallest) return 'cannot-tell';
  return tooWide(own, smallest, seen) ? 'proposed' : 'confirmed';
}

/** Were the wider one in force, all witnesses would stand in the smaller one by chance: less than 1 in 100. */
function tooWide(own: Candidate, smallest: Candidate, seen: number): boolean {
  if (own.size === null || smallest.size === null || own.size === 0) return false;
  const part = smallest.size / own.size;
  return part < 0.9 && part ** seen < 0.01;
}

/** One call tells of 500 segments, and people of a large portal are in more: the chosen one first, then those that hold most. */
export function mostHolding(witnesses: readonly Witness[], chosen: JudgeSettings['segment']): string[] {
  const held = new Map<string, number>();
  for (const { segments } of witnesses) for (const id of segments) held.set(id, (held.get(id) ?? 0) + 1);
  if (chosen.mode === 'segment') held.set(chosen.id, Number.POSITIVE_INFINITY);
  return [...held].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
