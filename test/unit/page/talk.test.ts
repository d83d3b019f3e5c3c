import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { talkWith } from '../../../lib/page/talk';
import type { BadgeView } from '../../../lib/ui/badge-view';

const view = (status: BadgeView['status'], word: string = status): BadgeView => ({
  status,
  word,
  tone: 'grey',
  icon: 'clock',
  line: '',
  label: word,
});
const views = { loading: view('loading'), silent: view('unknown', 'silent'), orphan: view('unknown', 'orphan') };
type Question = { url: string; nav: number; stage: string };
let shown: string[];
let asked: Question[];
/** How the background answers each question, in turn. */
let answers: ((question: Question) => Promise<unknown>)[];

const talk = () =>
  talkWith({
    views,
    show: (one) => shown.push(one.word),
    notOurs: () => shown.push('not ours'),
  });
const told =
  (status: BadgeView['status'], final = true) =>
  async ({ nav }: Question) => ({
    nav,
    badge: view(status),
    final,
  });
const dead = () => Promise.reject(new Error('The message port closed'));

beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  asked = [];
  answers = [];
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(((question: Question) => {
    asked.push(question);
    return answers.shift()?.(question) ?? dead();
  }) as never);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("HubSpot's half first, then the whole answer", async () => {
  answers = [told('included-pending', false), told('included-synced')];
  await talk().ask('a');
  expect(shown).toEqual(['loading', 'included-pending', 'included-synced']);
});

test('a worker that died in the middle of an answer is asked once more', async () => {
  answers = [dead, told('excluded')];
  const done = talk().ask('a');
  await vi.runAllTimersAsync();
  await done;
  expect(shown).toEqual(['loading', 'excluded']);
});

test('who has gone on to another record does not ask for the one before again', async () => {
  answers = [dead, told('excluded')];
  const one = talk();
  const first = one.ask('a');
  await vi.advanceTimersByTimeAsync(100);
  const second = one.ask('b');
  await vi.runAllTimersAsync();
  await Promise.all([first, second]);
  expect(asked.map(({ url }) => url)).toEqual(['a', 'b']);
  expect(shown).toEqual(['loading', 'loading', 'excluded']);
});

test('an answer for the record before is not shown', async () => {
  let late: (value: unknown) => void = () => undefined;
  answers = [() => new Promise((resolve) => (late = resolve)), told('excluded')];
  const one = talk();
  const first = one.ask('a');
  await one.ask('b');
  late({ nav: asked[0]?.nav, badge: view('included-synced'), final: true });
  await first;
  expect(shown.at(-1)).toBe('excluded');
  expect(shown).not.toContain('included-synced');
});

test('a background that never answers is said so after half a minute, and an answer that comes later is shown', async () => {
  let late: (value: unknown) => void = () => undefined;
  answers = [() => new Promise((resolve) => (late = resolve))];
  const done = talk().ask('a');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(shown.at(-1)).toBe('silent');
  late({ nav: asked[0]?.nav, badge: view('excluded'), final: true });
  await done;
  expect(shown.at(-1)).toBe('excluded');
});
