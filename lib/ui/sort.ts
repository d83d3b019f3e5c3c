import type { Breath } from './breath';

/** So many are sorted at once: some milliseconds. */
const piece = 2_000;
/** A pause is asked for after so many steps of a merge. */
const stride = 4_000;
const none = new Uint32Array(0);

/**
 * The numbers from 0 on in the order of `compare`, equal ones in their own. A hundred thousand without a stutter.
 * `before`: the first ones, in their order already; those that came since are sorted and then merged in.
 */
export async function sortedRows(
  length: number,
  compare: (a: number, b: number) => number,
  breath: Breath,
  before: Uint32Array = none,
): Promise<Uint32Array> {
  const start = before.length;
  let from = new Uint32Array(length);
  from.set(before);
  for (let n = start; n < length; n++) from[n] = n;
  for (let at = start; at < length; at += piece) {
    from.subarray(at, at + piece).sort((a, b) => compare(a, b) || a - b);
    await breath();
  }
  let to = from.slice();
  for (let run = piece; run < length - start; run *= 2) {
    for (let at = start; at < length; at += 2 * run) await merge(at, at + run, at + 2 * run);
    [from, to] = [to, from];
  }
  if (start === 0 || start === length) return from;
  await merge(0, start, length);
  return to;

  /** Two runs of `from`, each in its order, as one of `to`. */
  async function merge(begin: number, between: number, until: number): Promise<void> {
    const [middle, end] = [Math.min(between, length), Math.min(until, length)];
    let [left, right] = [begin, middle];
    for (let n = begin; n < end; n++) {
      const isLeft = left < middle && (right >= end || compare(from[left] as number, from[right] as number) <= 0);
      to[n] = from[isLeft ? left++ : right++] as number;
      if (n % stride === 0) await breath();
    }
  }
}
