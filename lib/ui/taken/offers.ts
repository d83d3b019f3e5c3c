import type { MappingRow } from '../../eligibility/types';
import type { EditableSettings, SettingsView } from '../../protocol/pages';
import { type Catalogue, matchRow } from '../../taken/match';
import type { SeenPage } from '../../taken/read';
import { typedAllocation } from '../options/limits';

export type TakenName = 'segment' | 'createFromSalesforce' | 'createFromHubspot' | 'salesforceAllocation' | 'mapping';

/** A value of the page beside the one that SyncLens has. */
export interface Offer {
  /** `segment`, `mapping/jobtitle`: as its label is kept by. */
  readonly key: string;
  readonly name: TakenName;
  /** Of a mapping: the property as a person knows it. */
  readonly of: string | null;
  readonly now: string | number | boolean | MappingRow | null;
  readonly next: string | number | boolean | MappingRow;
  /** What is saved where it is ticked; a row of the mapping goes into the others. */
  readonly patch: Partial<EditableSettings>;
  /** The organisation has fixed it. */
  readonly locked: boolean;
}

export interface Offers {
  readonly differing: readonly Offer[];
  /** How many values are the same on both sides. */
  readonly same: number;
  /** What stands there and is not known to the accounts: never taken. */
  readonly unknown: readonly {
    readonly name: 'segment' | 'mapping' | 'salesforceAllocation';
    readonly words: string;
  }[];
}

/** What the accounts know of what stands there. `segment`: found by its exact name; `none` is a choice of its own. */
export interface Known {
  readonly segment: { readonly id: string; readonly name: string } | null;
  readonly catalogue: Catalogue;
}

/** What can be taken over, what is so already, and what cannot be found. */
export function offersOf(seen: SeenPage, view: SettingsView, known: Known): Offers {
  const unknown: Offers['unknown'][number][] = [];
  const all: Offer[] = [];
  const offer = (one: Omit<Offer, 'locked' | 'key'> & { key?: string }) =>
    all.push({ key: one.name, ...one, locked: view.managed?.locked.includes(one.name) ?? false });
  const { settings } = view;
  if (seen.segment !== null) {
    const next = seen.segment === 'none' ? null : known.segment;
    if (seen.segment !== 'none' && !next) {
      // Texts that are no segment's name are nothing to speak of.
      if (seen.segment.chosen) unknown.push({ name: 'segment', words: seen.segment.names[0] ?? '' });
    } else
      offer({
        name: 'segment',
        of: null,
        now: settings.segment.mode === 'unset' ? null : settings.segment.mode === 'none' ? false : nameOf(view),
        next: next?.name ?? false,
        patch: { segment: next ? { mode: 'segment', id: next.id } : { mode: 'none' } },
      });
  }
  for (const name of ['createFromSalesforce', 'createFromHubspot'] as const) {
    const next = seen[name];
    if (next !== null) offer({ name, of: null, now: settings[name], next, patch: { [name]: next } });
  }
  if (seen.allocation !== null) {
    const typed = typedAllocation(seen.allocation);
    if ('error' in typed || typed.value === null)
      unknown.push({ name: 'salesforceAllocation', words: seen.allocation });
    else {
      const { value } = typed;
      const now = settings.salesforceAllocation ?? null;
      offer({ name: 'salesforceAllocation', of: null, now, next: value, patch: { salesforceAllocation: value } });
    }
  }
  const rows = new Map(settings.mapping.map((row) => [row.property, row]));
  // Without a word from the org nothing can be said of its fields.
  const isAsked = known.catalogue.lead !== null || known.catalogue.contact !== null;
  for (const row of isAsked ? seen.mapping : []) {
    const matched = matchRow(row, known.catalogue);
    if ('unknown' in matched) {
      unknown.push({ name: 'mapping', words: matched.unknown });
      continue;
    }
    const { row: next } = matched;
    const of = known.catalogue.properties?.find(({ name }) => name === next.property)?.label ?? next.property;
    const now = rows.get(next.property) ?? null;
    offer({ key: `mapping/${next.property}`, name: 'mapping', of, now, next, patch: {} });
  }
  const differing = all.filter((one) => !isSame(one, settings));
  return { differing, same: all.length - differing.length, unknown };
}

const nameOf = ({ segment }: SettingsView) => segment?.name ?? null;

function isSame({ name, patch, now, next }: Offer, settings: SettingsView['settings']): boolean {
  if (name === 'segment') return JSON.stringify(patch.segment) === JSON.stringify(settings.segment);
  if (name !== 'mapping') return now === next;
  const [a, b] = [now, next] as [MappingRow | null, MappingRow];
  return a?.leadField === b.leadField && a.contactField === b.contactField && a.rule === b.rule;
}

/** What is saved for the ticked ones. Rows that the page does not show stay as they are. */
export function patchOf(offers: readonly Offer[], mapping: readonly MappingRow[]): Partial<EditableSettings> {
  const rows = offers.flatMap(({ name, next }) => (name === 'mapping' ? [next as MappingRow] : []));
  const patch = Object.assign({}, ...offers.map((one) => one.patch)) as Partial<EditableSettings>;
  if (rows.length === 0) return patch;
  const kept = mapping.map((row) => rows.find(({ property }) => property === row.property) ?? row);
  const added = rows.filter(({ property }) => !mapping.some((row) => row.property === property));
  return { ...patch, mapping: [...kept, ...added] };
}
