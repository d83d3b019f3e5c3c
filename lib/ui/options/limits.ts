/** What was typed into a field of the limits. `error`: why it is not taken, as the end of a key of `options.limits`. */
export type Typed = { readonly value: number | null } | { readonly error: 'number' | 'range' };

const allocation = { least: 100, most: 100_000_000 };
/** Groups of thousands as people write them: `100,000`, `100.000`, `100 000`, `100'000`. */
const grouped = /^\d{1,3}(?:([.,'’\s])\d{3}(?:\1\d{3})*)?$/u;

/** The calls that HubSpot may use, as they stand in Sync Health; an empty field: not entered. */
export function typedAllocation(text: string): Typed {
  const typed = text.trim();
  if (typed === '') return { value: null };
  if (!/^\d+$/.test(typed) && !grouped.test(typed)) return { error: 'number' };
  const value = Number(typed.replace(/\D/g, ''));
  return value < allocation.least || value > allocation.most ? { error: 'range' } : { value };
}

/** A share in whole percent, e.g. `20` or `20 %` → 0.2. An empty field: null, the usual one. */
export function typedShare(text: string, [least, most]: readonly [number, number]): Typed {
  const typed = text.replace(/%\s*$/, '').trim();
  if (typed === '') return { value: null };
  if (!/^\d{1,9}$/.test(typed)) return { error: 'number' };
  const percent = Number(typed);
  return percent < least || percent > most ? { error: 'range' } : { value: percent / 100 };
}

/** The least and the most percent that may be left to other tools, and below which jobs may rest. */
export const shareBounds = [5, 90] as const;
export const floorBounds = [0, 90] as const;
