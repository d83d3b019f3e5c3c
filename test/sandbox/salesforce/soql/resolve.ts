import type { SalesforceField, World } from '../../world/types';
import { SalesforceFailure } from '../failure';
import { fieldNamed, type ObjectType, objectType, relationship, rowById, type SourceRow } from '../schema';
import type { FieldPath } from './ast';
import { place } from './lex';

const wsdl = 'Please reference your WSDL or the describe call for the appropriate names.';

/** A path of a query, found in the org: the field at its end and the way there. */
export interface ResolvedField {
  /** As the API spells it: `['Owner', 'Name']`. */
  path: string[];
  field: SalesforceField;
  /** Relationship name → object, for each step before the field. */
  steps: { name: string; field: string; to: string }[];
  /** The row that each step leads to; undefined from where there is none. */
  walk(row: SourceRow): (SourceRow | undefined)[];
  read(row: SourceRow): unknown;
}

/** 400 INVALID_FIELD or INVALID_TYPE as Salesforce words them, with row and column. */
export const invalidField = (query: string, at: number, message: string, code = 'INVALID_FIELD') =>
  new SalesforceFailure(400, code, `${place(query, at)}\n${message}`);

/** The object of FROM. */
export function resolveObject(world: World, query: string, name: string, at: number): ObjectType {
  const type = objectType(world, name);
  if (type) return type;
  const hint = "If you are attempting to use a custom object, be sure to append the '__c' after the entity name.";
  throw invalidField(query, at, `sObject type '${name}' is not supported. ${hint} ${wsdl}`, 'INVALID_TYPE');
}

/** A field path of a query; throws INVALID_FIELD where a part of it is not there. */
export function resolveField(world: World, query: string, type: ObjectType, { path, at }: FieldPath): ResolvedField {
  let on = type;
  const steps: ResolvedField['steps'] = [];
  const names = path.length > 1 && path[0]?.toLowerCase() === type.name.toLowerCase() ? path.slice(1) : path;
  for (const name of names.slice(0, -1)) {
    const step = relationship(on, name);
    const next = step && objectType(world, step.to);
    if (!step || !next) {
      const hint = `If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name.`;
      throw invalidField(query, at, `Didn't understand relationship '${name}' in field path. ${hint} ${wsdl}`);
    }
    steps.push(step);
    on = next;
  }
  const name = names.at(-1) ?? '';
  const field = fieldNamed(on, name);
  if (!field) {
    const hint =
      "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.";
    throw invalidField(query, at, `No such column '${name}' on entity '${on.name}'. ${hint} ${wsdl}`);
  }
  const walk = (row: SourceRow) => {
    let there: SourceRow | undefined = row;
    return steps.map((step) => {
      there = there && rowById(world, step.to, String(there.fields[step.field] ?? ''));
      return there;
    });
  };
  return {
    path: [...steps.map((step) => step.name), field.name],
    field,
    steps,
    walk,
    read: (row) => (steps.length === 0 ? row : walk(row).at(-1))?.fields[field.name] ?? null,
  };
}
