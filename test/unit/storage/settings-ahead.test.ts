import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeSettings, chosenSettings, readSettings, readSettingsAhead } from '../../../lib/storage/settings';

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const themed = (theme: 'light' | 'dark') => changeSettings((store) => ({ ...store, theme }));

test('what was read ahead serves the first reader, the next one reads anew', async () => {
  await themed('dark');
  const reads = vi.spyOn(fakeBrowser.storage.local, 'get');
  readSettingsAhead();
  expect((await readSettings()).store.theme).toBe('dark');
  expect(reads).toHaveBeenCalledTimes(1);
  await themed('light');
  expect((await chosenSettings()).store.theme).toBe('light');
});

test('nobody is served what was read ahead a second before', async () => {
  await themed('dark');
  readSettingsAhead();
  const { settings } = await fakeBrowser.storage.local.get('settings');
  await fakeBrowser.storage.local.set({ settings: { ...(settings as object), theme: 'light' } });
  vi.advanceTimersByTime(1000);
  expect((await chosenSettings()).store.theme).toBe('light');
});

test('a read ahead that fails is nobody’s failure later', async () => {
  await themed('dark');
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('gone'));
  readSettingsAhead();
  await vi.advanceTimersByTimeAsync(0);
  expect((await chosenSettings()).store.theme).toBe('dark');
});
