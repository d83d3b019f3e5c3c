import type { CDPSession, Page } from 'puppeteer-core';
import type { Session } from '../e2e/harness/launch';
import { quietFor } from './stage';

/** A tab whose main thread is measured. */
export interface Tab {
  readonly page: Page;
  readonly cdp: CDPSession;
}

/** What the main thread of a tab did meanwhile (ms); `task` is all of it. */
export interface Spent {
  readonly task: number;
  readonly script: number;
  readonly style: number;
  readonly layout: number;
}

/** A tab in front, whose page has come to rest. */
export async function openTab(session: Session, url: string): Promise<Tab> {
  const page = await session.page(url);
  await page.bringToFront();
  const cdp = await page.createCDPSession();
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await quietFor(session.world.calls, 500);
  return { page, cdp };
}

/** What is done in this tab, and the time after it, takes of its main thread. */
export async function measured({ page, cdp }: Tab, act: () => Promise<void>, settleMs: number): Promise<Spent> {
  await page.bringToFront();
  const before = await metrics(cdp);
  await act();
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const after = await metrics(cdp);
  const more = (name: string) => (after(name) - before(name)) * 1000;
  return {
    task: more('TaskDuration'),
    script: more('ScriptDuration'),
    style: more('RecalcStyleDuration'),
    layout: more('LayoutDuration'),
  };
}

async function metrics(cdp: CDPSession) {
  const { metrics: all } = await cdp.send('Performance.getMetrics');
  return (name: string) => all.find((one) => one.name === name)?.value ?? Number.NaN;
}

/** In MB; twice, because what a first collection frees may let go of more. */
export async function heapOf({ cdp, page }: Tab): Promise<number> {
  await page.bringToFront();
  await cdp.send('HeapProfiler.enable');
  for (let round = 0; round < 2; round += 1) await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.disable');
  return (await metrics(cdp))('JSHeapUsedSize') / 1_000_000;
}

/** A whole load in a tab of its own: all that the main thread does in its new process (ms), and the heap after it (MB). */
export async function loaded(session: Session, url: string, settleMs: number): Promise<{ task: number; heap: number }> {
  const page = await session.browser.newPage();
  await page.bringToFront();
  const cdp = await page.createCDPSession();
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url, { waitUntil: 'load' });
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const task = (await metrics(cdp))('TaskDuration') * 1000;
  const heap = await heapOf({ page, cdp });
  await page.close();
  return { task, heap };
}
