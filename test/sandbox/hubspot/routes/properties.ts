import { property, propertyList } from '../../spec/hubspot';
import type { HubspotProperty } from '../../world/types';
import { HubspotFailure, invalid, notFound } from '../failure';
import { presentProperty } from '../present';
import { objectBody, type Route } from '../route';

const path = '/crm/v3/properties/contacts';

export const listProperties: Route = {
  method: 'GET',
  path,
  scopes: ['crm.schemas.contacts.read'],
  answers: propertyList,
  handle: ({ world }) => ({ body: { results: [...world.hubspot.properties.values()].map(presentProperty) } }),
};

export const getProperty: Route = {
  method: 'GET',
  path: `${path}/:name`,
  scopes: ['crm.schemas.contacts.read'],
  answers: property,
  handle: ({ world, param }) => {
    const found = world.hubspot.properties.get(param('name'));
    if (!found) throw notFound(`Property ${param('name')} does not exist.`);
    return { body: presentProperty(found) };
  },
};

const types = new Set(['string', 'number', 'date', 'datetime', 'enumeration', 'bool']);

export const createProperty: Route = {
  method: 'POST',
  path,
  scopes: ['crm.schemas.contacts.write'],
  answers: property,
  handle: (call) => {
    const { name, label, groupName, type, fieldType } = objectBody(call);
    if (typeof name !== 'string' || !/^[a-z][a-z0-9_]*$/.test(name)) throw invalid(`${name} is no property name.`);
    if (typeof type !== 'string' || !types.has(type)) throw invalid(`${type} is no type.`);
    if (call.world.hubspot.properties.has(name))
      throw new HubspotFailure(409, 'CONFLICT', `A property named ${name} exists already.`);
    const made = call.world.hubspot.addProperty({
      name,
      label: String(label ?? name),
      groupName: String(groupName ?? 'contactinformation'),
      type: type as HubspotProperty['type'],
      fieldType: String(fieldType ?? 'text'),
    });
    return { status: 201, body: presentProperty(made) };
  },
};
