import type { MappingRow, Millis } from '../types';
import { isSameValue, plain, type ValueKind } from './same-value';

/** What a sync would do to one mapped field. `value-erased`: a value gives way to a blank. */
export const fates = ['equal', 'hubspot-overwritten', 'salesforce-overwritten', 'value-erased', 'cannot-tell'] as const;
export type Fate = (typeof fates)[number];

/** Why, as the key of a sentence (`why.overwrite.because.<code>`). */
export const becauses = [
  'equal',
  'always-salesforce',
  'prefer-salesforce',
  'salesforce-blank',
  'hubspot-blank',
  'hubspot-changed',
  'hubspot-later',
  'salesforce-changed',
  'salesforce-later',
  'neither-changed',
  'hubspot-not-read',
  'salesforce-not-read',
  'no-history',
  'which-field',
  'same-time',
] as const;
export type Because = (typeof becauses)[number];

/** HubSpot's half of a mapped pair. */
export interface HubspotSide {
  /** Undefined: not read. */
  readonly value: string | null | undefined;
  /** The newest version of the value; null: it never had one; undefined: its history was not read. */
  readonly newest: { readonly at: Millis; readonly source: string } | null | undefined;
}
/** Salesforce's half. It tells the time of its record only, not of a field. */
export interface SalesforceSide {
  readonly value: string | null | undefined;
  /** `LastModifiedDate`; undefined: not read. */
  readonly modifiedAt: Millis | undefined;
}

export interface Overwrite {
  readonly property: string;
  readonly field: string;
  readonly rule: MappingRow['rule'];
  readonly fate: Fate;
  readonly because: Because;
  /** Undefined: not read. Blank is null. */
  readonly hubspot: string | null | undefined;
  readonly salesforce: string | null | undefined;
  /** The CRM in which a value would be lost; null: nothing is lost (a blank is filled), or it cannot be told. */
  readonly losesIn: 'hubspot' | 'salesforce' | null;
}

/** Clocks of two services may differ by this much. */
const tolerance = 60_000;

/** What a sync of a contact that synced last at `lastSync` (null: never) would do to one mapped field. */
export function overwriteOf(
  row: Pick<MappingRow, 'property' | 'rule'> & { readonly field: string },
  hubspot: HubspotSide,
  salesforce: SalesforceSide,
  lastSync: Millis | null,
  kind: ValueKind = {},
): Overwrite | null {
  // Such a row carries nothing.
  if (row.rule === 'none') return null;
  const values = {
    hubspot: hubspot.value === undefined ? undefined : plain(hubspot.value) || null,
    salesforce: salesforce.value === undefined ? undefined : plain(salesforce.value) || null,
  };
  const { property, field, rule } = row;
  const tell = (fate: Fate, because: Because, losesIn: Overwrite['losesIn'] = null): Overwrite => ({
    property,
    field,
    rule,
    fate,
    because,
    ...values,
    losesIn,
  });
  const { hubspot: ours, salesforce: theirs } = values;
  if (ours === undefined) return tell('cannot-tell', 'hubspot-not-read');
  if (theirs === undefined) return tell('cannot-tell', 'salesforce-not-read');
  if (isSameValue(ours, theirs, kind)) return tell('equal', 'equal');
  const [way, because] = wayOf(rule, { ours, theirs, hubspot, salesforce, lastSync });
  if (way === null) return tell('cannot-tell', because);
  const [lost, kept] = way === 'to-hubspot' ? [ours, theirs] : [theirs, ours];
  const where = way === 'to-hubspot' ? 'hubspot' : 'salesforce';
  if (kept === null) return tell('value-erased', because, where);
  return tell(`${where}-overwritten`, because, lost === null ? null : where);
}

type Way = readonly ['to-hubspot' | 'to-salesforce' | null, Because];
interface Pair {
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly hubspot: HubspotSide;
  readonly salesforce: SalesforceSide;
  readonly lastSync: Millis | null;
}

/** The way a value goes, by the rule; null where it cannot be told. The values differ. */
function wayOf(rule: MappingRow['rule'], pair: Pair): Way {
  if (rule === 'always-salesforce') return ['to-hubspot', 'always-salesforce'];
  if (rule === 'prefer-salesforce')
    return pair.theirs === null ? ['to-salesforce', 'salesforce-blank'] : ['to-hubspot', 'prefer-salesforce'];
  return pair.lastSync === null ? firstSync(pair) : laterSync(pair, pair.lastSync);
}

/** Two-way, never synced: a blank gives way; else the later change wins. */
function firstSync({ ours, theirs, hubspot, salesforce }: Pair): Way {
  if (theirs === null) return ['to-salesforce', 'salesforce-blank'];
  if (ours === null) return ['to-hubspot', 'hubspot-blank'];
  const changed = changeIn(hubspot, null);
  if (changed === null) return ['to-hubspot', 'salesforce-changed'];
  if (changed === undefined || salesforce.modifiedAt === undefined) return [null, 'no-history'];
  if (Math.abs(changed - salesforce.modifiedAt) <= tolerance) return [null, 'same-time'];
  return changed > salesforce.modifiedAt ? ['to-salesforce', 'hubspot-later'] : ['to-hubspot', 'salesforce-later'];
}

/**
 * Two-way, synced before: the side that changed since wins, blanks included; the later one where both did. A record's
 * modified date says that something changed in Salesforce, not which field: what rests on that is not told.
 */
function laterSync({ theirs, hubspot, salesforce }: Pair, lastSync: Millis): Way {
  const changed = changeIn(hubspot, lastSync);
  const { modifiedAt } = salesforce;
  const touched = modifiedAt === undefined ? undefined : modifiedAt > lastSync;
  if (changed === undefined) return [null, 'no-history'];
  if (changed !== null) {
    if (touched === false) return ['to-salesforce', 'hubspot-changed'];
    if (modifiedAt === undefined) return [null, 'which-field'];
    return changed > modifiedAt + tolerance ? ['to-salesforce', 'hubspot-later'] : [null, 'which-field'];
  }
  // Salesforce's value goes to HubSpot whether it was this field that changed there or none did.
  if (theirs !== null) return ['to-hubspot', touched === false ? 'neither-changed' : 'salesforce-changed'];
  return touched === false ? ['to-salesforce', 'neither-changed'] : [null, 'which-field'];
}

/** When somebody other than Salesforce changed the value after `since`; null: nobody; undefined: not known. */
function changeIn({ newest }: HubspotSide, since: Millis | null): Millis | null | undefined {
  if (newest === undefined || newest === null) return newest;
  if (newest.source === 'SALESFORCE') return null;
  return since === null || newest.at > since ? newest.at : null;
}
