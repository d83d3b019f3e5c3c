import { textOf, visible } from './find';

/** A header that did not change is taken for the new record's after this time (two twins may look alike). */
const patienceMs = 10_000;

export interface OldHeader {
  /** From now on these say the record before. */
  remember(elements: readonly Element[]): void;
  /** True for what the page still shows of the record before. */
  holds(element: Element): boolean;
  /** The next record stands: what the page has thrown away may go, with all that hangs on it. */
  letGo(): void;
}

/**
 * The header that was shown when the address changed. It still says the record before, so nothing is shown beside
 * it until the page has redrawn it: replaced it, hidden it, or written other words into it.
 */
export function oldHeader(): OldHeader {
  let old: readonly Element[] = [];
  let text = '';
  let since = 0;
  /** The best of them has the record's name, and says enough. */
  const said = () => (old[0] ? textOf(old[0]) : '');

  return {
    remember(elements) {
      old = elements;
      text = said();
      since = Date.now();
    },
    letGo() {
      if (!old.every(({ isConnected }) => isConnected)) old = [];
    },
    holds(element) {
      // What is new is not asked about the old one's words: the page has just drawn it, and waits for this look.
      if (!old.includes(element)) return false;
      if (!old.every(visible) || said() !== text || Date.now() - since > patienceMs) old = [];
      return old.includes(element);
    },
  };
}
