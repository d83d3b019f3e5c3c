import { malformedQuery } from '../failure';
import type { Comparison, Condition, FieldPath, Literal, Query } from './ast';
import type { Cursor } from './cursor';

const comparisons: Record<string, Comparison> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  like: 'like',
};
const relativeDates =
  /^(YESTERDAY|TODAY|TOMORROW|LAST_WEEK|THIS_WEEK|LAST_MONTH|THIS_MONTH|LAST_N_DAYS|NEXT_N_DAYS|N_DAYS_AGO)$/i;

/** `Owner.Name`. */
export function parseField(cursor: Cursor): FieldPath {
  const first = cursor.word();
  const path = [first.text];
  while (cursor.accept('.')) path.push(cursor.word().text);
  return { path, at: first.at };
}

/**
 * A condition. As in Salesforce AND and OR cannot be mixed without parentheses, and NOT stands alone or in
 * parentheses. `subquery` reads what follows `IN (` where that is a query.
 */
export function parseWhere(cursor: Cursor, subquery: () => Query): Condition {
  function condition(): Condition {
    if (cursor.accept('not')) return { kind: 'not', term: simple() };
    const terms = [simple()];
    const kind = cursor.at('and') ? 'and' : 'or';
    while (cursor.accept(kind)) terms.push(simple());
    const [only] = terms;
    return terms.length === 1 && only ? only : { kind, terms };
  }

  function simple(): Condition {
    if (!cursor.accept('(')) return comparison();
    const inner = condition();
    cursor.expect(')');
    return inner;
  }

  function comparison(): Condition {
    const field = parseField(cursor);
    const negated = cursor.accept('not');
    if (cursor.accept('in')) return membership(field, negated);
    const token = cursor.peek();
    const op = negated ? undefined : comparisons[token.text.toLowerCase()];
    if (!op || token.kind === 'string') throw cursor.wrong();
    cursor.take();
    return { kind: 'compare', field, op, value: literal(cursor) };
  }

  function membership(field: FieldPath, negated: boolean): Condition {
    cursor.expect('(');
    const found: Condition = cursor.at('select')
      ? { kind: 'in-query', field, negated, query: subquery() }
      : { kind: 'in', field, negated, values: cursor.list(() => literal(cursor)) };
    cursor.expect(')');
    return found;
  }

  return condition();
}

function literal(cursor: Cursor): Literal {
  const { kind, text } = cursor.peek();
  if (kind === 'string') return cursor.take() && { kind: 'string', value: text };
  if (kind === 'number') return cursor.take() && { kind: 'number', value: Number(text) };
  if (kind === 'datetime') return cursor.take() && { kind: 'datetime', value: instant(text) };
  if (kind === 'date') return cursor.take() && { kind: 'date', value: text };
  if (cursor.accept('null')) return { kind: 'null' };
  if (cursor.accept('true')) return { kind: 'boolean', value: true };
  if (cursor.accept('false')) return { kind: 'boolean', value: false };
  if (kind !== 'word' || !relativeDates.test(text)) throw cursor.wrong();
  cursor.take();
  const counted = /_N_|N_DAYS/i.test(text);
  if (counted) cursor.expect(':');
  return { kind: 'relative', name: text.toUpperCase(), n: counted ? cursor.integer() : 0 };
}

function instant(text: string): number {
  const value = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(value)) throw malformedQuery(`line 1: ${text} is no date and time`);
  return value;
}
