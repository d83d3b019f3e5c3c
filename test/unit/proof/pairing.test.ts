import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SalesforceRow } from '../../../lib/eligibility/types';
import { judgePairing, type Linked } from '../../../lib/proof/judge-pairing';

const idOf = (n: number) => `0035g0000${String(n).padStart(6, '0')}AAA`;
const contact = (n: number): Linked => ({
  id: String(n),
  name: `Person ${n}`,
  emails: [`p${n}@acme.example`],
  recordId: idOf(n),
});
const row = (n: number, email: string | null = `p${n}@acme.example`, deleted = false): SalesforceRow => ({
  object: 'Contact',
  id: idOf(n),
  name: `Record ${n}`,
  email,
  createdAt: 0,
  modifiedAt: 0,
  deleted,
  masterId: null,
  fields: {},
});
/** So many with the same address, with another, gone, and not seen. */
function judged({ same = 0, other = 0, gone = 0, unseen = 0 }) {
  const all = same + other + gone + unseen;
  const rows = Array.from({ length: all }, (_, n) => {
    if (n < same) return [row(n)];
    if (n < same + other) return [row(n, `masked${n}@example.invalid`)];
    return n < same + other + gone ? [row(n, undefined, true)] : [];
  });
  return judgePairing(
    Array.from({ length: all }, (_, n) => contact(n)),
    rows.flat(),
    7,
  );
}

test.each([
  ['everybody is the same person', { same: 20 }, 'confirmed'],
  ['an address was changed on one side', { same: 18, other: 2 }, 'confirmed'],
  ['some records were deleted', { same: 12, gone: 8 }, 'confirmed'],
  ['a refreshed sandbox: old ids, other addresses', { other: 20 }, 'contradicted'],
  ['most are somebody else', { same: 4, other: 12, gone: 4 }, 'contradicted'],
  ['half of them', { same: 10, other: 10 }, 'cannot-tell'],
  ['no such records: another org, or no right to see them', { unseen: 20 }, 'cannot-tell'],
  ['few of many are seen', { same: 3, unseen: 17 }, 'cannot-tell'],
  ['two people prove nothing', { same: 2 }, 'cannot-tell'],
  ['nor do two others', { other: 2 }, 'cannot-tell'],
  ['nobody ever synced', {}, 'cannot-tell'],
] as const)('%s', (_what, counts, verdict) => {
  expect(judged(counts).verdict).toBe(verdict);
});

test('case and secondary addresses make no difference, ids are compared as 18 characters', () => {
  const people = [0, 1, 2].map((n) => ({ ...contact(n), emails: ['new@acme.example', `P${n}@ACME.example`] }));
  const rows = [0, 1, 2].map((n) => row(n));
  expect(judgePairing(people, rows, 7)).toMatchObject({ verdict: 'confirmed', same: 3, others: [] });
});

test('who differs is named, with the record', () => {
  expect(judged({ other: 3 }).others[0]).toEqual({ id: '0', name: 'Person 0', recordName: 'Record 0' });
});

test('everybody is counted once, and it is never both', () => {
  const some = fc.nat(20);
  fc.assert(
    fc.property(some, some, some, some, (same, other, gone, unseen) => {
      const found = judged({ same, other, gone, unseen });
      expect(found.same + found.different + found.missing).toBe(found.looked);
      expect(found.others.length).toBeLessThanOrEqual(5);
      if (found.verdict === 'confirmed') expect(found.same).toBeGreaterThan(found.different);
      if (found.verdict === 'contradicted') expect(found.different).toBeGreaterThan(found.same);
    }),
  );
});
