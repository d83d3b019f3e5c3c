import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bindSchedule } from '../../lib/schedule';

beforeEach(() => fakeBrowser.reset());
const run = async () => undefined;

test('alarms that are missing are made, with their first turn; those that are there keep theirs; one without a period is its owner’s', async () => {
  const create = vi.spyOn(browser.alarms, 'create');
  await browser.alarms.create('there', { when: 5_000 });
  create.mockClear();
  await bindSchedule([
    { name: 'there', everyMinutes: 60, run },
    { name: 'hourly', everyMinutes: 60, run },
    { name: 'daily', everyMinutes: 1440, firstAfterMinutes: 10, run },
    { name: 'own', run },
  ]);
  expect(create.mock.calls).toEqual([
    ['hourly', { periodInMinutes: 60, delayInMinutes: 60 }],
    ['daily', { periodInMinutes: 1440, delayInMinutes: 10 }],
  ]);
});

test('an alarm runs what it is for, and one that fails harms nobody', async () => {
  const ran: string[] = [];
  await bindSchedule([
    { name: 'a', run: async () => void ran.push('a') },
    {
      name: 'b',
      run: async () => {
        ran.push('b');
        throw new Error('no');
      },
    },
  ]);
  for (const name of ['b', 'a', 'unknown'])
    await fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: 0, persistAcrossSessions: true });
  expect(ran).toEqual(['b', 'a']);
});
