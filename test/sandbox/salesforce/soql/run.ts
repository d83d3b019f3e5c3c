import type { World } from '../../world/types';
import { malformedQuery, SalesforceFailure } from '../failure';
import { accessRows, type ObjectType, rowsOf, type SourceRow, written } from '../schema';
import { groupRows } from './aggregate';
import type { Condition, FieldPath, Query } from './ast';
import { compile } from './filter';
import { parseSoql } from './parse';
import { type ResolvedField, resolveField, resolveObject } from './resolve';

/** A row of an answer. */
export type Row = Record<string, unknown>;
export interface Run {
  /** Rows that are there; for `COUNT()` the count, without rows. */
  size: number;
  rows: Row[];
}

/** Runs a query. `deleted`: as `queryAll`, with what lies in the bin. `version` goes into the addresses of rows. */
export function runSoql(world: World, text: string, version: string, deleted: boolean): Run {
  return runQuery(world, text, parseSoql(text), version, deleted);
}

function runQuery(world: World, text: string, query: Query, version: string, deleted: boolean): Run {
  const type = resolveObject(world, text, query.from, query.fromAt);
  const columns = selected(world, text, type, query);
  const rows = order(world, text, type, query, filtered(world, text, type, query, version, deleted));
  if (query.select.some((one) => one.kind === 'count') || query.groupBy.length > 0) {
    const [only] = query.select;
    if (query.select.length === 1 && only?.kind === 'count' && !only.field && query.groupBy.length === 0)
      return { size: Math.min(rows.length, query.limit ?? rows.length), rows: [] };
    const grouped = groupRows(world, text, type, query, rows);
    return { size: grouped.length, rows: grouped };
  }
  if ((query.offset ?? 0) > 2000)
    throw new SalesforceFailure(400, 'NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000');
  const start = query.offset ?? 0;
  const cut = rows.slice(start, query.limit === undefined ? undefined : start + query.limit);
  return { size: cut.length, rows: cut.map((row) => present(type, columns, row, version)) };
}

function selected(world: World, text: string, type: ObjectType, query: Query): ResolvedField[] {
  const found: ResolvedField[] = [];
  const seen = new Set<string>();
  const add = (path: FieldPath) => {
    const field = resolveField(world, text, type, path);
    const name = field.path.join('.');
    if (seen.has(name)) throw new SalesforceFailure(400, 'INVALID_FIELD', `duplicate field selected: ${name}`);
    seen.add(name);
    found.push(field);
  };
  for (const one of query.select) {
    if (one.kind === 'field') add(one.field);
    if (one.kind !== 'fields') continue;
    if (one.which !== 'STANDARD' && (query.limit === undefined || query.limit > 200))
      throw malformedQuery(`The SOQL FIELDS function must have a LIMIT of at most 200: FIELDS(${one.which})`);
    for (const { name, custom } of type.fields)
      if (one.which === 'ALL' || custom === (one.which === 'CUSTOM')) add({ path: [name], at: 0 });
  }
  return found;
}

function filtered(world: World, text: string, type: ObjectType, query: Query, version: string, deleted: boolean) {
  const rows = type.name === 'UserRecordAccess' ? accessFor(world, query) : rowsOf(world, type, deleted);
  if (!query.where) return rows;
  const subquery = (inner: Query): unknown[] => {
    const [first] = inner.select;
    if (inner.select.length !== 1 || first?.kind !== 'field')
      throw malformedQuery('a subquery behind IN selects one field');
    const name = resolveField(world, text, resolveObject(world, text, inner.from, inner.fromAt), first.field).path;
    return runQuery(world, text, inner, version, deleted).rows.map((row) => row[name[0] ?? '']);
  };
  return rows.filter(compile({ world, text, type, subquery }, query.where));
}

/** `UserRecordAccess` has rows only for the user and the records that the query names. */
function accessFor(world: World, query: Query): SourceRow[] {
  const named = (condition: Condition | undefined, name: string): string[] => {
    if (condition?.kind === 'and') return condition.terms.flatMap((term) => named(term, name));
    if (!condition || !('field' in condition)) return [];
    if (condition.field.path.join('.').toLowerCase() !== name) return [];
    const values = condition.kind === 'in' ? condition.values : condition.kind === 'compare' ? [condition.value] : [];
    return values.flatMap((value) => (value.kind === 'string' ? [value.value] : []));
  };
  const [user] = named(query.where, 'userid');
  const records = named(query.where, 'recordid');
  if (user === undefined || records.length === 0)
    throw malformedQuery('UserRecordAccess is queried by a UserId and by RecordId');
  if (records.length > 200) throw malformedQuery('UserRecordAccess is queried for at most 200 records');
  return accessRows(world, user, records);
}

function order(world: World, text: string, type: ObjectType, query: Query, rows: SourceRow[]): SourceRow[] {
  const keys = query.orderBy.flatMap((one) =>
    'kind' in one.field ? [] : [{ ...one, field: resolveField(world, text, type, one.field) }],
  );
  if (keys.length === 0) return rows;
  return [...rows].sort((a, b) => {
    for (const { field, descending, nulls } of keys) {
      const [left, right] = [field.read(a), field.read(b)];
      if (left === right) continue;
      if (left === null || right === null) return (left === null) === (nulls === 'first') ? -1 : 1;
      const [x, y] = [left, right].map((value) => (typeof value === 'string' ? value.toLowerCase() : Number(value)));
      if (x === y) continue;
      return (x as string | number) < (y as string | number) === !descending ? -1 : 1;
    }
    return 0;
  });
}

/** A row as the API answers it, with `attributes`, and an object for each relationship. */
function present(type: ObjectType, columns: ResolvedField[], row: SourceRow, version: string): Row {
  const answer: Row = { attributes: attributes(type.name, row.id, version) };
  for (const column of columns) {
    let into: Row | null = answer;
    for (const [i, there] of column.walk(row).entries()) {
      const step = column.steps[i];
      if (!into || !step) break;
      if (!(step.name in into)) into[step.name] = there ? { attributes: attributes(step.to, there.id, version) } : null;
      into = into[step.name] as Row | null;
    }
    if (into) into[column.field.name] = written(column.read(row));
  }
  return answer;
}

/** Which record a row is. */
export const attributes = (type: string, id: string, version: string) => ({
  type,
  url: `/services/data/v${version}/sobjects/${type}/${id}`,
});
