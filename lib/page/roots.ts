import type { Catalogue } from './anchors/types';
import { dress } from './dress';

const seen = 'synclens-seen';

export interface Roots {
  /** All roots that are in the page now; the document is the first. */
  all(): readonly (Document | ShadowRoot)[];
  /** Looks through the whole page for open roots. Costs about a millisecond in a large page. */
  discover(within?: ParentNode): void;
}

/**
 * The document and the open shadow roots on the way to an anchor. Each has a sheet that starts an empty animation
 * on every element that could be an anchor, so that a new one is noticed when it is drawn, and again when a hidden
 * tab comes back, without a look at any other change of the page.
 */
export function watchRoots(catalogue: Catalogue, onSeen: () => void, signal: AbortSignal): Roots {
  const open = new Set<ShadowRoot>();
  const selectors = catalogue.flatMap(({ selector, seats }) => [selector, ...seats.map((seat) => seat.selector)]);
  // `:where` counts for nothing: an animation of the page's own wins.
  const sheet = `@keyframes ${seen}{}:where(${[...new Set(selectors)].join()}){animation:${seen} 1ms}`;

  const watch = (root: Document | ShadowRoot) => {
    dress(root, sheet);
    const listener = (event: Event) => (event as AnimationEvent).animationName === seen && onSeen();
    root.addEventListener('animationstart', listener, { signal });
  };
  const discover = (within: ParentNode = document) => {
    for (const { shadowRoot } of within.querySelectorAll('*')) {
      if (!shadowRoot) continue;
      if (!open.has(shadowRoot)) watch(shadowRoot);
      open.add(shadowRoot);
      discover(shadowRoot);
    }
  };
  watch(document);
  return {
    discover,
    all() {
      for (const root of open) if (!root.host.isConnected) open.delete(root);
      return [document, ...open];
    },
  };
}
