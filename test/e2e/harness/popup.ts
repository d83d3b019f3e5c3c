import type { Page } from 'puppeteer-core';
import { badgeOf } from './badge';
import { hubspotUrl } from './connect';
import type { Session } from './session';
import { until } from './until';

/** The page of a contact in HubSpot with its badge, and the real popup over it. */
export async function openPopup(session: Session, contactId: string | undefined): Promise<{ page: Page; popup: Page }> {
  const page = await session.page(hubspotUrl(session, contactId));
  await badgeOf(page);
  return { page, popup: await session.popup(page) };
}

/** Waits until the popup says this, and returns all that it says then. */
export function says(popup: Page, words: string | RegExp): Promise<string> {
  return until(`"${words}" in the popup`, async () => {
    const text = await popup.evaluate(() => document.body.textContent);
    if (typeof words === 'string' ? text.includes(words) : words.test(text)) return text;
    throw new Error(text);
  });
}

/** What stands on the popup's buttons. */
export function buttons(popup: Page): Promise<string[]> {
  return popup.evaluate(() => [...document.querySelectorAll('button')].map((one) => one.textContent));
}

/** Presses the button of this name as soon as it is there and can be pressed. */
export async function press(popup: Page, name: string): Promise<void> {
  await until(`a button "${name}"`, () =>
    popup.evaluate((text) => {
      const found = [...document.querySelectorAll('button')].find((one) => one.textContent === text && !one.disabled);
      found?.click();
      return found !== undefined;
    }, name),
  );
}
