import type { Page } from 'puppeteer-core';
import { asContentScript } from './isolated';

/** What a person sees in one frame: the record of the address, the name in the page's header, and the badge. */
export interface Frame {
  /** Last part of the address that is an id. */
  readonly record: string;
  /** Of the header that is shown; empty where there is none. */
  readonly name: string;
  /** Of the badge; `none` where none is shown. */
  readonly status: string;
  readonly place: string;
}

/**
 * Notes each frame that the page draws from now on, where it differs from the one before; the answer ends it and gives
 * them. It runs beside our content script, which alone is let into the badge's root, and misses no frame, however short
 * something is shown. The badge must be in the document, in no shadow root.
 */
export async function everyFrame(page: Page): Promise<() => Promise<Frame[]>> {
  await page.bringToFront();
  await asContentScript(page, `(${record})()`);
  return async () => JSON.parse(await asContentScript<string>(page, `(${stop})()`)) as Frame[];
}

type Kept = { framesSeen?: string[] };

function record(): void {
  const seen: string[] = [];
  (globalThis as Kept).framesSeen = seen;
  const host = document.querySelector<HTMLElement>('synclens-badge');
  const button = host && chrome.dom.openOrClosedShadowRoot(host)?.querySelector('button');
  if (!host || !button) throw new Error('No badge to look at');
  const isShown = (one: Element) => one.checkVisibility({ visibilityProperty: true });
  const look = () => {
    if ((globalThis as Kept).framesSeen !== seen) return;
    const titles = [...document.querySelectorAll('.highlight h2, .slds-page-header__title')];
    const frame = JSON.stringify({
      record: location.pathname.split('/').findLast((part) => /^\w{10,18}$/.test(part)) ?? '',
      name: titles.find(isShown)?.textContent ?? '',
      status: isShown(button) ? (button.dataset.status ?? '') : 'none',
      place: host.dataset.place ?? '',
    });
    if (frame !== seen.at(-1)) seen.push(frame);
    requestAnimationFrame(look);
  };
  look();
}

function stop(): string {
  const { framesSeen = [] } = globalThis as Kept;
  delete (globalThis as Kept).framesSeen;
  return `[${framesSeen.join()}]`;
}
