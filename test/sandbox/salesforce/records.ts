import { StoreRefusal } from '../world/refusal';
import { checkFields } from '../world/salesforce-checks';
import type { SalesforceRecord } from '../world/types';
import { badJson, notFound, SalesforceFailure, toFailure } from './failure';
import type { Call } from './route';
import { fieldNamed, type ObjectType, objectType, written } from './schema';
import { attributes, type Row } from './soql/run';
import { orgState } from './state';

/** The object in the address; 404 NOT_FOUND as for any address that is not there. */
export function typeOf(call: Call, name = call.params.object ?? ''): ObjectType {
  const type = objectType(call.world, name);
  if (!type) throw notFound();
  return type;
}

/** A record that the admin's user may read. */
export function readable(call: Call, type: ObjectType, id: string): SalesforceRecord {
  const record = call.world.salesforce.record(id);
  if (!record || record.object !== type.name || record.purged || record.hidden) throw notFound();
  if (record.isDeleted) throw new SalesforceFailure(404, 'ENTITY_IS_DELETED', 'entity is deleted', []);
  return record;
}

/** The names of `fields=`, or all. */
export function columns(type: ObjectType, names: string | null): string[] {
  if (!names) return type.fields.map((field) => field.name);
  return names.split(',').map((name) => {
    const field = fieldNamed(type, name.trim());
    if (!field)
      throw new SalesforceFailure(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${type.name}`);
    return field.name;
  });
}

/** A record as a read answers it. A named column is there with null; of all columns too. */
export function present(record: SalesforceRecord, names: readonly string[], version: string): Row {
  const row: Row = { attributes: attributes(record.object, record.id, version) };
  for (const name of names) row[name] = written(record.fields[name]);
  row.Id = record.id;
  return row;
}

/** A body that is one JSON object. */
export function objectBody(call: Call): Record<string, unknown> {
  if (typeof call.body !== 'object' || call.body === null || Array.isArray(call.body))
    throw badJson('The request body must be a JSON object');
  return call.body as Record<string, unknown>;
}

/** Writes fields of a record as the admin's user, and notes the attempt. Throws what Salesforce answers. */
export function update(call: Call, type: ObjectType, id: string, given: Record<string, unknown>): void {
  const { world } = call;
  const { attributes: _, ...fields } = given;
  noting(call, type, id, fields, () => {
    if ('Id' in fields)
      throw new SalesforceFailure(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.');
    const record = world.salesforce.record(id);
    if (record && record.object !== type.name) throw notFound();
    world.salesforce.update(id, assigned(call, type, fields), world.salesforce.adminUserId);
  });
}

/** Makes a record; returns its id. */
export function insert(call: Call, type: ObjectType, given: Record<string, unknown>): string {
  const { attributes: _, ...fields } = given;
  let id = '';
  noting(call, type, id, fields, () => {
    const { salesforce } = call.world;
    const values = assigned(call, type, fields);
    id = salesforce.insert(type.name as SalesforceRecord['object'], values, salesforce.adminUserId).id;
  });
  return id;
}

/** What the write would be refused with, without writing; null: nothing. For allOrNone. */
export function wouldRefuse(
  call: Call,
  type: ObjectType,
  id: string,
  given: Record<string, unknown>,
): SalesforceFailure | null {
  try {
    const { attributes: _, ...fields } = given;
    const record = readable(call, type, id);
    if ((call.world.salesforce.rowLocks.get(record.id) ?? 0) > 0)
      throw new StoreRefusal('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record', undefined, []);
    checkFields(call.world.salesforce, record.object, fields, record.fields);
    return null;
  } catch (error) {
    return toFailure(error);
  }
}

/** An assignment rule takes a lead, unless the header switches it off. */
function assigned(call: Call, type: ObjectType, fields: Record<string, unknown>): Record<string, unknown> {
  const { assignTo } = orgState(call.world);
  const off = /^false$/i.test(call.header('sforce-auto-assign') ?? '');
  return type.name === 'Lead' && assignTo && !off ? { ...fields, OwnerId: assignTo } : fields;
}

function noting(call: Call, type: ObjectType, id: string, fields: Record<string, unknown>, write: () => void): void {
  const client = /client=([^,;\s]+)/.exec(call.header('sforce-call-options') ?? '')?.[1];
  const note = {
    at: call.world.clock.now(),
    object: type.name,
    id,
    fields,
    autoAssign: call.header('sforce-auto-assign'),
    client,
    outcome: 'written',
  };
  orgState(call.world).writes.push(note);
  try {
    write();
  } catch (error) {
    const failure = toFailure(error);
    note.outcome = failure.errorCode;
    throw failure;
  }
}
