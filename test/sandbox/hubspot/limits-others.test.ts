import { expect, it } from 'vitest';
import { createWorld } from '../world/create';
import { Limiter } from './limits';

const limits = { window: 10, daily: 1_000, searchPerSecond: 4 };

it('another tool takes its share of the window, of the searches and of the day, and the headers tell it', () => {
  const world = createWorld({ limits: { ...limits, others: 0.5 } });
  const limiter = new Limiter(() => 0);
  const calls = (most: number, search: boolean) => {
    let made = 0;
    try {
      for (; made < most; made++) limiter.count(world, world.token, search);
    } catch {
      return made;
    }
    return made;
  };
  expect(calls(20, false)).toBe(5);
  expect(calls(20, true)).toBe(2);
  expect(limiter.headers(world, world.token)).toMatchObject({
    'X-HubSpot-RateLimit-Max': '10',
    'X-HubSpot-RateLimit-Remaining': '0',
    'X-HubSpot-RateLimit-Daily-Remaining': String(500 - 7),
  });
  world.limits.dailyUsed = 500;
  expect(() => new Limiter(() => 0).count(world, world.token, false)).toThrow('daily limit');
});
