import { textOf, visible } from './find';

/** A header that did not change is taken for the new record's after this time (two twins may look alike). */
const patienceMs = 10_000;

export interface OldHeader {
  /** From now on these say the record before. */
  remember(elements: readonly Element[]): void;
  forget(): void;
  /** True for what the page still shows of the record before. */
  holds(element: Element): boolean;
}

/**
 * The header that was shown when the address changed. It still says the record before, so nothing is shown beside
 * it until the page has redrawn it: replaced it, hidden it, or written other words into it.
 */
export function watchOldHeader(onChange: () => void): OldHeader {
  const texts = new Map<Element, string>();
  const observer = new MutationObserver(onChange);
  let since = 0;

  const forget = () => {
    texts.clear();
    observer.disconnect();
  };
  return {
    forget,
    remember(elements) {
      since = performance.now();
      for (const element of elements) {
        texts.set(element, textOf(element));
        for (const root of [element, element.shadowRoot])
          if (root) observer.observe(root, { childList: true, characterData: true, subtree: true });
      }
    },
    holds(element) {
      const same = [...texts].every(([one, text]) => visible(one) && textOf(one) === text);
      if (!same || performance.now() - since > patienceMs) forget();
      return texts.has(element);
    },
  };
}
