import { fits, fitsRows, saves } from '../../spec/salesforce';
import { SalesforceFailure, toFailure } from '../failure';
import { columns, objectBody, present, readable, typeOf, update, wouldRefuse } from '../records';
import type { Call, Route } from '../route';
import type { ObjectType } from '../schema';

interface Part {
  id: string;
  type: ObjectType;
  fields: Record<string, unknown>;
}
type Result = { id?: string; success: boolean; errors: { statusCode: string; message: string; fields: string[] }[] };

const failed = ({ errorCode, message, fields }: SalesforceFailure): Result => ({
  success: false,
  errors: [{ statusCode: errorCode, message, fields: fields ?? [] }],
});

function list(value: unknown, most: number): unknown[] {
  if (!Array.isArray(value)) throw new SalesforceFailure(400, 'INVALID_INPUT', 'A list of records is missing');
  if (value.length > most)
    throw new SalesforceFailure(
      400,
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${most} records into this call`,
    );
  return value;
}

function readPart(call: Call, given: unknown): Part {
  const { attributes, id, Id, ...fields } = (given ?? {}) as Record<string, unknown>;
  const name = (attributes as { type?: string } | undefined)?.type;
  if (!name) throw new SalesforceFailure(400, 'INVALID_INPUT', 'Each record needs attributes with a type');
  return { id: String(id ?? Id ?? ''), type: typeOf(call, name), fields };
}

/** Up to 200 updates: 200 with a result for each, in their order. With allOrNone one refusal undoes them all. */
function updateMany(call: Call): Result[] {
  const body = objectBody(call);
  const parts = list(body.records, 200).map((one) => readPart(call, one));
  if (body.allOrNone === true) {
    const refusals = parts.map(({ type, id, fields }) => wouldRefuse(call, type, id, fields));
    if (refusals.some(Boolean)) {
      const message =
        'Record rolled back because not all records were valid and the request was using AllOrNone header';
      const undone = new SalesforceFailure(400, 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message);
      return refusals.map((refusal) => failed(refusal ?? undone));
    }
  }
  return parts.map(({ type, id, fields }) => {
    try {
      update(call, type, id, fields);
      return { id: call.world.salesforce.record(id)?.id ?? id, success: true, errors: [] };
    } catch (error) {
      return failed(toFailure(error));
    }
  });
}

export const collections: Route[] = [
  {
    method: 'PATCH',
    path: '/composite/sobjects',
    nestable: 'limited',
    holds: fits(saves),
    handle: (call) => ({ status: 200, body: updateMany(call) }),
  },
  {
    method: 'POST',
    path: '/composite/sobjects/:object',
    nestable: 'limited',
    holds: fitsRows,
    handle: (call) => {
      const type = typeOf(call);
      const { ids, fields } = objectBody(call);
      const names = columns(type, Array.isArray(fields) ? fields.join(',') : null);
      return { status: 200, body: list(ids, 2000).map((id) => readOne(call, type, String(id), names)) };
    },
  },
];

function readOne(call: Call, type: ObjectType, id: string, names: readonly string[]) {
  try {
    return present(readable(call, type, id), names, call.version);
  } catch (error) {
    toFailure(error);
    return null;
  }
}
