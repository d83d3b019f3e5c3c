import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from './until';

/** Roles that tests press, as the elements that have them. */
const roles = {
  button: 'button, [role="button"], summary',
  link: 'a[href]',
  any: 'button, [role="button"], summary, a[href], input, select',
} as const;

/** Where the control is looked for: the whole page, unless an area of it is named. */
interface Where {
  readonly within?: string;
  readonly role?: keyof typeof roles;
}

/**
 * Clicks the control of that accessible name by the mouse, as soon as it is shown, stands still and takes a click: one
 * that waits for an answer swallows it. Not by the browser's own tree of accessible names: it is built anew for each
 * question, and was a fifth of what such a test took. Throws after 15 s.
 */
export async function press(page: Page, name: string, { within = 'html', role = 'button' }: Where = {}): Promise<void> {
  await until(`"${name}" to take a click`, async () => {
    const found = await page.evaluateHandle(find, name, within, roles[role]);
    const element = found.asElement() as ElementHandle<Element> | null;
    if (!element) return false;
    try {
      await element.click();
      return true;
    } finally {
      await element.dispose();
    }
  });
}

async function find(name: string, within: string, controls: string): Promise<Element | null> {
  const bare = (words: string) => words.replace(/\s+/g, '');
  const nameOf = (control: Element): string => {
    const label = control.getAttribute('aria-label');
    const by = control.getAttribute('aria-labelledby')?.split(' ') ?? [];
    if (by.length > 0) return by.map((id) => document.getElementById(id)?.textContent ?? '').join('');
    if (label !== null) return label;
    const own = [...((control as HTMLInputElement).labels ?? [])];
    if (own.length > 0) return own.map(({ textContent }) => textContent).join('');
    const copy = control.cloneNode(true) as Element;
    for (const one of copy.querySelectorAll('[aria-hidden="true"]')) one.remove();
    return copy.textContent;
  };
  const isFree = (one: Element) => !one.matches(':disabled, [aria-disabled="true"]') && one.checkVisibility();
  const all = [...document.querySelectorAll(within)].flatMap((area) => [...area.querySelectorAll(controls)]);
  const control = all.find((one) => isFree(one) && bare(nameOf(one)) === bare(name));
  if (!control) return null;
  control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const place = () => JSON.stringify(control.getBoundingClientRect());
  const before = place();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return control.isConnected && place() === before ? control : null;
}
