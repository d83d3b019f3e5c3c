import type { HubspotContact, Millis, Version } from './types';

export const iso = (at: Millis) => new Date(at).toISOString();

/** Newest first. */
export function addVersion(contact: HubspotContact, property: string, version: Version) {
  contact.history.set(property, [version, ...(contact.history.get(property) ?? [])]);
}

const current = (contact: HubspotContact, property: string) => contact.history.get(property)?.[0]?.value ?? '';
const list = (text: string) => text.split(';').filter(Boolean);
const ownToEach = new Set(['hs_object_id', 'createdate', 'lastmodifieddate', 'hs_lastmodifieddate', 'email']);

/**
 * The winner keeps its values and takes what it lacks; the loser's address becomes a secondary one
 * and its id answers with the winner from now on.
 */
export function mergeContacts(winner: HubspotContact, loser: HubspotContact, now: Millis) {
  const source = 'MERGE_OBJECTS' as const;
  const set = (property: string, value: string) => addVersion(winner, property, { value, at: now, source });
  for (const property of loser.history.keys()) {
    const value = current(loser, property);
    if (!ownToEach.has(property) && !property.startsWith('hs_') && value && !current(winner, property))
      set(property, value);
  }
  const loserEmail = current(loser, 'email');
  if (loserEmail && !current(winner, 'email')) set('email', loserEmail);
  else if (loserEmail) {
    const emails = [...list(current(winner, 'hs_additional_emails')), loserEmail];
    set('hs_additional_emails', [...emails, ...list(current(loser, 'hs_additional_emails'))].join(';'));
  }
  const ids = [...list(current(winner, 'hs_merged_object_ids')), loser.id];
  set('hs_merged_object_ids', [...ids, ...list(current(loser, 'hs_merged_object_ids'))].join(';'));
  loser.archived = true;
  loser.mergedInto = winner.id;
  loser.updatedAt = now;
}
