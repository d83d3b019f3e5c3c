import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build, type Rollup } from 'vite';
import type { Sheet } from './types';

/** The gallery's script, bundled in memory: it is no part of the build that ships. */
export async function galleryScript(): Promise<string> {
  const built = await build({
    configFile: false,
    // The runner's own NODE_ENV would ask for React's development build.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      lib: { entry: join(import.meta.dirname, 'page.tsx'), formats: ['iife'], name: 'gallery' },
    },
  });
  const [first] = [built].flat() as Rollup.RollupOutput[];
  const chunk = first?.output[0];
  if (!chunk) throw new Error('The gallery did not build');
  return chunk.code;
}

/** Paints a sheet into an empty page and waits until it stands. */
export async function paint(page: Page, script: string, sheet: Sheet): Promise<void> {
  await page.setContent('<!doctype html><html><head></head><body></body></html>');
  await page.addScriptTag({ content: script });
  await page.evaluate((one) => {
    (window as unknown as { showGallery(sheet: unknown): void }).showGallery(one);
  }, sheet);
  await page.waitForFunction((n) => document.querySelectorAll('main').length === n, {}, sheet.cases.length);
}
