import type { Membership, SalesforceRow } from '../../eligibility/types';
import type { HubspotClient } from '../../hubspot/client';
import type { ContactQuery, HubspotContact } from '../../hubspot/contacts';
import { contactsByEmails, contactsByIds } from '../../hubspot/contacts-batch';
import { contactsLinkedTo, contactsWithSecondary } from '../../hubspot/contacts-search';
import { membershipsOfMany } from '../../hubspot/members';
import { sameId, to18 } from '../../records/ids';

/** Contacts of a batch, found by what names them. */
export interface People {
  byId(id: string): HubspotContact | undefined;
  byEmail(email: string): HubspotContact | undefined;
  /** Who is linked to the record, else who has its address as a secondary one; found by `search`. */
  byLink(row: SalesforceRow): HubspotContact | undefined;
  /** Reads by id and by address, 50 a call. */
  read(ids: readonly string[], emails: readonly string[]): Promise<void>;
  /** Looks for those who are linked to these records, or have one of the addresses as a secondary one. */
  search(rows: readonly SalesforceRow[], emails: readonly string[]): Promise<void>;
  memberships(): Promise<Map<string, Map<string, Membership>>>;
}

const lower = (text: string) => text.trim().toLowerCase();
const listOf = (text: string | null | undefined) => (text ?? '').split(';').map(lower);
/** The records that a contact may be linked to where it is this one: what a lead became comes first. */
export const linksOf = ({ object, id, convertedContactId }: SalesforceRow): string[] =>
  object === 'Contact' ? [id] : [convertedContactId, id].filter((one): one is string => Boolean(one));

/** Nobody yet. `calls` is told each call; `beforeSearch` waits until a search may set out. */
export function peopleOf(client: HubspotClient, query: ContactQuery, beforeSearch: () => Promise<void>): People {
  const all = new Map<string, HubspotContact>();
  const aliases = new Map<string, string>();
  const addresses = new Map<string, string>();
  const seconds = new Map<string, string>();

  function note(found: readonly HubspotContact[]): void {
    for (const one of found) {
      const { properties } = one;
      all.set(one.id, one);
      for (const old of listOf(properties.hs_merged_object_ids)) if (old) aliases.set(old, one.id);
      if (properties.email) addresses.set(lower(properties.email), one.id);
      for (const second of listOf(properties.hs_additional_emails)) if (second) seconds.set(second, one.id);
    }
  }
  const withId = (id: string | undefined) => (id === undefined ? undefined : all.get(id));

  return {
    byId: (id) => all.get(id) ?? withId(aliases.get(id)),
    byEmail: (email) => withId(addresses.get(lower(email)) ?? seconds.get(lower(email))),
    byLink(row) {
      const found = [...all.values()];
      const [became, own] = row.object === 'Contact' ? [row.id, null] : [row.convertedContactId, row.id];
      return (
        found.find((one) => sameId(one.properties.salesforcecontactid, became)) ??
        found.find((one) => sameId(one.properties.salesforceleadid, own)) ??
        (row.email ? withId(seconds.get(lower(row.email))) : undefined)
      );
    },
    async read(ids, emails) {
      const [one, other] = await Promise.all([
        contactsByIds(client, ids, query),
        contactsByEmails(client, emails, query),
      ]);
      note([...one, ...other]);
    },
    async search(rows, emails) {
      const ids = [...new Set(rows.flatMap(linksOf))];
      const wanted = new Set(ids);
      const addressed = new Set(emails.map(lower));
      const linked = await contactsLinkedTo(client, ids, beforeSearch);
      const second = await contactsWithSecondary(client, [...addressed], beforeSearch);
      const isIt = ({ properties }: HubspotContact) =>
        [properties.salesforcecontactid, properties.salesforceleadid].some((id) => wanted.has(to18(id) ?? '')) ||
        listOf(properties.hs_additional_emails).some((email) => addressed.has(email));
      const missing = [...linked, ...second].filter((one) => isIt(one) && !all.has(one.id)).map(({ id }) => id);
      note(await contactsByIds(client, missing, query));
    },
    memberships: () => membershipsOfMany(client, [...all.keys()]),
  };
}
