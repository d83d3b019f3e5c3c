import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CheckReply } from '../../../lib/protocol/content';
import { check } from '../../../lib/protocol/messages/check';
import { tabs } from '../../../lib/storage/tabs';

const record = (id: number) => `https://app.hubspot.com/contacts/1/record/0-1/${id}`;
let nav = 0;
/** What the toolbar and the extension's open pages were told, in order. */
let told: string[];

beforeEach(() => {
  fakeBrowser.reset();
  told = [];
  vi.spyOn(browser.i18n, 'getMessage').mockReturnValue('en');
  Object.assign(fakeBrowser.action, {
    setIcon: async (icon: { path?: unknown }) => void told.push(icon.path ? 'plain icon' : 'icon'),
    setTitle: async ({ title }: { title: string }) => void told.push(title),
  });
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async (sent: { what: string }) =>
    told.push(`changed: ${sent.what}`)) as never);
});
afterEach(() => vi.restoreAllMocks());

const ask = (url: string, host = 'app.hubspot.com', tabId: number | null = 7) =>
  check.handle({ type: 'check', url, nav: ++nav, stage: 'first' }, { tabId, windowId: 1, host }) as Promise<CheckReply>;

test('a first record: the tab is remembered, and its icon carries the verdict', async () => {
  const reply = await ask(record(1));
  expect(reply).toMatchObject({ nav, final: true, badge: { status: 'unknown' } });
  expect(await tabs.get(7)).toMatchObject({ url: record(1), nav });
  await vi.waitFor(() => expect(told.at(-1)).toBe(`SyncLens: ${reply.badge?.word}`), { timeout: 30_000 });
  expect(told).not.toContain('plain icon');
});

test('from record to record without a reload: the old icon goes, an open popup reads again, then the new verdict', async () => {
  const first = await ask(record(1));
  await vi.waitFor(() => expect(told).toContain(`SyncLens: ${first.badge?.word}`), { timeout: 30_000 });
  told.length = 0;
  const { badge } = await ask(record(2));
  await vi.waitFor(() => expect(told).toContain(`SyncLens: ${badge?.word}`), { timeout: 30_000 });
  expect(told).toContain('changed: facts');
  expect(told).toContain('plain icon');
  expect(told.indexOf(`SyncLens: ${badge?.word}`)).toBeGreaterThan(told.indexOf('plain icon'));
});

test('the same record asked again is no news', async () => {
  await ask(record(1));
  told.length = 0;
  await ask(record(1));
  expect(told).not.toContain('plain icon');
  expect(told).not.toContain('changed: facts');
});

test.each([
  ['an address of another host than its own', record(1), 'app-eu1.hubspot.com', 7],
  [
    'an address of the other CRM',
    'https://acme.lightning.force.com/lightning/r/003000000000001AAA/view',
    'app.hubspot.com',
    7,
  ],
  ['a page without a record', 'https://app.hubspot.com/home', 'app.hubspot.com', 7],
  ['no address at all', 'nonsense', 'app.hubspot.com', 7],
  ['no tab', record(1), 'app.hubspot.com', null],
])('%s: no badge, and nothing is remembered', async (_what, url, host, tabId) => {
  expect(await ask(url, host, tabId)).toEqual({ nav, badge: null, final: true });
  expect(await tabs.all()).toEqual([]);
  expect(told).toEqual([]);
});
