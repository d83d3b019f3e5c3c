import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { badgeOf, readBadge, type SeenBadge } from '../../test/e2e/harness/badge';
import { hubspotUrl, lightningUrl, tell } from '../../test/e2e/harness/connect';
import type { Session } from '../../test/e2e/harness/launch';
import { until } from '../../test/e2e/harness/until';
import { startHost, statusesOf } from '../../test/sandbox/pages/start';
import { outcomeOf, triggerProperty } from './prepare';

const folder = join(import.meta.dirname, '../../.output/demo');

/** Thrown when the product does not do what the walk shows; its message says what was expected. */
export class WalkFailed extends Error {}

function must(holds: unknown, words: string): asserts holds {
  if (!holds) throw new WalkFailed(words);
}

/** Waits for a badge with this status; failing says what stood there instead. */
async function see(page: Page, status: string): Promise<SeenBadge> {
  try {
    return await badgeOf(page, (badge) => badge.status === status);
  } catch {
    const badge = await readBadge(page).catch(() => null);
    await shoot(page, 'failed');
    throw new WalkFailed(
      `${page.url()} should show ${status}, and shows ${badge ? `${badge.status}: ${badge.line}` : 'no badge'} (.output/demo/failed.png)`,
    );
  }
}

/** Walks the main job in the browser, says what it saw, and leaves screenshots. Throws WalkFailed. */
export async function walk(session: Session, say: (line: string) => void): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { world } = session;
  const start = await session.page(`https://${startHost}/`);
  await shoot(start, '1-people-to-try', true);

  const synced = world.people.get('included-synced-1') ?? {};
  const page = await session.page(hubspotUrl(session, synced.contactId));
  const inHubspot = await see(page, 'included-synced');
  say(`HubSpot record: badge "${inHubspot.word}": ${inHubspot.line}`);
  await shoot(page, '2-badge-in-hubspot');

  const lightning = await session.page(lightningUrl(session, synced.recordId));
  const inSalesforce = await see(lightning, 'included-synced');
  say(`Its Lightning twin: badge "${inSalesforce.word}"`);
  await shoot(lightning, '3-badge-in-salesforce');
  await lightning.close();

  await resync(session, page, say);
  await refusal(session, page, say);
  await everyVerdict(session, page, say);
}

/** A member that never synced: popup, one click, verified. */
async function resync(session: Session, page: Page, say: (line: string) => void): Promise<void> {
  const { world } = session;
  const found = [...world.people].find(
    ([key, { note }]) => key.startsWith('included-never-synced') && note?.includes('R3'),
  );
  const contactId = found?.[1].contactId ?? '';
  await page.goto(hubspotUrl(session, contactId));
  const before = await see(page, 'included-never-synced');
  const tabId = await tabOf(session, page);
  const popup = await session.popup(page);
  const button = await popup.waitForSelector('.resync button', { visible: true });
  must(button, 'The popup offers no resync');
  const writes = await popup.$$eval('.resync .writes code', (all) => all.map((one) => one.textContent));
  say(`A member that never synced: badge "${before.word}"; the popup would write ${writes.join('; ')}`);
  await shoot(popup, '4-popup-before');
  const job = await until('the resync to begin', async () => {
    const view = await tell(session, 'popup-view', { tabId }, popup);
    if (view.state === 'verdict' && view.job) return view.job;
    // A click in the popup's first half second counts as under way before anybody has read: a person clicks again.
    await button.click().catch(() => undefined);
    return null;
  });
  await popup.waitForSelector('.progress');
  await shoot(popup, '5-popup-under-way');
  const outcome = await outcomeOf(session, job.id, popup);
  must(outcome === 'verified', `The resync ended as ${outcome}, not as verified`);
  const contact = world.hubspot.contact(contactId);
  const record = world.salesforce.record((contact && world.hubspot.value(contact, 'salesforceleadid')) ?? '');
  must(record?.fields.SyncLens_Resync__c === job.id, `Salesforce does not hold the value of ${triggerProperty}`);
  const after = await see(page, 'included-synced');
  const ended = await tell(session, 'job', { jobId: job.id }, popup);
  const minutes = Math.max(1, Math.round((ended?.took ?? 0) / 60_000));
  say(
    `Resynced by one click: verified after ${minutes} min on the sandbox's clock, Lead ${record.id}; badge now "${after.word}"`,
  );
  await shoot(popup, '6-popup-verified');
  await popup.close();
  await shoot(page, '7-badge-after-resync');
}

/** A contact outside the segment: why, and that a resync is refused with the rule, without a write. */
async function refusal(session: Session, page: Page, say: (line: string) => void): Promise<void> {
  const { world } = session;
  await page.goto(hubspotUrl(session, world.people.get('excluded-frozen-1')?.contactId));
  const badge = await see(page, 'excluded-frozen');
  const tabId = await tabOf(session, page);
  const popup = await session.popup(page);
  await popup.waitForSelector('.resync');
  const words = await popup.$eval('.resync p', (one) => one.textContent.trim().replace(/\s+/g, ' '));
  const writes = () => world.calls.filter((call) => call.write).length;
  const before = writes();
  const answer = await tell(session, 'resync', { tabId, method: 'trigger-property' }, popup);
  must('refused' in answer, 'A resync outside the segment was not refused');
  must(writes() === before, 'A refused resync wrote something');
  say(`An excluded one: badge "${badge.word}": ${badge.line}`);
  say(`  resync refused (${answer.refused.rule ?? answer.refused.code}), nothing written: ${words}`);
  await shoot(popup, '8-popup-refused');
  await popup.close();
}

/** One person for each verdict: does the badge say what the integration did? */
async function everyVerdict(session: Session, page: Page, say: (line: string) => void): Promise<void> {
  const seen: string[] = [];
  for (const [status, keys] of statusesOf(session.world)) {
    // The pending ones are older by now: the clock was moved.
    if (status === 'included-pending') continue;
    const { contactId, recordId } = session.world.people.get(keys.at(-1) ?? '') ?? {};
    await page.goto(contactId ? hubspotUrl(session, contactId) : lightningUrl(session, recordId));
    await see(page, status);
    seen.push(status);
  }
  say(`One person for each verdict, as the integration dealt with them: ${seen.length} of ${seen.length}`);
}

/** Chrome's id of the tab that stands in front. */
async function tabOf(session: Session, page: Page): Promise<number> {
  await page.bringToFront();
  const worker = await session.worker();
  const tabs = await worker.evaluate(() => chrome.tabs.query({ active: true, lastFocusedWindow: true }));
  const id = tabs[0]?.id;
  must(id !== undefined, 'No tab is active');
  return id;
}

async function shoot(page: Page, name: string, whole = false): Promise<void> {
  const path = join(folder, `${name}.png`) as `${string}.png`;
  await page.screenshot({ path, fullPage: whole });
}
