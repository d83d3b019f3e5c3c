import { contact as contactShape } from '../../spec/hubspot';
import type { HubspotContact, World } from '../../world/types';
import { notFound } from '../failure';
import { presentContact } from '../present';
import { type Call, names, objectBody, type Route } from '../route';
import { writeContact } from '../write';

const path = '/crm/v3/objects/contacts/:contactId';

/** The contact of a path: by id, following merges, or by its address. */
export function contactOf(world: World, key: string, idProperty: string | undefined): HubspotContact {
  const found = idProperty === 'email' ? byEmail(world, key) : world.hubspot.contact(key);
  if (!found) throw notFound('No object was found that this call names.', { id: [key] });
  return found;
}

function byEmail(world: World, email: string): HubspotContact | undefined {
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
  handle: (call) => ({
    body: presentContact(call.world, read(call), names(call, 'properties'), names(call, 'propertiesWithHistory')),
  }),
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
