import { connectorWrites, type WriteRule } from './change/smallest';
import { leavesOf, type Node, type PropertyFilter } from './definition';
import { canHold } from './lint/together';
import { cyclesOf, type Lists } from './nested';
import type { Moment } from './types';

/** What is doubtful in a definition. `paths` are its criteria. Each code has a sentence (`why.lint.<code>`). */
export interface Finding {
  readonly code:
    | 'deadlock'
    | 'never-together'
    | 'missing-property'
    | 'missing-option'
    | 'nobody'
    | 'cycle'
    | 'missing-list'
    | 'cannot-tell';
  readonly paths: readonly string[];
  readonly params: Readonly<Record<string, string>>;
}
export interface LintSettings {
  /** With `properties`: all that the portal has; a name that is not there is missing. */
  readonly moment: Moment;
  readonly rules?: Readonly<Record<string, WriteRule>>;
  /** Segments that were read; null for one that does not exist. */
  readonly lists?: Readonly<Record<string, Lists[string] | null>>;
}

/** Looks a definition over. `id` is the segment's own, so that cycles through it are found. */
export function lint(id: string, node: Node, settings: LintSettings): Finding[] {
  const leaves = leavesOf(node);
  return [
    ...leaves.flatMap((leaf) => (leaf.kind === 'property' ? ofProperty(leaf, settings) : [])),
    ...leaves.flatMap((leaf): Finding[] => {
      if (leaf.kind === 'constant' && !leaf.accept) return [{ code: 'nobody', paths: [leaf.path], params: {} }];
      if (leaf.kind === 'opaque') return [{ code: 'cannot-tell', paths: [leaf.path], params: { what: leaf.name } }];
      if (leaf.kind === 'in-list' && settings.lists?.[leaf.listId] === null)
        return [{ code: 'missing-list', paths: [leaf.path], params: { list: leaf.listId } }];
      return [];
    }),
    ...neverTogether(node, settings.moment),
    ...cycles(id, node, settings),
  ];
}

function ofProperty(leaf: PropertyFilter, { moment, rules }: LintSettings): Finding[] {
  const { property } = leaf;
  const found = (code: Finding['code'], more: Record<string, string> = {}): Finding => ({
    code,
    paths: [leaf.path],
    params: { property: moment.properties?.[property]?.label ?? property, ...more },
  });
  const rule = rules?.[property];
  const deadlock = connectorWrites.test(property) || rule === 'always-salesforce' || rule === 'prefer-salesforce';
  const findings = deadlock ? [found('deadlock')] : [];
  if (!moment.properties) return findings;
  const info = moment.properties[property];
  if (!info) return [...findings, found('missing-property')];
  const values = leaf.operation.words.params.values;
  const options = info.type === 'enumeration' ? info.options : undefined;
  if (!options || typeof values !== 'object' || !('values' in values)) return findings;
  const gone = values.values.filter((value) => !options.some((one) => one.value === value));
  return gone.length === 0 ? findings : [...findings, found('missing-option', { options: gone.join(', ') })];
}

/** Criteria of one AND group on one property that no value meets. */
function neverTogether(node: Node, moment: Moment): Finding[] {
  if (node.kind !== 'branch') return [];
  const deeper = node.children.flatMap((child) => neverTogether(child, moment));
  if (node.type !== 'AND') return deeper;
  const byProperty = Map.groupBy(required(node), (leaf) => leaf.property);
  const found = [...byProperty].flatMap(([property, leaves]): Finding[] => {
    if (leaves.length < 2 || canHold(property, leaves, moment)) return [];
    const label = moment.properties?.[property]?.label ?? property;
    return [{ code: 'never-together', paths: leaves.map((one) => one.path), params: { property: label } }];
  });
  return [...found, ...deeper];
}

/** Criteria that an AND group asks for itself or by the AND groups within. */
function required(node: Node): PropertyFilter[] {
  if (node.kind === 'property') return [node];
  return node.kind === 'branch' && node.type === 'AND' ? node.children.flatMap(required) : [];
}

function cycles(id: string, node: Node, { lists }: LintSettings): Finding[] {
  if (!lists) return [];
  const known: Lists = Object.fromEntries(Object.entries(lists).flatMap(([key, one]) => (one ? [[key, one]] : [])));
  return cyclesOf(id, node, known).map((way) => {
    const named = way.map((one) => known[one]?.name ?? one).join(' → ');
    const paths = leavesOf(node).flatMap((leaf) =>
      leaf.kind === 'in-list' && leaf.listId === way[1] ? [leaf.path] : [],
    );
    return { code: 'cycle', paths, params: { way: named } };
  });
}
