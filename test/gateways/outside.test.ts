import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { runner } from '../../lib/protocol/jobs';
import { tellUntold } from '../../lib/protocol/outside';
import { environmentKey } from '../../lib/storage/environment-key';
import { untold } from '../../lib/storage/untold';
import { watches } from '../../lib/storage/watches';
import { nothingYet, type WatchState } from '../../lib/watch/types';
import { type Bench, bench } from '../unit/resync/bench';
import { confirmed, finished, planned, tell } from './bulk';

const limits = { window: 100_000, daily: 1_000_000 };
let b: Bench;
const icon: string[] = [];
const titles: string[] = [];
const shown: { id: string; title: string; message: string }[] = [];

beforeEach(async () => {
  icon.length = titles.length = shown.length = 0;
  b = await bench({ members: 299, limits });
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
  Object.assign(fakeBrowser, {
    notifications: {
      create: async (id: string, { title, message }: { title: string; message: string }) =>
        void shown.push({ id, title, message }),
    },
  });
  Object.assign(fakeBrowser.action, {
    setBadgeText: async ({ text }: { text: string }) => void (icon.at(-1) !== text && icon.push(text)),
    setBadgeBackgroundColor: async () => undefined,
    setTitle: async ({ title }: { title: string }) => void titles.push(title),
  });
});
afterEach(async () => {
  await vi.waitFor(() => expect(icon.at(-1) ?? '').toBe(''), { timeout: 30_000 });
  await b.close();
});
const quietly = async (settings: Partial<WatchState['settings']>) => {
  const key = environmentKey({ portalId: b.world.portalId, orgId: b.world.orgId });
  await watches.change<WatchState>(key, () => ({
    ...nothingYet(key),
    settings: { ...nothingYet(key).settings, ...settings },
  }));
};
const whole = async () => {
  const plan = await planned(b, { kind: 'segment' });
  await confirmed(b, plan.id);
  return plan.id;
};

test('progress of a long job stands on the icon, and its end comes as a notification that leads to it', async () => {
  await b.settings({ notifyJobs: true });
  const id = await whole();
  await finished(b, id);
  await vi.waitFor(() => expect(shown.length).toBe(1), { timeout: 30_000 });
  expect(shown[0]).toMatchObject({
    id: `dashboard.html#jobs job ${id}`,
    title: 'Bulk resync · Customers · 300 contacts',
    message: 'Done: 300 contacts.',
  });
  await vi.waitFor(() => expect(icon.at(-1)).toBe(''), { timeout: 30_000 });
  expect(titles.at(-1)).toBe('SyncLens');
});

test('a job that needs a person says so on the icon and why in the notification; mended, both are as they were', async () => {
  await b.settings({ notifyJobs: true });
  const plan = await planned(b, { kind: 'segment' });
  b.world.faults.push({ service: 'hubspot', route: 'batch/update', times: 9, kind: 'status', status: 401 });
  await confirmed(b, plan.id);
  await vi.waitFor(() => expect(icon.at(-1)).toBe('!'), { timeout: 30_000 });
  await vi.waitFor(() => expect(shown.length).toBe(1), { timeout: 30_000 });
  expect(shown[0]?.message).toBe(
    'It stands still and needs you. HubSpot no longer accepts the token. Enter a valid one in the options.',
  );
  expect(await tell(b, 'runs-now', {})).toMatchObject({ id: plan.id, state: 'trouble' });
  b.world.faults.length = 0;
  await tell(b, 'runs-act', { jobId: plan.id, act: 'resume' });
  await runner.drain();
  await finished(b, plan.id);
  await vi.waitFor(() => expect(shown.length).toBe(2), { timeout: 30_000 });
});

test('nobody is told who did not ask for it, in quiet hours, or of what he stopped himself; a click is no long job', async () => {
  await finished(b, await whole());
  await b.settings({ notifyJobs: true });
  await quietly({ quiet: { from: '00:00', to: '23:59', zone: 'portal' } });
  const atNight = await whole();
  await finished(b, atNight);
  await vi.waitFor(async () => expect(await untold.all()).toEqual([atNight]), { timeout: 30_000 });
  await tellUntold();
  await quietly({ quiet: null });
  const stopped = await whole();
  await tell(b, 'bulk-act', { jobId: stopped, act: 'cancel' });
  await b.finish(await b.start('trigger-property'));
  await vi.waitFor(() => expect(icon.at(-1)).toBe(''), { timeout: 30_000 });
  expect(shown).toEqual([]);
  // What was kept quiet is told once the quiet hours are over, once.
  await tellUntold();
  await tellUntold();
  expect(shown.map(({ id }) => id)).toEqual([`dashboard.html#jobs job ${atNight}`]);
});
