import { type Counterpart, counterpartOf, type Overwrite, overwritesOf } from '../eligibility/overwrite';
import type { ValueKind } from '../eligibility/overwrite/same-value';
import type { Facts, JudgeSettings, MappingRow, SalesforceRow } from '../eligibility/types';

/** What a sync of one contact would overwrite, before anybody starts it. */
export interface OverwriteView {
  /** `re-entry`: the contact is outside the segment now. */
  readonly kind: 'resync' | 're-entry';
  readonly record: { readonly object: 'Lead' | 'Contact'; readonly name: string } | null;
  /** Several records have the address, and nobody knows which HubSpot takes (R10). */
  readonly several: boolean;
  readonly fields: readonly (Overwrite & { readonly label: string })[];
  /** A value of Salesforce was not read, and one call may bring it. */
  readonly mayRead: boolean;
}
/** Labels and types of properties, where somebody has read them; without, values are compared with care. */
export type Kinds = Readonly<Record<string, ValueKind & { readonly label?: string }>>;

/**
 * From the facts alone. `read`: the record with more of its fields. Null where nothing stands against the contact, or
 * the mapping is not confirmed.
 */
export function overwritesIn(
  facts: Facts,
  settings: JudgeSettings,
  kinds: Kinds = {},
  read?: SalesforceRow,
): OverwriteView | null {
  const { contact } = facts;
  const isMapped = settings.mappingConfirmed && settings.mapping.some((row) => row.rule !== 'none');
  if (!contact?.email || !isMapped) return null;
  const found: Counterpart = read ? { row: read } : counterpartOf(facts, contact);
  const several = found.row === null && found.why === 'several';
  if (!found.row && !several) return null;
  // What a resync itself writes is said beside its button.
  const own = (one: MappingRow) =>
    one.property === settings.triggerProperty || [one.leadField, one.contactField].includes(settings.touchField ?? '');
  const mapping = settings.mapping.filter((one) => !own(one));
  const fields = found.row ? overwritesOf(contact, found.row, mapping, kinds) : [];
  const isInside = contact.membership !== null || settings.segment.mode === 'none';
  return {
    kind: isInside ? 'resync' : 're-entry',
    record: found.row && { object: found.row.object, name: found.row.name },
    several,
    fields: fields.map((one) => ({ ...one, label: kinds[one.property]?.label || one.property })),
    mayRead: !read && fields.some((one) => one.because === 'salesforce-not-read'),
  };
}
