// @vitest-environment happy-dom
import { act, cleanup, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { SettingsView } from '../../../lib/protocol/pages';
import { connectedView } from '../ui/options/view';
import { openOptions } from './open';

afterEach(cleanup);

const settings = connectedView().settings;
const fields: readonly [string, string, string, object][] = [
  ['#creation', 'interval', '45', { lookIntervalMinutes: 45 }],
  ['#limits', 'salesforceAllocation', '70000', { salesforceAllocation: 70_000 }],
  ['#limits', 'leftToOthers', '35', { leftToOthers: 0.35 }],
];
const ends: readonly [string, () => void][] = [
  ['the page is closed', () => void dispatchEvent(new Event('pagehide'))],
  [
    'the page is hidden',
    () => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
      Reflect.deleteProperty(document, 'visibilityState');
    },
  ],
  ['the section goes without the field being left', cleanup],
];
const saves = (asked: readonly { name: string; request: unknown }[]) =>
  asked.filter(({ name }) => name === 'settings-set').map(({ request }) => (request as { patch: object }).patch);
const field = (name: string) =>
  waitFor(() => {
    const found = document.querySelector(`input[name="${name}"]`);
    if (!found) throw new Error(`No field ${name}`);
    return found;
  });
const turn = () => new Promise((done) => setTimeout(done));

test.each(fields.flatMap((field) => ends.map((end) => [...field, ...end] as const)))(
  '%s %s: %s is kept, %o, where %s',
  async (hash, name, text, patch, _when, end) => {
    const { asked } = await openOptions(hash, connectedView());
    fireEvent.change(await field(name), { target: { value: text } });
    end();
    await turn();
    expect(saves(asked)).toEqual([patch]);
  },
);

test('what cannot be kept, what was not changed, and what is of another portal is not sent', async () => {
  const { asked, store } = await openOptions('#creation', connectedView());
  const interval = await field('interval');
  dispatchEvent(new Event('pagehide'));
  fireEvent.change(interval, { target: { value: '0' } });
  dispatchEvent(new Event('pagehide'));
  fireEvent.change(interval, { target: { value: '45' } });
  const other: SettingsView = {
    ...connectedView(),
    revision: 9,
    environment: { portalId: '88', orgId: null },
    settings: { ...settings, lookIntervalMinutes: 20 },
  };
  store.setState({ view: other });
  dispatchEvent(new Event('pagehide'));
  await turn();
  expect(saves(asked)).toEqual([]);
});

test('a number is kept once nobody types any more, in the field that keeps the focus', async () => {
  const { asked } = await openOptions('#creation', connectedView());
  const interval = (await field('interval')) as HTMLInputElement;
  interval.focus();
  vi.useFakeTimers();
  fireEvent.change(interval, { target: { value: '4' } });
  await act(() => vi.advanceTimersByTimeAsync(1500));
  fireEvent.change(interval, { target: { value: '45' } });
  await act(() => vi.advanceTimersByTimeAsync(1500));
  expect(saves(asked)).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(1000));
  vi.useRealTimers();
  expect(saves(asked)).toEqual([{ lookIntervalMinutes: 45 }]);
  expect(document.activeElement).toBe(interval);
});

test('the first key wakes the background, which may have ended meanwhile, and the next ones leave it alone', async () => {
  const { asked } = await openOptions('#creation', connectedView());
  const interval = await field('interval');
  const reads = () => asked.filter(({ name }) => name === 'settings-get').length;
  const before = reads();
  for (const value of ['4', '45', '4']) fireEvent.change(interval, { target: { value } });
  expect(reads()).toBe(before + 1);
});
