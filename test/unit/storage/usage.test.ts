import 'fake-indexeddb/auto';
import { IDBDatabase } from 'fake-indexeddb';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hubspotLimits, noteLimits } from '../../../lib/http/limits';
import { hourMs, noteOwnCall, onOwnCall, takeOwnCalls } from '../../../lib/http/own-calls';
import { closeUsage, flushUsage, keepUsage, usageSince } from '../../../lib/storage/usage';

const start = Date.parse('2026-11-28T09:10:00Z');
const host = 'acme.my.salesforce.com';
const opened = vi.spyOn(indexedDB, 'open');
const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
const writes = () => begun.mock.calls.filter(([, mode]) => mode === 'readwrite').length;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: start });
  takeOwnCalls();
  await closeUsage();
  const deleted = indexedDB.deleteDatabase('synclens-usage');
  await new Promise((done) => Object.assign(deleted, { onsuccess: done, onerror: done }));
  keepUsage();
  opened.mockClear();
  begun.mockClear();
});
afterEach(() => {
  onOwnCall(null);
  vi.useRealTimers();
});
afterAll(() => vi.restoreAllMocks());

const call = (by = 'badge', account = '1') => noteOwnCall('hubspot', 'api.hubapi.com', { by, account }, Date.now());
const hours = () => usageSince('hubspot', '1', 0);

test('calls touch no storage until two seconds have passed, and then take one write for all of them', async () => {
  for (let n = 0; n < 500; n++) call(n % 5 === 0 ? 'click' : 'badge');
  await vi.advanceTimersByTimeAsync(1_990);
  expect([opened.mock.calls.length, writes()]).toEqual([0, 0]);
  await vi.advanceTimersByTimeAsync(20);
  await flushUsage();
  expect([opened.mock.calls.length, writes()]).toEqual([1, 1]);
  expect(await hours()).toMatchObject([{ hour: start - 10 * 60_000, by: { badge: 400, click: 100 } }]);
});

test('accounts, services and hours are counted apart, and a later count adds up', async () => {
  call();
  call('badge', '2');
  noteOwnCall('salesforce', host, { by: 'badge', account: '1' }, Date.now());
  await flushUsage();
  call();
  call('resync-many');
  await flushUsage();
  vi.setSystemTime(start + hourMs);
  call();
  expect((await hours()).map(({ hour, by }) => [new Date(hour).toISOString().slice(11, 13), by])).toEqual([
    ['09', { badge: 2, 'resync-many': 1 }],
    ['10', { badge: 1 }],
  ]);
  expect(await usageSince('hubspot', '2', 0)).toMatchObject([{ by: { badge: 1 } }]);
  expect(await usageSince('salesforce', '1', 0)).toMatchObject([{ by: { badge: 1 } }]);
  expect(await usageSince('hubspot', '1', start)).toMatchObject([{ by: { badge: 1 } }]);
});

test("the account's own count of its day stands beside ours, in the hour in which it was told", async () => {
  const salesforce = () => noteOwnCall('salesforce', host, { by: 'badge', account: 'org' }, Date.now());
  noteLimits(host, new Headers({ 'sforce-limit-info': 'api-usage=18/5000' }));
  salesforce();
  await flushUsage();
  salesforce();
  noteLimits(host, new Headers({ 'sforce-limit-info': 'api-usage=21/5000' }));
  await flushUsage();
  vi.setSystemTime(start + hourMs);
  salesforce();
  const found = await usageSince('salesforce', 'org', 0);
  expect(found.map(({ day }) => day)).toEqual([{ used: 21, limit: 5000, at: start }, undefined]);
});

test('what the storage refuses counts on, and comes with the next write', async () => {
  call();
  opened.mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await flushUsage();
  call();
  expect(await hours()).toMatchObject([{ by: { badge: 2 } }]);
});

test('what is older than 31 days goes', async () => {
  call();
  await flushUsage();
  vi.setSystemTime(start + 20 * 24 * hourMs);
  call();
  await flushUsage();
  vi.setSystemTime(start + 32 * 24 * hourMs);
  call();
  expect((await hours()).map(({ hour }) => (hour - hours0) / (24 * hourMs))).toEqual([20, 32]);
});
const hours0 = start - (start % hourMs);

test("what HubSpot says of a portal's day is that portal's", async () => {
  const said = (left: number) =>
    new Headers({ 'x-hubspot-ratelimit-daily': '1000', 'x-hubspot-ratelimit-daily-remaining': String(left) });
  noteLimits(hubspotLimits('1'), said(900));
  noteLimits(hubspotLimits('2'), said(10));
  call('badge', '1');
  call('badge', '2');
  await flushUsage();
  expect(await hours()).toMatchObject([{ day: { used: 100, limit: 1000 } }]);
  expect(await usageSince('hubspot', '2', 0)).toMatchObject([{ day: { used: 990 } }]);
});
