import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { factsCache, keepFactsMs, seenFactsMs } from '../../../lib/storage/facts-cache';
import { facts, now } from '../eligibility/facts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now });
});
afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});

const full = new Error('QUOTA_BYTES quota exceeded');

test('facts are kept for their time, and no longer', async () => {
  await factsCache.set('a', facts(), now);
  expect(await factsCache.get('a', now + keepFactsMs - 1)).toEqual(facts());
  expect(await factsCache.get('a', now + keepFactsMs)).toBeNull();
});

test('what is too old goes soon after something new came: a day of views does not fill the storage', async () => {
  await browser.storage.session.set({ 'kept:segment/1': { value: 1, until: 0 }, 'tab:1': { url: '' } });
  for (let i = 0; i < 50; i++) {
    vi.setSystemTime(now + i * keepFactsMs);
    await factsCache.set(`view-${i}`, facts(), Date.now());
    await vi.runAllTimersAsync();
  }
  const names = Object.keys(await browser.storage.session.get(null));
  expect(names.filter((name) => name.startsWith('facts:'))).toHaveLength(1 + seenFactsMs / keepFactsMs);
  expect(names).toContain('kept:segment/1');
  expect(names).toContain('tab:1');
});

test('a clearing up that never came does not keep the next one from coming', async () => {
  await factsCache.set('old', facts(), now);
  vi.clearAllTimers();
  vi.setSystemTime(now + keepFactsMs + seenFactsMs);
  await factsCache.set('new', facts(), Date.now());
  await vi.runAllTimersAsync();
  expect(Object.keys(await browser.storage.session.get(null))).toEqual(['facts:new']);
});

test('nothing is looked through before the answer is out', async () => {
  const get = vi.spyOn(browser.storage.session, 'get');
  await factsCache.set('a', facts(), now);
  expect(get).not.toHaveBeenCalled();
});

test('what a view that is still open was told stays, though another one is kept meanwhile', async () => {
  await factsCache.set('open', facts(), now);
  const later = now + keepFactsMs + seenFactsMs - 1;
  await factsCache.set('other', facts(), later);
  expect(await factsCache.get('open', later)).toBeNull();
  expect(await factsCache.get('open', later - seenFactsMs)).toEqual(facts());
});

test('a storage that is full of old facts makes room for new ones at once', async () => {
  await factsCache.set('old', facts(), now);
  vi.spyOn(browser.storage.session, 'set').mockRejectedValueOnce(full);
  const later = now + keepFactsMs + seenFactsMs;
  await factsCache.set('new', facts(), later);
  expect(Object.keys(await browser.storage.session.get(null))).toEqual(['facts:new']);
});

test('a storage that is full of other things keeps nothing, and the view goes on', async () => {
  vi.spyOn(browser.storage.session, 'set').mockRejectedValueOnce(full).mockRejectedValueOnce(full);
  await factsCache.set('a', facts(), now);
  expect(await factsCache.get('a', now)).toBeNull();
});
