import { to18 } from '../../world/ids';
import type { SalesforceField, World } from '../../world/types';
import { SalesforceFailure } from '../failure';
import type { ObjectType, SourceRow } from '../schema';
import type { Comparison, Condition, FieldPath, Literal, Query } from './ast';
import { literalPercent, literalUnderscore } from './lex';
import { isRelative, span } from './relative';
import { invalidField, type ResolvedField, resolveField } from './resolve';

export type Test = (row: SourceRow) => boolean;
export interface FilterContext {
  world: World;
  text: string;
  type: ObjectType;
  /** The values of a subquery behind IN. */
  subquery(query: Query): unknown[];
}

/** A condition as a test of rows. Two-valued as in SOQL: no value is unlike any value. */
export function compile(context: FilterContext, condition: Condition): Test {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const tests = condition.terms.map((term) => compile(context, term));
      return condition.kind === 'and'
        ? (row) => tests.every((test) => test(row))
        : (row) => tests.some((test) => test(row));
    }
    case 'not': {
      const test = compile(context, condition.term);
      return (row) => !test(row);
    }
    case 'compare': {
      const found = resolve(context, condition.field);
      const { field } = found;
      if (condition.op === 'like') return like(context, found, condition.field, condition.value);
      const wanted = valueFor(context, condition.field, field, condition.value);
      return compare(field, found, condition.op, wanted, context.world.clock.now());
    }
    case 'in':
    case 'in-query': {
      const found = resolve(context, condition.field);
      const values =
        condition.kind === 'in-query'
          ? context.subquery(condition.query).map((value) => comparable(found.field, value))
          : condition.values.map((value) =>
              comparable(found.field, valueFor(context, condition.field, found.field, value)),
            );
      const set = new Set(values);
      return (row) => set.has(comparable(found.field, found.read(row))) !== condition.negated;
    }
  }
}

const resolve = (context: FilterContext, field: FieldPath) =>
  resolveField(context.world, context.text, context.type, field);

const isId = (field: SalesforceField) => field.type === 'id' || field.type === 'reference';
const isTime = (field: SalesforceField) => field.type === 'datetime' || field.type === 'date';

/** How values of a field are told apart: text without case, ids by all their letters, times by the moment. */
function comparable(field: SalesforceField, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'string') return value;
  if (isId(field)) return to18(value);
  return isTime(field) ? Date.parse(value) : value.toLowerCase();
}

/** The value to compare with; refuses what does not suit the field's type, as Salesforce does. */
function valueFor(context: FilterContext, path: FieldPath, field: SalesforceField, literal: Literal): unknown {
  const must = (type: string, quotes: boolean) =>
    invalidField(
      context.text,
      path.at,
      `value of filter criterion for field '${field.name}' must be of type ${type} and should ${quotes ? '' : 'not '}be enclosed in quotes`,
    );
  if (literal.kind === 'null') return null;
  if (field.type === 'boolean') {
    if (literal.kind !== 'boolean') throw must('boolean', false);
    return literal.value;
  }
  if (isTime(field)) {
    const wanted = field.type === 'date' ? 'date' : 'datetime';
    if (literal.kind === 'relative') return literal;
    if (literal.kind !== wanted) throw must(field.type === 'date' ? 'date' : 'dateTime', false);
    return typeof literal.value === 'number' ? new Date(literal.value).toISOString() : literal.value;
  }
  if (['double', 'int', 'currency', 'percent'].includes(field.type)) {
    if (literal.kind !== 'number') throw must(field.type, false);
    return literal.value;
  }
  if (literal.kind !== 'string') throw must('string', true);
  const text = literal.value.replaceAll(literalUnderscore, '_').replaceAll(literalPercent, '%');
  if (isId(field) && !/^([a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})$/.test(text))
    throw new SalesforceFailure(400, 'INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
  return text;
}

function compare(field: SalesforceField, found: ResolvedField, op: Comparison, wanted: unknown, now: number): Test {
  if (isRelative(wanted)) {
    const [from, to] = span(wanted.name, wanted.n, now);
    return (row) => {
      const at = comparable(field, found.read(row));
      if (typeof at !== 'number') return op === '!=';
      const inside = at >= from && at < to;
      if (op === '=') return inside;
      if (op === '!=') return !inside;
      if (op === '<') return at < from;
      if (op === '>') return at >= to;
      return op === '<=' ? at < to : at >= from;
    };
  }
  const right = comparable(field, wanted);
  return (row) => {
    const left = comparable(field, found.read(row));
    if (op === '=') return left === right;
    if (op === '!=') return left !== right;
    if (left === null || right === null) return false;
    const [a, b] = [left as string | number, right as string | number];
    if (op === '<') return a < b;
    if (op === '>') return a > b;
    return op === '<=' ? a <= b : a >= b;
  };
}

function like(context: FilterContext, found: ResolvedField, path: FieldPath, value: Literal): Test {
  if (value.kind !== 'string' || isTime(found.field) || found.field.type === 'boolean' || isId(found.field))
    throw invalidField(
      context.text,
      path.at,
      `invalid operator on ${found.field.type} field`,
      'INVALID_QUERY_FILTER_OPERATOR',
    );
  const pattern = value.value
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '[^]*')
    .replaceAll('_', '[^]')
    .replaceAll(literalUnderscore, '_')
    .replaceAll(literalPercent, '%');
  const expression = new RegExp(`^${pattern}$`, 'i');
  return (row) => {
    const text = found.read(row);
    return typeof text === 'string' && text !== '' && expression.test(text);
  };
}
