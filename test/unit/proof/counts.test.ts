import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subscriptionFrom } from '../../../lib/hubspot/subscription';
import { cheapestWay, memberCalls, searchCalls } from '../../../lib/proof/never-synced/cost';
import { mostCalls } from '../../../lib/ui/options/never-synced';

test.each([
  [0, 1],
  [1, 2],
  [100, 2],
  [101, 3],
  [250, 4],
  [256, 6],
  [60_000, 960],
])('reading %i members takes %i calls', (members, calls) => expect(memberCalls(members)).toBe(calls));

test.each([
  [0, 1],
  [100, 2],
  [101, 3],
  [412, 8],
])('searching %i contacts and asking for their memberships takes %i calls', (contacts, calls) =>
  expect(searchCalls(contacts)).toBe(calls),
);

test.each([
  ['few that never synced are searched', { members: 60_000, never: 412, synced: 59_588 }, 'never'],
  ['few that synced are searched', { members: 60_000, never: 58_000, synced: 2000 }, 'synced'],
  ['a small segment of a large portal is read', { members: 1382, never: 57_000, synced: 2365 }, 'members'],
] as const)('%s', (_what, sizes, way) => expect(cheapestWay(sizes)).toBe(way));

test('no count takes more calls than were said before', () =>
  fc.assert(
    fc.property(fc.nat(200_000), fc.nat(500_000), fc.nat(500_000), (members, never, synced) => {
      const way = cheapestWay({ members, never, synced });
      const calls = way === 'members' ? memberCalls(members) : searchCalls(way === 'never' ? never : synced);
      const sizes = members > 250 ? 3 : 1;
      expect(sizes + calls).toBeLessThanOrEqual(mostCalls(members));
    }),
  ));

test.each([
  [190, 650_000, 'professional-or-more'],
  [100, 500_000, 'professional-or-more'],
  [100, 250_000, 'free-or-starter'],
  [100, null, 'free-or-starter'],
  [150, 250_000, null],
  [null, null, null],
] as const)('limits of %s a window and %s a day: %s', (window, daily, expected) =>
  expect(subscriptionFrom({ window, daily })).toBe(expected),
);
