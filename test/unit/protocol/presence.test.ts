import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { presenceIn } from '../../../lib/protocol/presence';

const asked: unknown[][] = [];
const answering = (answer: () => Promise<unknown>) =>
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(((...question: unknown[]) => {
    asked.push(question);
    return answer();
  }) as never);

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.each([['highlightTitle'], [null]])('a page tells where the badge stands: %s', async (anchor) => {
  answering(async () => ({ anchor }));
  expect(await presenceIn(7)).toEqual({ anchor });
  expect(asked).toEqual([[7, { type: 'are-you-there' }]]);
});

test('a tab without our script is not there', async () => {
  answering(() => Promise.reject(new Error('Could not establish connection. Receiving end does not exist.')));
  expect(await presenceIn(7)).toBeNull();
});

test('a page that does not answer holds nobody up', async () => {
  answering(() => new Promise(() => undefined));
  const present = presenceIn(7);
  await vi.advanceTimersByTimeAsync(300);
  expect(await present).toBeNull();
});

test.each([[undefined], ['highlightTitle'], [{}], [{ anchor: 7 }], [{ anchor: 'a'.repeat(41) }]])(
  'what is no answer of ours is none: %j',
  async (answer) => {
    answering(async () => answer);
    expect(await presenceIn(7)).toBeNull();
  },
);
