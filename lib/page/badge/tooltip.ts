/** It comes so long after the mouse, and goes so long after it. */
const patienceMs = 150;
const gap = 6;
const edge = 12;

/**
 * One line under the badge, in the top layer: no header of the page can cut it off. Shown by the mouse and by the
 * keyboard's focus, stays while the mouse is over it, and goes with Escape.
 */
export function addTooltip(button: HTMLElement, tip: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const shown = () => tip.matches(':popover-open');
  const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide();
  const show = () => {
    if (!button.isConnected) return;
    if (!shown()) tip.showPopover();
    // Only meanwhile: a page scrolls often, and has nothing to do with it else.
    addEventListener('scroll', hide, true);
    addEventListener('keydown', onKey, true);
    place(button, tip);
  };
  const hide = () => {
    clearTimeout(timer);
    removeEventListener('scroll', hide, true);
    removeEventListener('keydown', onKey, true);
    if (shown()) tip.hidePopover();
  };
  const later = (act: () => void, ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };

  for (const element of [button, tip]) {
    element.addEventListener('pointerenter', () => later(show, patienceMs));
    element.addEventListener('pointerleave', () => later(hide, patienceMs));
  }
  button.addEventListener('focus', () => button.matches(':focus-visible') && later(show, 0));
  button.addEventListener('blur', hide);
}

/** Below the badge, above it where there is no room, and never beyond the window. */
function place(button: HTMLElement, tip: HTMLElement): void {
  const { left, top, bottom } = button.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const below = bottom + gap + height + edge <= clientHeight;
  tip.style.left = `${Math.max(edge, Math.min(left, clientWidth - width - edge))}px`;
  tip.style.top = `${Math.max(edge, below ? bottom + gap : top - gap - height)}px`;
}
