import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { openRoots } from './badge';

/** The short form: the long one is twice as much to send to each page, and to compile there. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that look at colours. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong, one line each. `within` is a selector; rules of `leftOut` are not asked; a badge's closed root
 * is opened for axe before. Markup that axe has seen in this page at this size, in another theme, is held against the
 * rules of colours alone: no other rule can find anything new in it.
 */
export async function axeFindings(page: Page, within = 'html', leftOut: readonly string[] = []): Promise<string[]> {
  await openRoots(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(
    async ({ include, ofColours, off }) => {
      const own = window as unknown as { axe: typeof import('axe-core'); axeSaw?: Set<string> };
      const markup = document.documentElement.outerHTML.replace(/ data-theme="\w*"/, '');
      const look = JSON.stringify([include, innerWidth, innerHeight, markup]);
      own.axeSaw ??= new Set();
      // What stands in a badge's root is no part of this markup.
      const colours = own.axeSaw.has(look) && !document.querySelector('synclens-badge');
      const { violations } = await own.axe.run(include, {
        resultTypes: ['violations'],
        // Reads every style sheet again, for a rule on locked orientations, and looks for media that plays: we have neither.
        preload: false,
        rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
        ...(colours ? { runOnly: { type: 'rule' as const, values: ofColours } } : {}),
      });
      own.axeSaw.add(look);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
      );
    },
    { include: within, ofColours, off: [...leftOut] },
  );
}
