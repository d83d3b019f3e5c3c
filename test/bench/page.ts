import type { CDPSession, Page } from 'puppeteer-core';
import { hubspotUrl, lightningUrl } from '../e2e/harness/connect';
import type { Session } from '../e2e/harness/launch';
import { absent, withBuild } from './copies';
import { atMost, type Figure, median, plain } from './figure';
import { contactIds, goTo, quietFor, recordIds, stage } from './stage';

const rounds = 20;
/** After a navigation the page is left alone for so long: the badge is there, and a second look was made. */
const settleMs = 1100;

/** What the extension costs a tab of a CRM, beside the same page in a browser whose extension does nothing. */
export async function pageFigures(): Promise<Figure[]> {
  const ours = await stage();
  try {
    return await withBuild(absent(), async (build) => {
      const bare = await stage({ build, connect: false });
      try {
        return [
          ...(await crmFigures('hubspot', ours, bare, contactIds, hubspotUrl)),
          ...(await crmFigures('salesforce', ours, bare, recordIds, lightningUrl)),
        ];
      } finally {
        await bare.close();
      }
    });
  } finally {
    await ours.close();
  }
}

async function crmFigures(
  crm: string,
  ours: Session,
  bare: Session,
  idsOf: (session: Session) => string[],
  urlOf: typeof hubspotUrl,
): Promise<Figure[]> {
  // Both browsers show the same people: the worlds are one seed's.
  const [mine, theirs] = [
    await openTab(ours, urlOf(ours, idsOf(ours)[0])),
    await openTab(bare, urlOf(bare, idsOf(bare)[0])),
  ];
  const taken = { ours: [] as number[], bare: [] as number[], scripts: [] as number[] };
  for (let round = -2; round < rounds; round += 1) {
    const at = (round + 3) % 200;
    const one = await navigate(mine, urlOf(ours, idsOf(ours)[at]));
    const other = await navigate(theirs, urlOf(bare, idsOf(bare)[at]));
    if (round < 0) continue;
    taken.ours.push(one.task);
    taken.bare.push(other.task);
    taken.scripts.push(one.script - other.script);
  }
  const heaps = [await heapOf(mine), await heapOf(theirs)] as const;
  const [task, without] = [median(taken.ours), median(taken.bare)];
  const where = crm === 'hubspot' ? 'HubSpot' : 'Lightning';
  const many = `median of ${rounds}, with the ${settleMs} ms after it`;
  return [
    atMost(
      `page.${crm}.task`,
      `main thread of a ${where} page for a navigation, more than without us, ${many}`,
      task - without,
      'ms',
      5,
    ),
    plain(`page.${crm}.script`, 'of that in scripts', median(taken.scripts), 'ms'),
    plain(`page.${crm}.task.without`, 'the same page without us', without, 'ms'),
    atMost(
      `page.${crm}.heap`,
      `heap of that tab after a garbage collection, more than without us`,
      heaps[0] - heaps[1],
      'MB',
      0.3,
    ),
    plain(`page.${crm}.heap.without`, 'heap of that tab without us', heaps[1], 'MB'),
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
