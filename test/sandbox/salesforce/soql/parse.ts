import { malformedQuery } from '../failure';
import type { Comparison, FieldPath, Order, Query, Selected } from './ast';
import { Cursor } from './cursor';
import { parseField, parseWhere } from './parse-where';

const clauses = new Set(['from', 'where', 'group', 'having', 'order', 'limit', 'offset', 'for']);

/** Reads a query as the REST API takes it. Throws MALFORMED_QUERY with row and column. */
export function parseSoql(text: string): Query {
  if (text.trim() === '') throw malformedQuery('SOQL statements cannot be empty or null');
  const cursor = new Cursor(text);
  const query = parseQuery(cursor);
  if (cursor.peek().kind !== 'end') throw cursor.wrong();
  return query;
}

function parseQuery(cursor: Cursor): Query {
  cursor.expect('select');
  const select = cursor.list(() => parseSelected(cursor));
  cursor.expect('from');
  const from = cursor.word();
  const query: Query = { select, from: from.text, fromAt: from.at, groupBy: [], orderBy: [] };
  if (cursor.accept('where')) query.where = parseWhere(cursor, () => parseQuery(cursor));
  if (cursor.accept('group', 'by')) query.groupBy = cursor.list(() => parseField(cursor));
  if (cursor.accept('having')) query.having = parseHaving(cursor);
  if (cursor.accept('order', 'by')) query.orderBy = cursor.list(() => parseOrder(cursor));
  if (cursor.accept('limit')) query.limit = cursor.integer();
  if (cursor.accept('offset')) query.offset = cursor.integer();
  return query;
}

function parseSelected(cursor: Cursor): Selected {
  if (cursor.at('count') && cursor.at('(', 1)) {
    cursor.expect('count', '(');
    const field = cursor.at(')') ? null : parseField(cursor);
    cursor.expect(')');
    return { kind: 'count', field, alias: parseAlias(cursor) };
  }
  if (cursor.at('fields') && cursor.at('(', 1)) {
    cursor.expect('fields', '(');
    const which = cursor.word().text.toUpperCase();
    if (which !== 'ALL' && which !== 'STANDARD' && which !== 'CUSTOM')
      throw malformedQuery(`FIELDS(${which}) is no group of fields`);
    cursor.expect(')');
    return { kind: 'fields', which };
  }
  return { kind: 'field', field: parseField(cursor), alias: parseAlias(cursor) };
}

function parseAlias(cursor: Cursor): string | undefined {
  const { kind, text } = cursor.peek();
  return kind === 'word' && !clauses.has(text.toLowerCase()) ? cursor.take().text : undefined;
}

function parseCount(cursor: Cursor): FieldPath {
  cursor.expect('count', '(');
  const field = parseField(cursor);
  cursor.expect(')');
  return field;
}

function parseHaving(cursor: Cursor): { field: FieldPath; op: Comparison; value: number } {
  const field = parseCount(cursor);
  const op = cursor.take().text;
  if (!['=', '!=', '<', '>', '<=', '>='].includes(op)) throw malformedQuery(`unexpected token: '${op}'`);
  return { field, op: op as Comparison, value: cursor.integer() };
}

function parseOrder(cursor: Cursor): Order {
  const counted = cursor.at('count') && cursor.at('(', 1);
  const field: Order['field'] = counted ? { kind: 'count', field: parseCount(cursor) } : parseField(cursor);
  const descending = cursor.accept('desc');
  if (!descending) cursor.accept('asc');
  const last = cursor.accept('nulls', 'last');
  if (!last) cursor.accept('nulls', 'first');
  return { field, descending, nulls: last ? 'last' : 'first' };
}
