import type { Page } from 'puppeteer-core';

/**
 * Clicks the button of that accessible name, as soon as it is there and takes a click: one that waits for an answer
 * swallows it. `main`: only the page's content is looked through, not what lies around it (a dialog). Throws
 * after the page's time-out.
 */
export const pressButton = (page: Page, name: string, within: 'main' | '' = 'main') =>
  pressNamed(page, `${within} ::-p-aria([name="${name}"][role="button"])`);

/** As `pressButton`, for whatever the selector finds. */
export const pressNamed = (page: Page, selector: string) =>
  page
    .locator(selector)
    .filter((one) => one.getAttribute('aria-disabled') !== 'true')
    .click();
