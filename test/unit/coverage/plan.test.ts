import { expect, test } from 'vitest';
import { estimateOf } from '../../../lib/coverage/plan';
import * as f from '../eligibility/facts';

const limits = { window: 190, share: 0.2, dayLeft: null };
const segment = { id: '1', name: 'Customers', size: 1_382 };
const audited = { contacts: 59_365, linked: 53_000, people: { Lead: 30_000, Contact: 7_001 } };

test('the audited company: pages, members, histories of outsiders and of members, and both of Salesforce’s objects', () => {
  const settings = f.settings({ mappingConfirmed: true });
  const found = estimateOf(audited, { mode: 'full', segment, settings }, limits);
  const ofMembers = settings.mapping.some(({ rule }) => rule === 'two-way') ? 1_382 : 0;
  expect(found.hubspotCalls).toEqual({
    least: 594 + 6 + Math.ceil((53_000 - 1_382 + ofMembers) / 50),
    most: 594 + 6 + Math.ceil((53_000 + ofMembers) / 50),
  });
  // A job for each: begun, looked at once while HubSpot is read, and one page.
  expect([found.salesforceCalls, found.salesforceByBulk]).toEqual([3 + 3, true]);
  expect(found.seconds.most).toBeGreaterThan(90);
});

test('a quick one reads no histories; without a segment nobody is outside', () => {
  const settings = f.settings({ mappingConfirmed: false, segment: { mode: 'none' } });
  expect(estimateOf(audited, { mode: 'quick', segment, settings: f.settings() }, limits).hubspotCalls.most).toBe(600);
  const all = estimateOf({ ...audited, people: null }, { mode: 'full', segment: null, settings }, limits);
  expect(all.hubspotCalls).toEqual({ least: 594, most: 594 });
  expect([all.records, all.salesforceCalls]).toEqual([null, 0]);
});

test('where HubSpot is read within seconds, a job is looked at twice, and a few thousand records are read by pages', () => {
  const given = { ...audited, contacts: 2_000, linked: 1_000 };
  const found = estimateOf(given, { mode: 'full', segment, settings: f.settings() }, limits);
  expect([found.salesforceCalls, found.salesforceByBulk]).toEqual([4 + 4, true]);
});

test('an empty portal costs a page', () => {
  const none = estimateOf(
    { contacts: 0, linked: 0, people: { Lead: 0, Contact: 0 } },
    { mode: 'full', segment, settings: f.settings() },
    limits,
  );
  expect(none.hubspotCalls.least).toBeGreaterThan(0);
  expect(none.seconds.least).toBeGreaterThan(0);
});
