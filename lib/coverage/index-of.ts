import type { ContactFacts, Millis, SalesforceRow } from '../eligibility/types';
import { partsOf } from './parts';
import type {
  ContactsPart,
  HistoriesPart,
  MembersPart,
  ReadContact,
  ReadHistory,
  SalesforcePart,
  ScanJob,
} from './types';

/** What a contact is judged with, beside itself. Holds of Salesforce only what HubSpot's contacts point at. */
export interface Index {
  readonly members: ReadonlyMap<string, Millis | null>;
  /** Those of contacts that are not judged yet. */
  readonly histories: Map<string, ReadHistory>;
  /** Contacts that were judged: a page may show one again. */
  readonly seen: Set<string>;
  /** Everybody in Salesforce whom this contact may be: by its link and by its addresses. */
  rowsFor(contact: Pick<ContactFacts, 'leadId' | 'contactId' | 'email' | 'additionalEmails'>): SalesforceRow[];
  /** A contact has this record's id, or its address. */
  isKnown(row: SalesforceRow): boolean;
  /** Takes in the histories that were read since. */
  renew(job: ScanJob): Promise<void>;
}

let kept: { readonly id: string; readonly index: Promise<Index> } | null = null;

/** The index of a scan whose lists are all read, made from its stored parts once for a worker. */
export async function indexOf(job: ScanJob): Promise<Index> {
  if (kept?.id !== job.id) {
    const made = build(job);
    kept = { id: job.id, index: made };
    made.catch(forgetIndex);
  }
  const index = await kept.index;
  await index.renew(job);
  return index;
}

/** The scan is over, or what is known of it may be wrong. */
export function forgetIndex(): void {
  kept = null;
}

async function build({ id, cursor }: ScanJob): Promise<Index> {
  const { chains } = cursor.reading;
  const members = new Map<string, Millis | null>();
  for await (const part of partsOf<MembersPart>(id, 'members', chains.members.parts))
    for (const one of part.members) members.set(one.id, one.since);
  const [ids, addresses, seen] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let n = 0;
  for await (const { contacts } of partsOf<ContactsPart>(id, 'contacts', chains.contacts.parts)) {
    const isJudged = n++ < cursor.judged.contacts;
    for (const one of contacts) {
      if (isJudged) seen.add(one.id);
      for (const link of linksOf(one)) ids.add(link);
      for (const email of emailsOf(one)) addresses.add(email);
    }
  }
  const byId = new Map<string, SalesforceRow>();
  const byEmail = new Map<string, SalesforceRow[]>();
  for (const object of ['Lead', 'Contact'] as const)
    for await (const { rows } of partsOf<SalesforcePart>(id, object, chains[object].parts))
      for (const row of rows) {
        const email = row.email?.toLowerCase();
        const isAddress = email !== undefined && addresses.has(email);
        if (!isAddress && !ids.has(row.id)) continue;
        // A name is looked at by nobody here, and would be the largest part of it.
        const small = { ...row, name: '' };
        byId.set(row.id, small);
        if (isAddress) byEmail.set(email, [...(byEmail.get(email) ?? []), small]);
      }
  const found = new Map<string, ReadHistory>();
  let taken = 0;
  return {
    members,
    histories: found,
    seen,
    async renew({ cursor: { reading } }) {
      const { parts } = reading.histories;
      for await (const part of partsOf<HistoriesPart>(id, 'histories', parts, taken))
        for (const [contact, history] of part.found) if (!seen.has(contact)) found.set(contact, history);
      taken = parts;
    },
    rowsFor({ leadId, contactId, email, additionalEmails }) {
      const linked = [contactId, leadId].flatMap((one) => (one === null ? [] : (byId.get(one) ?? [])));
      const same = [email, ...additionalEmails].flatMap((one) =>
        one === null ? [] : (byEmail.get(one.toLowerCase()) ?? []),
      );
      return [...new Set([...linked, ...same])];
    },
    isKnown: (row) => ids.has(row.id) || (row.email !== null && addresses.has(row.email.toLowerCase())),
  };
}

const linksOf = ({ leadId, contactId }: ReadContact) => [leadId, contactId].filter((one) => one !== null);
const emailsOf = ({ email, others = [] }: ReadContact) =>
  [email, ...others].filter((one) => one !== null).map((one) => one.toLowerCase());
