import type { MappingRow } from '../../eligibility/types';
import { upsertRow } from './mapping-rows';

/** The mapping after the touched field is said to sync into this property, and into no other; null: into none. */
export function touchRow(rows: readonly MappingRow[], field: string, property: string | null): MappingRow[] {
  const without = rows.flatMap((row) => {
    if (row.property === property || (row.leadField !== field && row.contactField !== field)) return [row];
    const leadField = row.leadField === field ? null : row.leadField;
    const contactField = row.contactField === field ? null : row.contactField;
    // A row that has no field left was there for this alone.
    return leadField === null && contactField === null ? [] : [{ ...row, leadField, contactField }];
  });
  if (property === null) return without;
  const rule = rows.find((row) => row.property === property)?.rule ?? 'two-way';
  return upsertRow(without, { property, leadField: field, contactField: field, rule });
}
