import type { CDPSession, Page } from 'puppeteer-core';
import { hubspotUrl, lightningUrl } from '../e2e/harness/connect';
import type { Session } from '../e2e/harness/launch';
import { absent, emptyScripts, withBuild } from './copies';
import { atMost, type Figure, median, plain } from './figure';
import { contactIds, goTo, quietFor, recordIds, stage } from './stage';

const rounds = 20;
/** After a navigation the page is left alone for so long: the badge is there, and a second look was made. */
const settleMs = 1100;

/** What the extension costs a tab of a CRM, beside the same page in a browser whose extension does nothing. */
export async function pageFigures(): Promise<Figure[]> {
  const ours = await stage();
  try {
    return await withBuild(absent(), (build) =>
      withStage(build, (bare) =>
        withBuild(emptyScripts(), (other) =>
          withStage(other, async (idle) => [
            ...(await crmFigures('hubspot', [ours, bare, idle], contactIds, hubspotUrl)),
            ...(await crmFigures('salesforce', [ours, bare, idle], recordIds, lightningUrl)),
          ]),
        ),
      ),
    );
  } finally {
    await ours.close();
  }
}

async function withStage<T>(build: string, run: (session: Session) => Promise<T>): Promise<T> {
  const session = await stage({ build, connect: false });
  try {
    return await run(session);
  } finally {
    await session.close();
  }
}

/** With us, without us, and with content scripts that do nothing. All browsers show the same people: one seed's. */
async function crmFigures(
  crm: string,
  sessions: readonly [Session, Session, Session],
  idsOf: (session: Session) => string[],
  urlOf: typeof hubspotUrl,
): Promise<Figure[]> {
  const urls = idsOf(sessions[0]).map((id) => urlOf(sessions[0], id));
  const open = (session: Session) => openTab(session, urls[0] ?? '');
  const [mine, bare, idle] = [await open(sessions[0]), await open(sessions[1]), await open(sessions[2])];
  const taken = { ours: [] as number[], bare: [] as number[], scripts: [] as number[] };
  for (let round = -2; round < rounds; round += 1) {
    const url = urls[round + 3] ?? '';
    const one = await navigate(mine, url);
    const other = await navigate(bare, url);
    await goTo(idle.page, url);
    if (round < 0) continue;
    taken.ours.push(one.task);
    taken.bare.push(other.task);
    taken.scripts.push(one.script - other.script);
  }
  const [heap, heapBare, heapIdle] = [await heapOf(mine), await heapOf(bare), await heapOf(idle)];
  const [task, without] = [median(taken.ours), median(taken.bare)];
  const where = crm === 'hubspot' ? 'HubSpot' : 'Lightning';
  const many = `median of ${rounds}, with the ${settleMs} ms after it`;
  return [
    atMost(
      `page.${crm}.task`,
      `processor time of a ${where} page's main thread for a navigation, more than without us, ${many}`,
      task - without,
      'ms',
      5,
    ),
    plain(`page.${crm}.script`, 'of that in scripts', median(taken.scripts), 'ms'),
    plain(`page.${crm}.task.without`, 'the same page without us', without, 'ms'),
    atMost(
      `page.${crm}.heap`,
      'heap of that tab after a garbage collection, more than without us',
      heap - heapBare,
      'MB',
      0.3,
    ),
    plain(`page.${crm}.heap.floor`, 'of that with a content script that does nothing', heapIdle - heapBare, 'MB'),
    plain(`page.${crm}.heap.without`, 'heap of that tab without us', heapBare, 'MB'),
  ];
}

interface Tab {
  readonly page: Page;
  readonly cdp: CDPSession;
}

async function openTab(session: Session, url: string): Promise<Tab> {
  const page = await session.page(url);
  await page.bringToFront();
  const cdp = await page.createCDPSession();
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await quietFor(session.world.calls, 500);
  return { page, cdp };
}

/** What a navigation takes of the tab's main thread (ms). */
async function navigate({ page, cdp }: Tab, url: string): Promise<{ task: number; script: number }> {
  await page.bringToFront();
  const before = await metrics(cdp);
  await goTo(page, url);
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const after = await metrics(cdp);
  return { task: (after.task - before.task) * 1000, script: (after.script - before.script) * 1000 };
}

async function metrics(cdp: CDPSession) {
  const { metrics: all } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => all.find((one) => one.name === name)?.value ?? Number.NaN;
  return { task: of('TaskDuration'), script: of('ScriptDuration'), heap: of('JSHeapUsedSize') };
}

/** In MB; twice, because what a first collection frees may let go of more. */
async function heapOf({ cdp, page }: Tab): Promise<number> {
  await page.bringToFront();
  await cdp.send('HeapProfiler.enable');
  for (let round = 0; round < 2; round += 1) await cdp.send('HeapProfiler.collectGarbage');
  return (await metrics(cdp)).heap / 1_000_000;
}
