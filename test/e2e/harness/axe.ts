import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { openRoots } from './badge';

/**
 * What axe finds wrong, one line each. `within` is a selector, and what matches `without` is left out;
 * a badge's closed root is opened for axe before.
 */
export async function axeFindings(page: Page, within = 'html', without?: string): Promise<string[]> {
  await openRoots(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ include, exclude }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(exclude ? { include, exclude } : include, { resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
      );
    },
    { include: within, exclude: without },
  );
}
