import { beforeEach, expect, test } from 'vitest';
import { forgetCalls, noteCall, roomFor, waitFor } from '../../../lib/http/pace';

const host = 'api.hubapi.com';
let now = 0;
const clock = () => now;
beforeEach(() => {
  forgetCalls();
  now = 1_000_000;
});
const headers = (remaining: number, max = 100) =>
  new Headers({
    'x-hubspot-ratelimit-max': String(max),
    'x-hubspot-ratelimit-remaining': String(remaining),
    'x-hubspot-ratelimit-interval-milliseconds': '10000',
  });

test('a host that never named a limit is not waited for', () => {
  noteCall(host, clock)(new Headers());
  expect(waitFor(host, now)).toBe(0);
});

test('work that can wait leaves a share of the window to clicks, and goes on when the oldest call is out of it', () => {
  for (let n = 1; n <= 96; n++) {
    expect(waitFor(host, now)).toBe(0);
    noteCall(host, clock)(headers(100 - n));
    now += 10;
  }
  expect(waitFor(host, now)).toBe(10_000 - 960);
  now += waitFor(host, now);
  expect(waitFor(host, now)).toBe(0);
});

test('calls that go out side by side wait until all of them have room', () => {
  for (let n = 1; n <= 96; n++) {
    noteCall(host, clock)(headers(100 - n));
    now += 10;
  }
  expect(waitFor(host, now, undefined, 12)).toBe(10_000 - 960 + 110);
  now += waitFor(host, now, undefined, 12);
  expect(roomFor(host, now)).toBe(12);
  expect(waitFor(host, now, undefined, 12)).toBe(0);
});

test('work that can wait goes on in a window of one call, too', () => {
  noteCall(host, clock)(headers(0, 1));
  expect(waitFor(host, now)).toBe(10_000);
  now += 10_000;
  expect(waitFor(host, now)).toBe(0);
});

test('calls that are under way take their place in the window', () => {
  noteCall(host, clock)(headers(99));
  const under = Array.from({ length: 95 }, () => noteCall(host, clock));
  expect(waitFor(host, now)).toBeGreaterThan(0);
  under[0]?.(null);
  now += 10_001;
  expect(waitFor(host, now)).toBe(0);
});

test('what other tools use of the window is left to them, until their calls are out of it', () => {
  noteCall(host, clock)(headers(3));
  expect(waitFor(host, now)).toBeGreaterThan(0);
  now += 10_001;
  expect(waitFor(host, now)).toBe(0);
});

test('a clock that is put back makes nobody wait for hours', () => {
  for (let n = 1; n <= 100; n++) noteCall(host, clock)(headers(100 - n));
  now -= 3_600_000;
  expect(waitFor(host, now)).toBeLessThanOrEqual(10_000);
});

test('a larger share can be left to others; what is free is told as a number', () => {
  noteCall(host, clock)(headers(99));
  expect([roomFor(host, now), roomFor(host, now, 0.2), roomFor(host, now, 0.5)]).toEqual([95, 79, 49]);
  for (let n = 2; n <= 80; n++) noteCall(host, clock)(headers(100 - n));
  expect([waitFor(host, now), waitFor(host, now, 0.2)]).toEqual([0, 10_000]);
});

test('hosts are counted apart', () => {
  for (let n = 1; n <= 100; n++) noteCall(host, clock)(headers(100 - n));
  expect(waitFor(host, now)).toBeGreaterThan(0);
  expect(waitFor('acme.my.salesforce.com', now)).toBe(0);
});
