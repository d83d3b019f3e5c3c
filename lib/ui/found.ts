import { breather } from './breath';
import { sortedRows } from './sort';

/** A pause is asked for after so many rows. */
const stride = 1_000;

/**
 * The rows that fit, in their order, worked out in pieces between which the page draws; null as soon as nobody wants
 * them any more. Never changes what it is given.
 */
export async function foundRows<R>(
  rows: readonly R[],
  fits: (row: R) => boolean,
  compare: (a: R, b: R) => number,
  isWanted: () => boolean = () => true,
): Promise<R[] | null> {
  const breath = breather();
  const found: R[] = [];
  for (const [n, row] of rows.entries()) {
    if (n % stride === 0) {
      await breath();
      if (!isWanted()) return null;
    }
    if (fits(row)) found.push(row);
  }
  const order = await sortedRows(found.length, (a, b) => compare(found[a] as R, found[b] as R), breath);
  return isWanted() ? Array.from(order, (n) => found[n] as R) : null;
}
