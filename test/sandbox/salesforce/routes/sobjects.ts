import { describeGlobal, describeObject, fits, fitsRow, saved } from '../../spec/salesforce';
import { columns, insert, objectBody, present, readable, typeOf, update } from '../records';
import type { Call, Route } from '../route';
import { type ObjectType, objectTypes, relationship } from '../schema';

function summary(call: Call, type: ObjectType) {
  const base = `/services/data/v${call.version}/sobjects/${type.name}`;
  return {
    name: type.name,
    label: type.label,
    labelPlural: type.labelPlural,
    keyPrefix: type.keyPrefix || null,
    custom: false,
    createable: type.writable,
    updateable: type.writable,
    deletable: type.writable,
    queryable: true,
    retrieveable: true,
    urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` },
  };
}

function describe(call: Call, type: ObjectType) {
  return {
    ...summary(call, type),
    fields: type.fields.map((field) => {
      const to = field.type === 'reference' ? relationship(type, field.name.slice(0, -2)) : undefined;
      return {
        name: field.name,
        label: field.label,
        type: field.type,
        length: field.length ?? (field.type === 'id' || field.type === 'reference' ? 18 : 0),
        custom: field.custom,
        calculated: field.calculated,
        nillable: field.nillable,
        createable: field.updateable,
        updateable: field.updateable,
        filterable: true,
        sortable: true,
        unique: field.type === 'id',
        externalId: false,
        defaultedOnCreate: field.name === 'OwnerId' || field.name === 'Status',
        relationshipName: to?.name ?? null,
        referenceTo: to ? [to.to] : [],
        picklistValues: [],
      };
    }),
  };
}

const record = '/sobjects/:object/:id';
export const sobjects: Route[] = [
  {
    method: 'GET',
    path: '/sobjects',
    nestable: 'free',
    holds: fits(describeGlobal),
    handle: (call) => ({
      status: 200,
      body: {
        encoding: 'UTF-8',
        maxBatchSize: 200,
        sobjects: objectTypes(call.world).map((type) => summary(call, type)),
      },
    }),
  },
  {
    method: 'GET',
    path: '/sobjects/:object/describe',
    nestable: 'free',
    holds: fits(describeObject),
    handle: (call) => ({ status: 200, body: describe(call, typeOf(call)) }),
  },
  {
    method: 'GET',
    path: record,
    nestable: 'free',
    holds: fitsRow,
    handle: (call) => {
      const type = typeOf(call);
      const found = readable(call, type, call.params.id ?? '');
      return { status: 200, body: present(found, columns(type, call.query.get('fields')), call.version) };
    },
  },
  {
    method: 'PATCH',
    path: record,
    nestable: 'free',
    holds: () => ['an update has no body'],
    handle: (call) => {
      update(call, typeOf(call), call.params.id ?? '', objectBody(call));
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: '/sobjects/:object',
    nestable: 'free',
    holds: fits(saved),
    handle: (call) => {
      const type = typeOf(call);
      const id = insert(call, type, objectBody(call));
      const headers = { Location: `/services/data/v${call.version}/sobjects/${type.name}/${id}` };
      return { status: 201, headers, body: { id, success: true, errors: [] } };
    },
  },
  {
    method: 'DELETE',
    path: record,
    nestable: 'free',
    holds: () => ['a deletion has no body'],
    handle: (call) => {
      const { id } = readable(call, typeOf(call), call.params.id ?? '');
      call.world.salesforce.delete(id, call.world.salesforce.adminUserId);
      return { status: 204 };
    },
  },
];
