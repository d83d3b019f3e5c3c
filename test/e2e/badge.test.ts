import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallWorld } from '../sandbox/worlds/small';
import { badgeOf, readBadge } from './harness/badge';
import { connectHubspot, hubspotUrl } from './harness/connect';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

let session: Session;
const person = (name: string) => hubspotUrl(session, session.world.people.get(name)?.contactId);

beforeAll(async () => {
  session = await share({ worlds: [smallWorld({ now: Date.now(), live: true })] });
});
afterAll(() => session?.close());

test('before anything is connected the badge says so, with the next step', async () => {
  const page = await session.page(person('included'));
  expect(await badgeOf(page)).toMatchObject({ status: 'unknown', tone: 'striped', word: 'Not known' });
  expect((await readBadge(page))?.line).toContain('Connect it in the options');
  await page.close();
});

describe('connected', () => {
  beforeAll(() => connectHubspot(session));

  test('a contact in the segment that has synced is in sync', async () => {
    const page = await session.page(person('included'));
    expect(await badgeOf(page)).toMatchObject({
      status: 'included-synced',
      tone: 'green',
      word: 'In sync',
      place: 'anchor',
      label: 'SyncLens: In sync. Open details',
    });
    await session.screenshot(page, 'badge-included');
    await page.close();
  });

  test('a contact outside the segment is excluded, and the line names the segment', async () => {
    const page = await session.page(person('excluded'));
    const badge = await badgeOf(page);
    expect(badge).toMatchObject({ status: 'excluded', tone: 'grey', word: 'Excluded', place: 'anchor' });
    expect(badge.line).toContain('Customers');
    await session.screenshot(page, 'badge-excluded');
    await page.close();
  });

  test('the toolbar icon carries the verdict, and is plain again when the record is left', async () => {
    const worker = await session.worker();
    await worker.evaluate(() => {
      const { action } = chrome;
      const real = action.setIcon.bind(action);
      const drawn: unknown[] = [];
      Object.assign(globalThis, { drawn });
      action.setIcon = ((details: chrome.action.TabIconDetails) => {
        const small = (details.imageData as Record<string, ImageData> | undefined)?.['16'];
        drawn.push(small ? [...small.data.slice(4 * (16 * 7 + 1), 4 * (16 * 7 + 1) + 4)] : 'plain');
        return real(details);
      }) as typeof action.setIcon;
    });
    const last = () => worker.evaluate(() => (globalThis as unknown as { drawn: unknown[] }).drawn.at(-1));
    const title = () =>
      worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return chrome.action.getTitle({ tabId: tab?.id });
      });
    const page = await session.page(person('included'));
    await badgeOf(page);
    await until('the title of the verdict', async () => (await title()) === 'SyncLens: In sync');
    expect(await last()).toEqual([0x1c, 0x8a, 0x50, 255]);
    await page.evaluate(() => history.pushState({}, '', '/home'));
    await until('the plain icon', async () => (await last()) === 'plain');
    await until('the plain title', async () => (await title()) === 'SyncLens');
    await page.close();
  });
});
