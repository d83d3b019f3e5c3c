import type { PreviewRow } from '../../preview/types';

/** What becomes of one row. Each has words: `preview.fate.<name>`. */
export const fates = ['no-email', 'never-synced', 'thaws', 'freezes', 'goes', 'stays', 'cannot-tell'] as const;
export type RowFate = (typeof fates)[number];

/** One contact's sync costs up to so many Salesforce calls (R12). */
const callsOfASync = 4;

export const isLinked = ({ leadId, contactId }: Pick<PreviewRow, 'leadId' | 'contactId'>): boolean =>
  leadId !== null || contactId !== null;

/** R10, R3 and R11, in the order in which they hold. */
export function fateOf(row: PreviewRow): RowFate {
  if (row.change === 'unknown') return 'cannot-tell';
  if (row.change === 'leave') return isLinked(row) ? 'freezes' : 'goes';
  if (row.email === null) return 'no-email';
  if (row.lastSync === null) return 'never-synced';
  return row.change === 'stay' ? 'stays' : 'thaws';
}

/** The figures that stand over the table. */
export interface Summary {
  readonly fates: Readonly<Record<RowFate, number>>;
  /** Salesforce calls, at most, for the first sync of those who never synced (R12). */
  readonly salesforceCalls: number;
  /** Ids of those who enter and share an address with another one of them. */
  readonly duplicates: ReadonlySet<string>;
}

/** Counts every row once. */
export function summaryOf(rows: readonly PreviewRow[]): Summary {
  const counts = Object.fromEntries(fates.map((name) => [name, 0])) as Record<RowFate, number>;
  for (const row of rows) counts[fateOf(row)] += 1;
  return { fates: counts, salesforceCalls: counts['never-synced'] * callsOfASync, duplicates: sharing(rows) };
}

/** HubSpot keeps one contact for each address; secondary addresses are where two of them meet. */
function sharing(rows: readonly PreviewRow[]): Set<string> {
  const byAddress = new Map<string, string>();
  const found = new Set<string>();
  for (const row of rows) {
    if (row.change !== 'enter') continue;
    for (const address of new Set([row.email ?? '', ...(row.otherEmails ?? [])].map((one) => one.toLowerCase()))) {
      const first = byAddress.get(address);
      if (address === '') continue;
      if (first === undefined) byAddress.set(address, row.id);
      else if (first !== row.id) found.add(first).add(row.id);
    }
  }
  return found;
}
