import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { addVersion } from '../sandbox/world/hubspot-history';
import { crowdWorld } from '../sandbox/worlds/crowd';
import { connect, freshBrowser } from './browser';
import { ask, company, stage, text } from './builder';

/** What stands beside such an estimate. */
const words = (locale: string) => {
  const all = JSON.parse(readFileSync(`locales/${locale}/builder.json`, 'utf8')) as Record<string, string>;
  return ['builder.estimate.by-sample-edges', 'builder.estimate.range-edges'].map((key) => {
    if (!all[key]) throw new Error(`${locale} has no ${key}`);
    return all[key];
  });
};
const most = 10_000;
const world = crowdWorld({ members: { synced: 1000, never: 1000 }, others: { synced: 5000, never: 5500 } });
let sandbox: Sandbox;
beforeAll(async () => {
  let index = 0;
  for (const one of world.hubspot.contacts.values()) {
    index += 1;
    // Made one after the other, and named so that neither order tells the other.
    one.createdAt -= (12_500 - index) * 60_000;
    if (index % 8 === 0) addVersion(one, 'company', { value: 'Acme GmbH', at: one.createdAt, source: 'IMPORT' });
  }
  sandbox = await startSandbox({ worlds: [world] });
  freshBrowser(sandbox);
  await connect(world, false);
  world.limits.searchPerSecond = 1000;
}, 60_000);
afterAll(() => sandbox.close());

/** Where HubSpot's search would have to go beyond its first 10,000. */
const tooFar = () =>
  world.calls.filter(({ path, body }) => {
    const { after = '0', limit = 0 } = (body ?? {}) as { after?: string; limit?: number };
    return path.endsWith('/search') && Number(after) + limit > most;
  });

test('in a portal beyond the reach of search the estimate says by which ends it was taken, and holds the truth', async () => {
  const found = await ask(company('acme'));
  expect(found).toMatchObject({ total: 12_500, how: 'edges', calls: 5, size: { by: 'sample' } });
  // Pages of two orders may hold the same people, who count once.
  expect(found.judged).toBeGreaterThan(250);
  expect(found.judged).toBeLessThanOrEqual(500);
  expect(found.yes + found.no).toBe(found.judged);
  const truth = Math.floor(12_500 / 8);
  expect([found.size.low <= truth, found.size.high >= truth]).toEqual([true, true]);
  expect(found.size.high - found.size.low).toBeGreaterThan(0);
  expect(tooFar()).toEqual([]);
});

test('its margin is about those it reached: where the others differ the true number lies outside, and so it says', async () => {
  // Far from both ends, made between them.
  const beyond = [...world.hubspot.contacts.values()].slice(5_200, 7_300);
  for (const one of beyond) addVersion(one, 'industry', { value: 'Mining', at: one.createdAt, source: 'IMPORT' });
  const found = await ask(text('industry', 'mining'));
  expect(found).toMatchObject({ how: 'edges', size: { by: 'sample' } });
  expect(found.size.high).toBeLessThan(beyond.length);
  for (const locale of ['en', 'de']) expect(JSON.stringify(words(locale))).not.toMatch(/95/);
});

test('what search compares alike is counted there, beyond its reach as well', async () => {
  expect((await ask(stage('lead'))).size).toEqual({ about: 10_500, low: 10_500, high: 10_500, by: 'search' });
  expect(tooFar()).toEqual([]);
});
