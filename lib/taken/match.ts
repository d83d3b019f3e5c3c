import type { MappingRow } from '../eligibility/types';
import type { SeenRow } from './mapping';

export interface Named {
  readonly name: string;
  readonly label: string;
}

/** Properties and fields as the APIs list them; null: they could not be asked. */
export interface Catalogue {
  readonly properties: readonly Named[] | null;
  readonly lead: readonly Named[] | null;
  readonly contact: readonly Named[] | null;
}

/** A row of the page, found in both accounts; or the words that were not found, and are not taken. */
export type Matched = { readonly row: MappingRow } | { readonly unknown: string };

/** Finds what a row of the page names: by name, else by a label that only one has. Nothing is taken that the APIs do not know. */
export function matchRow(seen: SeenRow, { properties, lead, contact }: Catalogue): Matched {
  const property = one(seen.property, properties);
  if (!property) return { unknown: seen.property[0] ?? '' };
  const leadField = one(seen.lead, lead);
  const contactField = one(seen.contact, contact);
  if (!leadField && !contactField) return { unknown: seen.lead[0] ?? seen.contact[0] ?? '' };
  // A column of its own that names what nobody knows: half a row would take away the field that is mapped now.
  const shared = seen.lead.join('\n') === seen.contact.join('\n');
  if (!shared && !leadField && seen.lead[0]) return { unknown: seen.lead[0] };
  if (!shared && !contactField && seen.contact[0]) return { unknown: seen.contact[0] };
  return { row: { property, leadField, contactField, rule: seen.rule } };
}

function one(words: readonly string[], among: readonly Named[] | null): string | null {
  const byName = words.flatMap((word) => (among ?? []).filter(({ name }) => name.toLowerCase() === word.toLowerCase()));
  if (byName[0]) return byName[0].name;
  for (const word of words) {
    const same = (among ?? []).filter(({ label }) => label.toLowerCase() === word.toLowerCase());
    if (same.length === 1 && same[0]) return same[0].name;
  }
  return null;
}
