import { expect, test } from 'vitest';
import type { MappingRow } from '../../../../lib/eligibility/types';
import { diffProposal, rowProblem, upsertRow, withProposal } from '../../../../lib/ui/options/mapping-rows';

const row = (property: string, change: Partial<MappingRow> = {}): MappingRow => ({
  property,
  leadField: 'L',
  contactField: 'C',
  rule: 'two-way',
  ...change,
});
const evidence = { inbound: 3, equal: 2, looked: 4, outbound: 1, kept: 0, because: 'both' as const };
const proposal = (...rows: MappingRow[]) => ({ rows: rows.map((one) => ({ ...one, evidence })), looked: 4, asOf: 1 });

test('a proposal is compared with what stands: new, otherwise, the same', () => {
  const own = [row('email'), row('phone', { rule: 'none' }), row('own')];
  const diff = diffProposal(own, proposal(row('email'), row('phone'), row('city')));
  expect(diff).toEqual({
    added: [row('city')],
    differing: [{ now: row('phone', { rule: 'none' }), proposed: row('phone') }],
    same: 1,
  });
});

test('taking a proposal over adds rows and leaves what the admin has said', () => {
  const own = [row('phone', { rule: 'none' }), row('own')];
  const diff = diffProposal(own, proposal(row('phone'), row('city')));
  expect(withProposal(own, diff)).toEqual([...own, row('city')]);
});

test('a row without any field does not count', () => {
  expect(rowProblem(row('a', { leadField: null, contactField: null }))).toBe('no-field');
  expect(rowProblem(row('a', { leadField: null }))).toBeNull();
});

test('the row of a property is replaced in place, or added at the end', () => {
  const rows = [row('a'), row('b')];
  expect(upsertRow(rows, row('a', { rule: 'none' }))).toEqual([row('a', { rule: 'none' }), row('b')]);
  expect(upsertRow(rows, row('c'))).toEqual([...rows, row('c')]);
});
