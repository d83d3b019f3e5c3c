import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statuses } from '../../lib/eligibility/types';
import { browserHelp, chromiumFrom } from '../../scripts/browsers.mjs';
import { galleryScript, paint } from './gallery/build';
import { galleryCases } from './gallery/cases';
import { axeFindings } from './harness/axe';
import { withoutPictures } from './harness/session';

const folder = join(import.meta.dirname, '../../.output/gallery');
/** Rules about a page as a whole: a sheet has many popups, each of which is a page of its own. */
const ofWholePages = [
  'landmark-banner-is-top-level',
  'landmark-complementary-is-top-level',
  'landmark-contentinfo-is-top-level',
  'landmark-main-is-top-level',
  'landmark-no-duplicate-banner',
  'landmark-no-duplicate-contentinfo',
  'landmark-no-duplicate-main',
  'landmark-one-main',
  'landmark-unique',
  'page-has-heading-one',
  'region',
  'heading-order',
];
let browser: Browser;
let script: string;

beforeAll(async () => {
  const executablePath = chromiumFrom(process.env);
  if (!executablePath) throw new Error(browserHelp);
  mkdirSync(folder, { recursive: true });
  [script, browser] = await Promise.all([
    galleryScript(),
    puppeteer.launch({ executablePath, headless: true, pipe: true, args: ['--no-sandbox', '--no-first-run'] }),
  ]);
});
afterAll(() => browser?.close());

/**
 * Many cases share most of their parts. axe takes longest by far, and what it finds hangs on elements,
 * classes and attributes, not on which words stand there: each kind of part is looked at once.
 */
async function axeOfEachKind(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const kind = (element: Element): string => {
      const names = [...element.attributes].map(({ name, value }) =>
        /^(class|role|open|type|disabled|data-.*)$/.test(name) ? `${name}=${value}` : name,
      );
      return `${element.localName}[${names.sort()}](${[...element.children].map(kind)})`;
    };
    const seen = new Set<string>();
    const again: Element[] = [];
    for (const part of document.querySelectorAll('.case main > *, .case main > * > *')) {
      const own = `${part.closest('main')?.className} ${kind(part)}`;
      if (seen.has(own)) again.push(part);
      seen.add(own);
    }
    // Taken out and not excluded: axe walks through what it leaves out, and asks what covers what.
    for (const part of again) part.remove();
  });
  return axeFindings(page, 'html', ofWholePages);
}

test('the gallery has a person for every status', () => {
  const shown = new Set(galleryCases('en').map((one) => one.badge?.status));
  expect(statuses.filter((status) => !shown.has(status))).toEqual([]);
});

// axe looks at each language, theme and width once; what it finds hangs on no pair of them. Whether something is cut
// off hangs on language and width alone.
test.each([
  ['en', 'light', 400, 320],
  ['de', 'dark', 320, 400],
] as const)(
  '%s, %s, %i px: no sentence is missing, nothing is cut off, nor at %i px; axe finds nothing',
  async (locale, theme, width, otherWidth) => {
    const cases = galleryCases(locale);
    const page = await browser.newPage();
    await page.setViewport({ width: 4 * (width + 16) + 32, height: 1000 });
    await paint(page, script, { locale, theme, width, cases });
    await page.evaluate(() => {
      // Many cases are of one person: what stands in a fold of another case is not laid out again.
      const seen = new Set<string>();
      for (const details of document.querySelectorAll('details')) {
        details.open = !seen.has(details.textContent);
        seen.add(details.textContent);
      }
    });
    const path = join(folder, `${locale}-${theme}-${width}.png`) as `${string}.png`;
    if (!withoutPictures) await page.screenshot({ path, fullPage: true, optimizeForSpeed: true });
    expect(await badCases(page, otherWidth)).toEqual([]);
    expect(await badCases(page, width)).toEqual([]);
    expect(await axeOfEachKind(page)).toEqual([]);
    await page.close();
  },
  180_000,
);

/** Cases with a word that is no sentence of ours, with markup out of a name, or wider than this. */
function badCases(page: Page, width: number): Promise<string[]> {
  return page.evaluate(
    (px) =>
      [...document.querySelectorAll<HTMLElement>('.case')].flatMap((box) => {
        box.style.width = `${px}px`;
        const title = box.querySelector('h6')?.textContent;
        const text = box.querySelector('main')?.textContent ?? '';
        const open = /\b(popup|reason|warning|resync|status)\.[a-z]|\{\w+\}|undefined|null/.exec(text)?.[0];
        return [
          ...(open ? [`${title}: "${open}"`] : []),
          ...(box.scrollWidth > box.clientWidth ? [`${title}: ${box.scrollWidth} px wide`] : []),
          ...(box.querySelector('main img, main b') ? [`${title}: a name became markup`] : []),
        ];
      }),
    width,
  );
}
