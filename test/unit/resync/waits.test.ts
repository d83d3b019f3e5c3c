import { expect, test, vi } from 'vitest';
import type { Failure } from '../../../lib/http/errors';
import { hubspotLimits, noteLimits } from '../../../lib/http/limits';
import { afterFailure, boundsOf, hindranceOf, salesforceHindrance, type Waits } from '../../../lib/resync/many/waits';
import { freshSettings } from '../../../lib/storage/settings';

const host = 'acme.my.salesforce.com';
const bounds = (more: object) => boundsOf({ portalId: '1', timeZone: 'UTC', settings: { ...freshSettings, ...more } });
const used = (calls: number) => noteLimits(host, new Headers({ 'sforce-limit-info': `api-usage=${calls}/1000` }));

test.each([
  ['a fifth, where nothing is set', {}, 0.2, 0.2],
  ['as much as is left to others', { leftToOthers: 0.4 }, 0.4, 0.4],
  ['its own', { leftToOthers: 0.4, salesforceFloor: 0.1 }, 0.4, 0.1],
  ['none', { salesforceFloor: 0 }, 0.2, 0],
  ['as much as is left to others, where it was emptied', { leftToOthers: 0.3, salesforceFloor: null }, 0.3, 0.3],
])("the floor of Salesforce's day is %s", (_what, settings, share, floor) => {
  expect(bounds(settings)).toMatchObject({ share, floor });
});

test('below the floor no job begins anything, with what its contacts will still cost', () => {
  const floor = bounds({ leftToOthers: 0.5, salesforceFloor: 0.1 });
  used(899);
  expect(salesforceHindrance(host, 0, floor)).toBeNull();
  expect(salesforceHindrance(host, 2, floor)).toMatchObject({ wait: 'salesforce' });
  used(901);
  expect(salesforceHindrance(host, 0, floor)).toMatchObject({ wait: 'salesforce' });
  expect(salesforceHindrance(host, 0, bounds({ salesforceFloor: 0 }))).toBeNull();
});

test("a portal's spent day holds its own jobs, and no other portal's", () => {
  const headers = { 'x-hubspot-ratelimit-daily': '1000', 'x-hubspot-ratelimit-daily-remaining': '1' };
  noteLimits(hubspotLimits('2'), new Headers(headers));
  expect(hindranceOf(1, bounds({}))).toBeNull();
  expect(hindranceOf(1, { ...bounds({}), limits: hubspotLimits('2') })).toMatchObject({ wait: 'day' });
});

const now = Date.parse('2026-11-28T12:00:00Z');
const hour = 3_600_000;
test.each<[string, Failure, string | null, number | string]>([
  ['a window', { kind: 'rate-limited', service: 'hubspot', until: now + 4_000 }, 'window', now + 4_000],
  ['a window that nobody named', { kind: 'rate-limited', service: 'hubspot' }, 'window', now + 1_000],
  ["HubSpot's day", { kind: 'quota-spent', service: 'hubspot' }, 'day', Date.parse('2026-11-28T23:01:00Z')],
  ["HubSpot's day, whose end it named", { kind: 'quota-spent', service: 'hubspot', until: now + 9 }, 'day', now + 9],
  ["Salesforce's 24 hours", { kind: 'quota-spent', service: 'salesforce' }, 'salesforce', now + hour],
  ['a service that is away', { kind: 'unavailable', service: 'hubspot' }, 'service', now + 30_000],
  ['a missing scope', { kind: 'forbidden', service: 'hubspot' }, null, 'trouble'],
])('after %s a job waits for it, by its policy', (_what, failure, wait, next) => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  const cursor: Waits = { wait: null, failure: null, tries: 0, pace: null };
  const result = afterFailure(
    cursor,
    failure,
    boundsOf({ portalId: '1', timeZone: 'Europe/Berlin', settings: freshSettings }),
  );
  vi.useRealTimers();
  expect([result.cursor.wait, result.next]).toEqual([wait, next]);
  // Only what lasts is told in the history.
  expect(result.steps.length).toBe(wait === 'window' ? 0 : 1);
});
