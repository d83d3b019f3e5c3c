import type { Connected } from '../connections/hubspot';
import { nameOf, searchContacts, searchPage } from '../hubspot/contacts-search';
import { kept } from '../storage/kept';
import type { SeenValue } from './view';

const keepMs = 10 * 60_000;

/**
 * Values of a property whose options HubSpot keeps elsewhere, such as an owner's id: those of the contacts that changed
 * last, most frequent first, each with somebody who has it. One search. Throws `ApiError`.
 */
export function seenValues({ client, environment }: Connected, property: string): Promise<SeenValue[]> {
  return kept(`seen/${environment.portalId}/${property}`, keepMs, async () => {
    const { contacts } = await searchContacts(client, {
      groups: [[{ propertyName: property, operator: 'HAS_PROPERTY' }]],
      properties: [property, 'firstname', 'lastname', 'email'],
      newestFirst: 'lastmodifieddate',
      limit: searchPage,
    });
    const found = new Map<string, { count: number; name: string }>();
    // Several options of one contact are joined by semicolons.
    for (const one of contacts)
      for (const value of new Set((one.properties[property] ?? '').split(';').filter(Boolean)))
        found.set(value, { name: nameOf(one), ...found.get(value), count: (found.get(value)?.count ?? 0) + 1 });
    return [...found].map(([value, seen]) => ({ value, ...seen })).sort((a, b) => b.count - a.count);
  });
}
