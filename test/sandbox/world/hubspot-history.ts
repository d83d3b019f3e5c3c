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
 * Two contacts become one, `into`: the winner itself or a new one. It has the winner's values with their histories, and
 * what the winner lacks from the loser; the loser's address becomes a secondary one. Whoever is not `into` answers with
 * it from now on. Returns what `into` has of the loser, by property.
 */
export function mergeContacts(
  winner: HubspotContact,
  loser: HubspotContact,
  into: HubspotContact,
  now: Millis,
): string[] {
  const source = 'MERGE_OBJECTS' as const;
  const taken: string[] = [];
  const set = (property: string, value: string) => {
    addVersion(into, property, { value, at: now, source });
    taken.push(property);
  };
  if (into !== winner)
    for (const [property, versions] of winner.history)
      if (!into.history.has(property)) into.history.set(property, [...versions]);
  for (const property of loser.history.keys()) {
    const value = current(loser, property);
    if (!ownToEach.has(property) && !property.startsWith('hs_') && value && !current(into, property))
      set(property, value);
  }
  const loserEmail = current(loser, 'email');
  if (loserEmail && !current(into, 'email')) set('email', loserEmail);
  else if (loserEmail) {
    const emails = [...list(current(into, 'hs_additional_emails')), loserEmail];
    set('hs_additional_emails', [...emails, ...list(current(loser, 'hs_additional_emails'))].join(';'));
  }
  const gone = [winner, loser].filter((one) => one !== into);
  const ids = gone.flatMap((one) => [...list(current(one, 'hs_merged_object_ids')), one.id]);
  const own = into === winner ? list(current(winner, 'hs_merged_object_ids')) : [];
  set('hs_merged_object_ids', [...own, ...ids].join(';'));
  for (const one of gone) Object.assign(one, { archived: true, mergedInto: into.id, updatedAt: now });
  return taken;
}
