import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

beforeEach(() => {
  fakeBrowser.reset();
  vi.useRealTimers();
});
/** The module as a worker that was started anew sees it. */
const fresh = async () => {
  vi.resetModules();
  return import('../../../lib/storage/kept');
};

test('what was read is kept beyond the death of the worker, until its time is over', async () => {
  vi.useFakeTimers();
  const load = vi.fn(async () => ({ n: load.mock.calls.length }));
  const { kept } = await fresh();
  expect(await kept('a', 1000, load)).toEqual({ n: 1 });
  expect(await (await fresh()).kept('a', 1000, load)).toEqual({ n: 1 });
  vi.advanceTimersByTime(1001);
  expect(await (await fresh()).kept('a', 1000, load)).toEqual({ n: 2 });
});

test('equal reads at one time are one, and a failure is not kept', async () => {
  const { kept } = await fresh();
  const load = vi.fn<() => Promise<number>>().mockRejectedValueOnce(new Error('down')).mockResolvedValue(7);
  const both = await Promise.allSettled([kept('a', 1000, load), kept('a', 1000, load)]);
  expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  expect(load).toHaveBeenCalledTimes(1);
  expect(await kept('a', 1000, load)).toBe(7);
});

test('what is forgotten is read anew; the rest stays', async () => {
  const { kept, forgetKept } = await fresh();
  const load = vi.fn(async () => 1);
  await kept('segment/1', 1000, load);
  await kept('heartbeat/1', 1000, load);
  await forgetKept('segment/');
  await kept('segment/1', 1000, load);
  await kept('heartbeat/1', 1000, load);
  expect(load).toHaveBeenCalledTimes(3);
});
