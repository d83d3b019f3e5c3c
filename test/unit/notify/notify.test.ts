import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { countText, writeOnIcon } from '../../../lib/notify/count';
import { bindNotifications, notify } from '../../../lib/notify/notify';

let allowed = true;
const shown: string[] = [];
const clicked: ((id: string) => void)[] = [];
const texts: string[] = [];
beforeEach(() => {
  fakeBrowser.reset();
  shown.length = texts.length = 0;
  Object.assign(fakeBrowser.permissions, {
    contains: async () => allowed,
    onAdded: { addListener: () => undefined },
  });
  Object.assign(fakeBrowser, {
    notifications: {
      create: async (id: string) => void shown.push(id),
      clear: async () => true,
      onClicked: { addListener: (one: (id: string) => void) => void clicked.push(one) },
    },
  });
  Object.assign(fakeBrowser.action, {
    setBadgeText: async ({ text }: { text: string }) => void texts.push(text),
    setBadgeBackgroundColor: async () => undefined,
  });
});
const one = { name: 'edited', title: 'T', text: 'x', path: 'dashboard.html#watch' };

test('a notification is shown only where it is allowed, and a system that refuses is no failure', async () => {
  expect(await notify(one)).toBe(true);
  allowed = false;
  expect(await notify(one)).toBe(false);
  allowed = true;
  vi.spyOn(fakeBrowser.notifications, 'create').mockRejectedValue(new Error('no') as never);
  expect(await notify(one)).toBe(false);
  expect(shown).toHaveLength(1);
});

test('a click opens the page that the notification is about, also in a worker that has just been woken', async () => {
  bindNotifications();
  await notify(one);
  const open = vi.spyOn(fakeBrowser.tabs, 'create');
  for (const listener of clicked) listener(shown[0] ?? '');
  expect(open.mock.calls[0]?.[0]?.url).toMatch(/\/dashboard\.html#watch$/);
});

test('progress of a job goes before a count on the icon, and gives way to it', async () => {
  await writeOnIcon('watch', countText(3));
  await writeOnIcon('jobs', '40%');
  await writeOnIcon('watch', countText(120));
  await writeOnIcon('jobs', '');
  await writeOnIcon('watch', countText(0));
  expect(texts).toEqual(['3', '40%', '40%', '99+', '']);
});
