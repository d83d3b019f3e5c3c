import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeSettings, dismissSetAside, readSettings } from '../../../lib/storage/settings';

const unreadable = (n: number) => ({ version: 'of another world', n });
const everything = async () => JSON.stringify(await fakeBrowser.storage.local.get(null));

beforeEach(async () => {
  fakeBrowser.reset();
  await fakeBrowser.storage.local.set({ settings: unreadable(1) });
});

test('what cannot be read is set aside, said, and still kept after the next write', async () => {
  expect(await readSettings()).toMatchObject({ setAside: true, store: { revision: 0, environments: {} } });
  await changeSettings((store) => store);
  expect((await readSettings()).setAside).toBe(true);
  expect(await everything()).toContain('of another world');
});

test('the admin puts the notice away for good, and nothing is lost by it', async () => {
  await readSettings();
  await dismissSetAside();
  await changeSettings((store) => store);
  expect((await readSettings()).setAside).toBe(false);
  expect(await everything()).toContain('of another world');
});

test('another loss is said again, and does not take the place of the first', async () => {
  await readSettings();
  await dismissSetAside();
  await fakeBrowser.storage.local.set({ settings: unreadable(2) });
  expect((await readSettings()).setAside).toBe(true);
  expect(await everything()).toMatch(/"n":1.*"n":2/);
});
