import { type Overwrite, overwriteOf } from './overwrite/field';
import { plain, type ValueKind } from './overwrite/same-value';
import { deadLink, isLinked, lastSyncOf, linkedRow, rowsOf, twinsOf } from './terms';

export { type Because, type Fate, fates, type Overwrite } from './overwrite/field';

import type { ContactFacts, Facts, MappingRow, SalesforceRow } from './types';

/** What a sync needs to know of a contact; `ContactFacts` has it, and so has a row of a batch read. */
export type OverwriteContact = Pick<ContactFacts, 'properties' | 'history' | 'lastSync' | 'syncLog'>;
/** What it needs to know of a lead or contact. */
export type OverwriteRow = Pick<SalesforceRow, 'object' | 'modifiedAt' | 'fields'>;

/** What a re-entry or resync would do to each mapped field of a pair. Rows that carry nothing are left out. */
export function overwritesOf(
  contact: OverwriteContact,
  row: OverwriteRow,
  mapping: readonly MappingRow[],
  kinds: Readonly<Record<string, ValueKind>> = {},
): Overwrite[] {
  const since = lastSyncOf(contact);
  // An answer with histories names each property that ever had a value.
  const hasHistories = Object.keys(contact.history).length > 0;
  return mapping.flatMap((mapped) => {
    const { property } = mapped;
    const field = row.object === 'Lead' ? mapped.leadField : mapped.contactField;
    if (field === null) return [];
    const newest = newestOf(contact, property, hasHistories);
    const told = overwriteOf(
      { property, rule: mapped.rule, field },
      { value: contact.properties[property], newest },
      { value: row.fields?.[field], modifiedAt: row.modifiedAt },
      since,
      { isEmail: property === 'email', ...kinds[property] },
    );
    return told === null ? [] : [told];
  });
}

/** The newest version; undefined where the history was not read, or lacks the value of now: then it was cut off. */
function newestOf({ properties, history }: OverwriteContact, property: string, hasHistories: boolean) {
  const newest = history[property]?.[0];
  const value = plain(properties[property]);
  if (newest) return plain(newest.value) === value ? newest : undefined;
  return hasHistories && value === '' ? null : undefined;
}

/** The record that a sync would go with, or why none can be named. */
export type Counterpart =
  | { readonly row: SalesforceRow }
  /** `none`: a new record would be made, nothing stands in the way. `several`: any of them may be taken (R10). */
  | { readonly row: null; readonly why: 'not-checked' | 'none' | 'dead' | 'several' | 'not-visible' };

/** Which record of Salesforce a sync of this contact would go with (R10). */
export function counterpartOf(facts: Facts, contact: ContactFacts): Counterpart {
  if (!facts.salesforce.checked) return { row: null, why: 'not-checked' };
  if (isLinked(contact)) {
    if (deadLink(facts, contact)) return { row: null, why: 'dead' };
    const linked = linkedRow(facts, contact);
    const became = linked?.convertedContactId;
    const row = became ? rowsOf(facts).find((one) => one.id === became) : linked;
    return row ? { row } : { row: null, why: 'not-visible' };
  }
  const [first, ...others] = twinsOf(facts, contact);
  if (!first) return { row: null, why: 'none' };
  return others.length > 0 ? { row: null, why: 'several' } : { row: first };
}
