import type { Answer, Trouble } from './ask';

interface Page {
  /** Where the next one begins; null at the end. */
  readonly next: number | null;
}

/**
 * Reads a list that comes page by page, and hands each to `each`, until the end or until nobody wants the rest: that is
 * asked after each answer. Gives the trouble that stopped it.
 */
export async function everyPage<P extends Page>(
  read: (from: number) => Promise<Answer<P>>,
  each: (page: P) => void,
  isWanted: () => boolean = () => true,
): Promise<Trouble | null> {
  for (let from: number | null = 0; from !== null; ) {
    const answer: Answer<P> = await read(from);
    if (!isWanted()) return null;
    if (!answer.ok) return answer.trouble;
    each(answer.value);
    from = answer.value.next;
  }
  return null;
}
