import type { ScanCursor } from './types';

/** Parts that one step judges: 3,000 contacts, or 4,000 records. */
const contactParts = 30;
const recordParts = 2;

/** What one step judges: parts of a list. */
export interface Piece {
  readonly list: 'contacts' | 'Lead' | 'Contact';
  readonly from: number;
  readonly to: number;
}

/**
 * The next piece that can be judged; null: none. `known`: of so many parts of contacts nothing is to be read any more.
 * Nobody is judged before all lists are there: who a contact may be in Salesforce, and whom no contact has, is open
 * until then. Contacts come by whole pieces, until they are the last ones.
 */
export function nextPiece({ reading: { chains }, judged, withSalesforce }: ScanCursor, known: number): Piece | null {
  const { members, contacts, Lead, Contact } = chains;
  if (!members.isOver || !contacts.isOver || (withSalesforce && !(Lead.isOver && Contact.isOver))) return null;
  const from = judged.contacts;
  const to = Math.min(from + contactParts, known);
  if (to > from && (to === contacts.parts || to - from === contactParts)) return { list: 'contacts', from, to };
  const [list, before] = judged.salesforce < Lead.parts ? (['Lead', 0] as const) : (['Contact', Lead.parts] as const);
  const record = judged.salesforce - before;
  if (record >= chains[list].parts) return null;
  return { list, from: record, to: Math.min(record + recordParts, chains[list].parts) };
}
