import type { Breath } from '../breath';

/** So many are sorted at once: some milliseconds. */
const piece = 2_000;
/** A pause is asked for after so many steps of a merge. */
const stride = 4_000;

/** The numbers from 0 on in the order of `compare`, equal ones in their own. A hundred thousand without a stutter. */
export async function sortedRows(
  length: number,
  compare: (a: number, b: number) => number,
  breath: Breath,
): Promise<Uint32Array> {
  let from = new Uint32Array(length);
  for (let n = 0; n < length; n++) from[n] = n;
  for (let at = 0; at < length; at += piece) {
    from.subarray(at, at + piece).sort((a, b) => compare(a, b) || a - b);
    await breath();
  }
  let to = new Uint32Array(length);
  for (let run = piece; run < length; run *= 2) {
    for (let at = 0; at < length; at += 2 * run) {
      const [middle, end] = [Math.min(at + run, length), Math.min(at + 2 * run, length)];
      let [left, right] = [at, middle];
      for (let n = at; n < end; n++) {
        const isLeft = left < middle && (right >= end || compare(from[left] as number, from[right] as number) <= 0);
        to[n] = from[isLeft ? left++ : right++] as number;
        if (n % stride === 0) await breath();
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
