import type { Catalogue } from './anchors/types';
import { dress } from './dress';

const seen = 'synclens-seen';

/**
 * The document and the open shadow roots on the way to an anchor. Each has a sheet that starts an empty animation
 * on every element that could be an anchor, so that a new one is noticed when it is drawn, and again when a hidden
 * tab comes back, without a look at any other change of the page.
 */
export class Roots {
  private readonly open = new Set<ShadowRoot>();
  private readonly sheet: string;

  constructor(
    catalogue: Catalogue,
    private readonly onSeen: () => void,
    private readonly signal: AbortSignal,
  ) {
    const selectors = catalogue.flatMap(({ selector, seats }) => [selector, ...seats.map((seat) => seat.selector)]);
    // `:where` counts for nothing: an animation of the page's own wins.
    this.sheet = `@keyframes ${seen}{}:where(${[...new Set(selectors)].join()}){animation:${seen} 1ms}`;
    this.watch(document);
  }

  /** All roots that are in the page now; the document is the first. */
  all(): readonly (Document | ShadowRoot)[] {
    for (const root of this.open) if (!root.host.isConnected) this.open.delete(root);
    return [document, ...this.open];
  }

  /** Looks through the whole page for open roots. Costs about a millisecond in a large page. */
  discover(within: ParentNode = document): void {
    for (const element of within.querySelectorAll('*')) {
      const root = element.shadowRoot;
      if (!root) continue;
      if (!this.open.has(root)) {
        this.open.add(root);
        this.watch(root);
      }
      this.discover(root);
    }
  }

  private watch(root: Document | ShadowRoot): void {
    dress(root, this.sheet);
    root.addEventListener(
      'animationstart',
      (event) => {
        if ((event as AnimationEvent).animationName === seen) this.onSeen();
      },
      { signal: this.signal },
    );
  }
}
