import { contactBatch } from '../../spec/hubspot';
import type { HubspotContact } from '../../world/types';
import { presentContact } from '../present';
import { type Answer, batchInputs, type Call, iso, objectBody, type Route, stringList } from '../route';
import { checkContact, writeContact } from '../write';
import { byEmail } from './contacts';

/** `COMPLETE` with the results; 207 with a count where some were not found. */
function batch(call: Call, results: unknown[], missing: string[]): Answer {
  const at = iso(call.world.clock.now());
  const body = { status: 'COMPLETE', results, startedAt: at, completedAt: at };
  if (missing.length === 0) return { body };
  const error = {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: 'Some of the objects that were asked for do not exist.',
    context: { ids: missing },
    errors: [],
    links: {},
  };
  return { status: 207, body: { ...body, numErrors: 1, errors: [error] } };
}

export const readContacts: Route = {
  method: 'POST',
  path: '/crm/v3/objects/contacts/batch/read',
  scopes: ['crm.objects.contacts.read'],
  answers: contactBatch,
  handle: (call) => {
    const { properties, propertiesWithHistory, idProperty } = objectBody(call);
    const history = stringList(propertiesWithHistory, 'propertiesWithHistory');
    const ids = batchInputs(call, history.length > 0 ? 50 : 100).map((input) => String(input.id));
    const { hubspot } = call.world;
    const find = (id: string) => (idProperty === 'email' ? byEmail(call.world, id) : hubspot.contact(id));
    const found = new Map(ids.map((id) => [id, find(id)]));
    const contacts = [...new Set([...found.values()].filter((one): one is HubspotContact => one !== undefined))];
    const wanted = stringList(properties, 'properties');
    return batch(
      call,
      contacts.map((one) => presentContact(call.world, one, wanted, history)),
      ids.filter((id) => !found.get(id)),
    );
  },
};

export const updateContacts: Route = {
  method: 'POST',
  path: '/crm/v3/objects/contacts/batch/update',
  scopes: ['crm.objects.contacts.write'],
  answers: contactBatch,
  handle: (call) => {
    const inputs = batchInputs(call, 100);
    const known = inputs.filter((input) => call.world.hubspot.contact(String(input.id)));
    if (!call.world.switches.refusedBatchWritesSome)
      for (const input of known) checkContact(call.world, String(input.id), input.properties);
    const written = known.map((input) => writeContact(call.world, String(input.id), input.properties));
    const missing = inputs.filter((input) => !known.includes(input)).map((input) => String(input.id));
    return batch(
      call,
      written.map((one) => presentContact(call.world, one, [])),
      missing,
    );
  },
};
