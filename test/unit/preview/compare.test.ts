import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, countsOf } from '../../../lib/preview/compare';
import { besideOf, callsFor, estimatePortal, estimateSegments, leastCalls } from '../../../lib/preview/cost';
import { parseDefinition } from '../../../lib/segments/definition';
import { needsOf } from '../../../lib/segments/needs';

const ids = fc.array(fc.integer({ min: 1, max: 60 }).map(String), { maxLength: 80 });

test('every id of either side is in exactly one part, and the totals add up', () => {
  fc.assert(
    fc.property(ids, ids, (current, other) => {
      const found = compare(current, other);
      const [now, then] = [new Set(current), new Set(other)];
      expect(found.stay + found.leave.length).toBe(now.size);
      expect(found.stay + found.enter.length).toBe(then.size);
      expect(new Set([...found.enter, ...found.leave]).size).toBe(found.enter.length + found.leave.length);
      for (const id of found.enter) expect([now.has(id), then.has(id)]).toEqual([false, true]);
      for (const id of found.leave) expect([now.has(id), then.has(id)]).toEqual([true, false]);
      expect(countsOf(found)).toEqual({
        enter: found.enter.length,
        leave: found.leave.length,
        stay: found.stay,
        unknown: 0,
      });
    }),
  );
});

test('against itself nobody moves; the other way round enters and leaves change places', () => {
  fc.assert(
    fc.property(ids, ids, (current, other) => {
      expect(compare(current, current)).toMatchObject({ enter: [], leave: [] });
      const [there, back] = [compare(current, other), compare(other, current)];
      expect([back.enter, back.leave, back.stay]).toEqual([there.leave, there.enter, there.stay]);
    }),
  );
});

test.each([
  [0, 250, 1],
  [1, 250, 1],
  [250, 250, 1],
  [251, 250, 2],
  [60_000, 250, 240],
])('%d contacts at %d a call are %d calls', (count, each, calls) => expect(callsFor(count, each)).toBe(calls));

test('an estimate lies between the difference of the sizes and everybody', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.nat(5000), (enter, leave, stay) => {
      const estimate = estimateSegments(leave + stay, enter + stay, 190);
      const calls = leastCalls(leave + stay, enter + stay, enter + leave);
      expect(estimate.leastCalls).toBeLessThanOrEqual(calls);
      expect(estimate.mostCalls).toBeGreaterThanOrEqual(calls);
      expect(estimate.leastSeconds).toBeLessThanOrEqual(estimate.mostSeconds);
    }),
  );
});

test('a scan with histories takes twice the calls of one without', () => {
  const sizes = { current: 1000, other: null, portal: 1_000, lists: [500] };
  expect(estimatePortal(sizes, { histories: false }, 190).leastCalls).toBe(4 + 2 + 10);
  expect(estimatePortal(sizes, { histories: true }, 190).leastCalls).toBe(4 + 2 + 20);
});

test('companies take at most two calls for 100 contacts, and none where the token may not read them', () => {
  const sizes = { current: 1000, other: null, portal: 1_000, lists: [] };
  const scope = 'crm.objects.companies.read';
  const needs = needsOf(
    parseDefinition({
      filterBranchType: 'OR',
      filterBranches: [
        {
          filterBranchType: 'ASSOCIATION',
          objectTypeId: '0-2',
          operator: 'IN_LIST',
          associationTypeId: 279,
          filters: [
            {
              filterType: 'PROPERTY',
              property: 'industry',
              operation: { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN' },
            },
          ],
          filterBranches: [],
        },
      ],
      filters: [],
    }),
  );
  const estimate = (scopes: string[]) => estimatePortal(sizes, besideOf(needs, scopes, false), 190);
  expect(needs.companies?.properties).toEqual(['industry']);
  expect([estimate([scope]).leastCalls, estimate([scope]).mostCalls]).toEqual([4 + 10, 4 + 10 + 20]);
  expect([estimate([]).leastCalls, estimate([]).mostCalls]).toEqual([4 + 10, 4 + 10]);
  expect(estimate([scope]).mostSeconds).toBeGreaterThan(estimate([]).mostSeconds);
});

test('a large portal is read from both ends: between searches of 200 and pages of 100, in less time than by pages alone', () => {
  const sizes = { current: null, other: null, portal: 60_000, lists: [] };
  const estimate = estimatePortal(sizes, { histories: false }, 190);
  expect([estimate.leastCalls, estimate.mostCalls]).toEqual([300, 600]);
  expect(estimate.mostSeconds).toBeGreaterThan(30);
  expect(estimate.mostSeconds).toBeLessThan(45);
});
