import { companiesOfMany, companiesScope } from '../hubspot/companies';
import type { HubspotContact } from '../hubspot/contacts';
import { chunks } from '../hubspot/contacts-batch';
import { membershipsOfMany } from '../hubspot/members';
import { companyData } from '../segments/company';
import type { Needs } from '../segments/needs';
import type { CompanyData, ContactData, Moment } from '../segments/types';
import { perCall } from './cost';
import { dataOf } from './definition';
import type { Work } from './phases/phase';

/** A contact as the evaluator takes it. */
export type DataOf = (contact: HubspotContact) => ContactData;

interface Definition {
  readonly needs: Needs;
  readonly moment: Moment;
  /** The segments that a contact is in, where their members were read; else they are asked for. */
  readonly memberships?: (id: string) => ReadonlySet<string>;
  /** True: this contact's companies change nothing. */
  readonly isTold?: (contact: ContactData) => boolean;
}

/** Reads what a definition needs beside a contact's own properties and histories: some calls for all of them. */
export function completer(work: Work, { needs, moment, memberships, isTold = () => false }: Definition) {
  const companies = companiesReader(work, needs.companies);
  return async (contacts: readonly HubspotContact[]): Promise<DataOf> => {
    const ids = contacts.map((one) => one.id);
    const lists = memberships ?? (needs.memberships ? await asked(work, ids) : () => new Set<string>());
    const plain: DataOf = (contact) => dataOf(contact, needs, lists(contact.id), moment);
    if (!companies) return plain;
    const open = contacts.filter((contact) => !isTold(plain(contact)));
    const found = await companies(open.map((one) => one.id));
    return (contact) => {
      const own = found.get(contact.id);
      return own ? { ...plain(contact), companies: own } : plain(contact);
    };
  };
}

/** Null: none is asked for, or the token may not read them; then criteria on them cannot be told. */
function companiesReader({ client, environment, call }: Work, needs: Needs | null) {
  if (!needs || !environment.scopes.includes(companiesScope)) return null;
  const known: Parameters<typeof companiesOfMany>[3] = new Map();
  return async (ids: readonly string[]): Promise<Map<string, CompanyData[]>> => {
    const each = <T>(run: () => Promise<T>) => call('hubspot', run);
    const found = await companiesOfMany(client, ids, needs, known, each);
    return new Map([...found].map(([id, all]) => [id, all.map((one) => companyData(one, needs))]));
  };
}

async function asked({ call, client }: Work, ids: readonly string[]) {
  const read = (part: readonly string[]) => call('hubspot', () => membershipsOfMany(client, part));
  const parts = await Promise.all(chunks(ids, perCall.contacts).map(read));
  const all = new Map(parts.flatMap((part) => [...part].map(([id, found]) => [id, new Set(found.keys())] as const)));
  return (id: string): ReadonlySet<string> => all.get(id) ?? new Set<string>();
}
