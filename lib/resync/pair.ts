import type { JudgeSettings } from '../eligibility/types';

/** The dedicated property and the field that it is mapped to, as far as the admin told us. */
export interface Pair {
  readonly property: string | null;
  readonly leadField: string | null;
  readonly contactField: string | null;
  /** The mapping has a row for it: what that row leaves out is not mapped, rather than not known. */
  readonly isMapped: boolean;
}

/**
 * Where a written value must read back: the mapping's row of the trigger property or of the touch
 * field; without one, the two names by themselves, which are each other's counterpart.
 */
export function pairOf(settings: JudgeSettings): Pair {
  const { triggerProperty, touchField, mapping } = settings;
  const row =
    mapping.find((one) => one.property === triggerProperty) ??
    mapping.find((one) => touchField !== null && [one.leadField, one.contactField].includes(touchField));
  return {
    property: triggerProperty ?? row?.property ?? null,
    leadField: row ? row.leadField : touchField,
    contactField: row ? row.contactField : touchField,
    isMapped: row !== undefined,
  };
}

/**
 * The property into which a touched field syncs: that of the mapping's row that names it. Where no row says
 * what the trigger property is mapped to, the two are each other's counterpart; null: not known.
 */
export function touchedProperty({ triggerProperty, mapping }: JudgeSettings, field: string): string | null {
  const row = mapping.find((one) => one.leadField === field || one.contactField === field);
  if (row) return row.property;
  return mapping.some((one) => one.property === triggerProperty) ? null : triggerProperty;
}
