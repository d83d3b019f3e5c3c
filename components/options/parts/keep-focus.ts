import { type RefObject, useEffect } from 'react';

/**
 * Where what had the focus disappears (a choice that was made, a row that was removed), the keyboard goes on at the
 * title of the same card, or of the page, and not at the top of the document.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const within = root.current;
    if (!within) return;
    let last: { element: Element; card: Element | null } | null = null;
    const nobody = () => document.activeElement === null || document.activeElement === document.body;
    const came = ({ target }: FocusEvent) => {
      if (target instanceof Element) last = { element: target, card: target.closest('.section') };
    };
    // Left by the person's own will: nothing is to be kept.
    const left = () =>
      queueMicrotask(() => {
        if (last?.element.isConnected && nobody()) last = null;
      });
    const observer = new MutationObserver(() => {
      if (!last || last.element.isConnected || !nobody()) return;
      const title = last.card?.isConnected ? last.card.querySelector<HTMLElement>('h2') : null;
      const next = title ?? document.getElementById('section-title');
      last = null;
      next?.setAttribute('tabindex', '-1');
      next?.focus({ preventScroll: true });
    });
    within.addEventListener('focusin', came);
    within.addEventListener('focusout', left);
    observer.observe(within, { childList: true, subtree: true });
    return () => {
      within.removeEventListener('focusin', came);
      within.removeEventListener('focusout', left);
      observer.disconnect();
    };
  }, [root]);
}
