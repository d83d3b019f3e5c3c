import type { Fate, Overwrite } from '../../eligibility/overwrite';
import type { OverwriteRow } from '../../preview/types';
import type { Cell } from './csv';

/** In the order of the columns. The same list as the ground's, which a page need not load. */
export const fateNames = [
  'equal',
  'hubspot-overwritten',
  'salesforce-overwritten',
  'value-erased',
  'cannot-tell',
] as const satisfies readonly Fate[];
export interface Sample {
  readonly id: string;
  readonly field: Overwrite;
}
export interface FieldSum {
  readonly counts: Record<Fate, number>;
  /** The first few of those that lose a value. */
  readonly samples: Sample[];
}
export interface OverwriteSum {
  contacts: number;
  /** Those for whom no record can be named, by the reason. */
  readonly without: Record<string, number>;
  /** Those of whose address Salesforce holds more than one live record (R10). */
  duplicates: number;
  readonly fields: Map<string, FieldSum>;
}
const mostSamples = 5;

export const emptySum = (): OverwriteSum => ({ contacts: 0, without: {}, duplicates: 0, fields: new Map() });

/** Adds rows to the sums, part by part: the rows themselves are not held. */
export function addTo(sum: OverwriteSum, rows: readonly OverwriteRow[]): OverwriteSum {
  for (const row of rows) {
    sum.contacts += 1;
    if (row.sameEmail > 1) sum.duplicates += 1;
    if (row.why) sum.without[row.why] = (sum.without[row.why] ?? 0) + 1;
    for (const field of row.fields) {
      const own = sum.fields.get(field.property) ?? blank();
      own.counts[field.fate] += 1;
      if (field.losesIn && own.samples.length < mostSamples) own.samples.push({ id: row.id, field });
      sum.fields.set(field.property, own);
    }
  }
  return sum;
}

const blank = (): FieldSum => ({
  counts: { equal: 0, 'hubspot-overwritten': 0, 'salesforce-overwritten': 0, 'value-erased': 0, 'cannot-tell': 0 },
  samples: [],
});

/** Both sides of a contact as lines of the backup: a line for each mapped field. */
export function backupLines(row: OverwriteRow, who: { name: string; email: string | null }): Cell[][] {
  return row.fields.map(({ property, field, rule, fate, hubspot, salesforce }) => [
    row.id,
    who.name,
    who.email,
    row.record?.object ?? null,
    row.record?.id ?? null,
    property,
    field,
    rule,
    fate,
    hubspot ?? null,
    salesforce ?? null,
  ]);
}
export const backupHead = [
  'hubspot-id',
  'name',
  'email',
  'salesforce-object',
  'salesforce-id',
  'property',
  'field',
  'rule',
  'outcome',
  'hubspot-value',
  'salesforce-value',
];
