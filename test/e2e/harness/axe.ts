import { copyFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { openRoots } from './badge';

/** The short form: the long one is twice as much to send to each page, and to compile there. */
const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const source = readFileSync(script, 'utf8');
/** Where it stands in a build that takes it along. */
const ownScript = 'axe.js';

/** Puts axe into a copy of the build, whose pages then load it as their own: cheaper than to send it to each of them. */
export const addAxe = (build: string): void => copyFileSync(script, join(build, ownScript));

/** The rules that look at colours. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong, one line each. `within` is a selector; rules of `leftOut` are not asked; a badge's closed root
 * is opened for axe before. Markup that axe has seen in this page at this size, in another theme, is held against the
 * rules of colours alone: no other rule can find anything new in it.
 */
export async function axeFindings(page: Page, within = 'html', leftOut: readonly string[] = []): Promise<string[]> {
  await openRoots(page);
  if (!(await page.evaluate(loadOwn, ownScript))) await page.evaluate(source);
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

/** Loads axe from the extension that this page is of; whether it is there now. Leaves nothing in the markup. */
async function loadOwn(path: string): Promise<boolean> {
  if ('axe' in window) return true;
  if (location.protocol !== 'chrome-extension:') return false;
  const script = document.createElement('script');
  script.src = `/${path}`;
  await new Promise((resolve) => {
    script.onload = script.onerror = resolve;
    document.head.append(script);
  });
  script.remove();
  return 'axe' in window;
}
