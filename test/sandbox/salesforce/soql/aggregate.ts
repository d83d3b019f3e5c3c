import type { World } from '../../world/types';
import { malformedQuery } from '../failure';
import { type ObjectType, type SourceRow, written } from '../schema';
import type { Comparison, Query } from './ast';
import { type ResolvedField, resolveField } from './resolve';
import type { Row } from './run';

const holds = (a: number, op: Comparison, b: number): boolean =>
  ({ '=': a === b, '!=': a !== b, '<': a < b, '>': a > b, '<=': a <= b, '>=': a >= b, like: false })[op];

/** GROUP BY, HAVING and COUNT(field): rows of the type AggregateResult. Text is grouped without case. */
export function groupRows(world: World, text: string, type: ObjectType, query: Query, rows: SourceRow[]): Row[] {
  const resolve = (path: Parameters<typeof resolveField>[3]) => resolveField(world, text, type, path);
  const keys = query.groupBy.map(resolve);
  const groups = new Map<string, SourceRow[]>();
  if (keys.length === 0) groups.set('', rows);
  for (const row of keys.length === 0 ? [] : rows) {
    const key = JSON.stringify(keys.map((one) => same(one.read(row))));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const { having } = query;
  const kept = [...groups.values()].filter(
    (group) => !having || holds(counted(group, resolve(having.field)), having.op, having.value),
  );
  for (const { field, descending } of [...query.orderBy].reverse()) {
    const of = (group: SourceRow[]) =>
      'kind' in field
        ? counted(group, resolve(field.field))
        : ((group[0] && (resolve(field).read(group[0]) as string)) ?? '');
    kept.sort((a, b) => (of(a) === of(b) ? 0 : of(a) < of(b) === !descending ? -1 : 1));
  }
  return kept.slice(0, Math.min(query.limit ?? 2000, 2000)).map((group) => {
    const answer: Row = { attributes: { type: 'AggregateResult' } };
    let unnamed = 0;
    for (const one of query.select) {
      if (one.kind === 'fields') throw malformedQuery('FIELDS cannot be grouped');
      if (one.kind === 'count')
        answer[one.alias ?? `expr${unnamed++}`] = one.field ? counted(group, resolve(one.field)) : group.length;
      else {
        const field = resolve(one.field);
        if (!keys.some((key) => key.path.join('.') === field.path.join('.')))
          throw malformedQuery(`Field must be grouped or aggregated: ${field.path.join('.')}`);
        answer[one.alias ?? field.field.name] = group[0] ? written(field.read(group[0])) : null;
      }
    }
    return answer;
  });
}

const same = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);
const counted = (group: SourceRow[], field: ResolvedField) => group.filter((row) => field.read(row) !== null).length;
