import type { HubspotContact } from '../hubspot/contacts';
import { chunks } from '../hubspot/contacts-batch';
import { membershipsOfMany } from '../hubspot/members';
import type { Needs } from '../segments/needs';
import type { ContactData, Moment } from '../segments/types';
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
}

/** Reads what a definition needs beside a contact's own properties and histories: some calls for all of them. */
export function completer(work: Work, { needs, moment, memberships }: Definition) {
  return async (contacts: readonly HubspotContact[]): Promise<DataOf> => {
    const ids = contacts.map((one) => one.id);
    const lists = memberships ?? (needs.memberships ? await asked(work, ids) : () => new Set<string>());
    return (contact) => dataOf(contact, needs, lists(contact.id), moment);
  };
}

async function asked({ call, client }: Work, ids: readonly string[]) {
  const read = (part: readonly string[]) => call('hubspot', () => membershipsOfMany(client, part));
  const parts = await Promise.all(chunks(ids, perCall.contacts).map(read));
  const all = new Map(parts.flatMap((part) => [...part].map(([id, found]) => [id, new Set(found.keys())] as const)));
  return (id: string): ReadonlySet<string> => all.get(id) ?? new Set<string>();
}
