import { textOf, visible } from './find';

/** A header that did not change is taken for the new record's after this time (two twins may look alike). */
const patienceMs = 10_000;

/**
 * The header that was shown when the address changed. It still says the record before, so nothing is shown beside
 * it until the page has redrawn it: replaced it, hidden it, or written other words into it.
 */
export class OldHeader {
  private texts = new Map<Element, string>();
  private since = 0;
  private readonly observer: MutationObserver;

  constructor(onChange: () => void) {
    this.observer = new MutationObserver(onChange);
  }

  /** From now on these say the record before. */
  remember(elements: readonly Element[]): void {
    this.forget();
    this.since = performance.now();
    for (const element of elements) {
      this.texts.set(element, textOf(element));
      for (const root of element.shadowRoot ? [element, element.shadowRoot] : [element])
        this.observer.observe(root, { childList: true, characterData: true, subtree: true });
    }
  }

  forget(): void {
    this.texts.clear();
    this.observer.disconnect();
  }

  /** True while the page still shows it. */
  stands(): boolean {
    if (this.texts.size === 0) return false;
    const same = [...this.texts].every(([element, text]) => visible(element) && textOf(element) === text);
    if (same && performance.now() - this.since < patienceMs) return true;
    this.forget();
    return false;
  }

  /** True where this element stood there when the address changed. */
  has(element: Element): boolean {
    return this.texts.has(element);
  }
}
