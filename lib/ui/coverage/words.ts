import type { Columns, Counts, Flag } from '../../coverage/snapshot-types';
import { type Status, statuses } from '../../eligibility/types';
import type { SettingsView } from '../../protocol/pages';
import type { Tone } from '../badge-view';
import type { T } from '../i18n';
import type { Cell } from '../preview/csv';
import { rowLinks } from '../preview/links';
import { lookOf } from '../text/badge';

/** The classes that a contact may have, as a picture shows them: from what syncs to what does not. */
export const shownClasses = [
  'included-synced',
  'included-pending',
  'included-stale',
  'included-never-synced',
  'excluded-yet-syncing',
  'blocked-no-email',
  'blocked-link-dead',
  'excluded-orphan',
  'excluded-import-stub',
  'excluded-once',
  'excluded-frozen',
  'excluded-twin',
  'excluded',
] as const satisfies readonly Status[];

/** In the order of their bits in a snapshot; a test holds them together. */
export const flagNames = [
  'duplicates',
  'dead-link',
  'not-visible',
  'converted',
  'history-cut',
  'no-email',
] as const satisfies readonly Flag[];

/** The class that has this number in a snapshot. */
export const statusAt = (n: number | undefined): Status => statuses[n ?? 0] ?? 'unknown';
export const toneOfClass = (status: Status): Tone => lookOf(status)[0];

/** The word of a class. A quick scan cannot tell *once* from *frozen*. */
export const classWord = (status: Status, mode: 'full' | 'quick', t: T): string =>
  mode === 'quick' && status === 'excluded-frozen' ? t('coverage.class.frozen-or-once') : t(`status.${status}`);

/** Classes with somebody in them, in the order of the picture, with their share of all contacts. */
export function sharesOf({ classes }: Counts, contacts: number) {
  return shownClasses
    .map((status) => ({ status, count: classes[status] ?? 0, share: (classes[status] ?? 0) / Math.max(1, contacts) }))
    .filter(({ count }) => count > 0);
}

/** A share in percent; what is little but somebody is never nought. */
export function percent(share: number, t: T): string {
  const digits = share > 0 && share < 0.01 ? 2 : share < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** Where a row can be opened. */
export function coverageLinks({ id, link }: { id: string; link: string | null }, settings: SettingsView) {
  const isRecord = /^(003|00Q)/.test(id);
  const record = isRecord ? id : link;
  const ids = {
    contactId: record?.startsWith('003') ? record : null,
    leadId: record?.startsWith('00Q') ? record : null,
  };
  const { hubspot, salesforce } = rowLinks({ id, ...ids }, settings);
  return { hubspot: isRecord ? null : hubspot, salesforce };
}

/** The flags of a row. */
export const flagsAt = (bits: number | undefined): Flag[] =>
  flagNames.filter((_name, n) => ((bits ?? 0) & (1 << n)) !== 0);

const csvColumns = ['id', 'name', 'email', 'class', 'flags', 'record', 'last-sync'] as const;
export const csvHead = (t: T): string[] => csvColumns.map((name) => t(`coverage.csv.${name}`));

/** A row as a spreadsheet has it. */
export function csvCells(columns: Columns, row: number, mode: 'full' | 'quick', t: T): Cell[] {
  const id = columns.id[row] ?? '';
  const isRecord = /^(003|00Q)/.test(id);
  const at = columns.lastSync[row] ?? null;
  return [
    isRecord ? null : id,
    columns.name[row] ?? null,
    columns.email[row] ?? null,
    classWord(statusAt(columns.status[row]), mode, t),
    flagsAt(columns.flags[row])
      .map((flag) => t(`coverage.flag.${flag}`))
      .join('; '),
    isRecord ? id : (columns.link[row] ?? null),
    at === null ? null : new Date(at).toISOString(),
  ];
}
