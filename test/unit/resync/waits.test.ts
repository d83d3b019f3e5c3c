import { expect, test } from 'vitest';
import { noteLimits } from '../../../lib/http/limits';
import { boundsOf, salesforceHindrance } from '../../../lib/resync/many/waits';
import { freshSettings } from '../../../lib/storage/settings';

const host = 'acme.my.salesforce.com';
const bounds = (more: object) => boundsOf({ timeZone: 'UTC', settings: { ...freshSettings, ...more } });
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
