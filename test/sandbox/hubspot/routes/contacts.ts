import { contactPage, contact as contactShape } from '../../spec/hubspot';
import { firstOf } from '../../world/by-id';
import type { HubspotContact, World } from '../../world/types';
import { invalid, notFound } from '../failure';
import { presentContact } from '../present';
import { type Call, count, names, objectBody, type Route } from '../route';
import { writeContact } from '../write';

const path = '/crm/v3/objects/contacts/:contactId';

/** The contact of a path: by id, following merges, or by its address. */
export function contactOf(world: World, key: string, idProperty: string | undefined): HubspotContact {
  const found = idProperty === 'email' ? byEmail(world, key) : world.hubspot.contact(key);
  if (!found) throw notFound('No object was found that this call names.', { id: [key] });
  return found;
}

/** By an address; whether a secondary one will do is a switch. */
export function byEmail(world: World, email: string): HubspotContact | undefined {
  const found = world.hubspot.contactByEmail(email);
  const own = found && world.hubspot.value(found, 'email').toLowerCase() === email.toLowerCase();
  return found && (own || world.switches.secondaryEmailFound) ? found : undefined;
}

const read = (call: Call) => contactOf(call.world, call.param('contactId'), call.query('idProperty'));

export const getContact: Route = {
  method: 'GET',
  path,
  scopes: ['crm.objects.contacts.read'],
  answers: contactShape,
  handle: (call) => {
    const found = read(call);
    const body = presentContact(call.world, found, names(call, 'properties'), names(call, 'propertiesWithHistory'));
    return { body: { ...body, ...associationsOf(call, found) } };
  },
};

/** Who has no company has no key for companies; the primary one stands there twice, by both of its types. */
function associationsOf(call: Call, { id }: HubspotContact) {
  if (!names(call, 'associations').some((one) => one === 'companies' || one === 'company')) return {};
  const results = call.world.hubspot.companies
    .of(id)
    .flatMap(({ companyId, isPrimary }) => [
      ...(isPrimary ? [{ id: companyId, type: 'contact_to_company' }] : []),
      { id: companyId, type: 'contact_to_company_unlabeled' },
    ]);
  return results.length > 0 ? { associations: { companies: { results } } } : {};
}

function* live(all: Iterable<[string, HubspotContact]>): Generator<HubspotContact> {
  for (const [, one] of all) if (!one.archived && !one.mergedInto) yield one;
}

/** All contacts in the order of their ids, page by page. */
export const listContacts: Route = {
  method: 'GET',
  path: '/crm/v3/objects/contacts',
  scopes: ['crm.objects.contacts.read'],
  answers: contactPage,
  handle: (call) => {
    const history = names(call, 'propertiesWithHistory');
    const limit = count(call.query('limit'), 10, 100);
    if (history.length > 0 && limit > 50) throw invalid('At most 50 objects can be read with their histories.');
    const after = Number(call.query('after') ?? 0);
    const { page, more } = firstOf(live(call.world.hubspot.contacts.after(after)), limit);
    const last = page.at(-1)?.id;
    const results = page.map((one) => presentContact(call.world, one, names(call, 'properties'), history));
    return { body: { results, ...(more && last ? { paging: { next: { after: last } } } : {}) } };
  },
};

export const patchContact: Route = {
  method: 'PATCH',
  path,
  scopes: ['crm.objects.contacts.write'],
  answers: contactShape,
  handle: (call) => {
    const { properties } = objectBody(call);
    const written = writeContact(call.world, read(call).id, properties);
    return { body: presentContact(call.world, written, Object.keys(properties as object)) };
  },
};
