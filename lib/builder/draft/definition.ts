import { type Node, parseDefinition, toJson } from '../../segments/definition';
import { objectAt } from '../../segments/json';
import type { Json, JsonObject } from '../../segments/types';
import { offerOf, readOperation } from './offers';
import type { AllGroup, Criterion, Draft, Group } from './types';

const and: JsonObject = { filterBranchType: 'AND', filterBranchOperator: 'AND', filterBranches: [], filters: [] };
const or: JsonObject = { filterBranchType: 'OR', filterBranchOperator: 'OR', filters: [] };

/** A draft with nothing in it but a first criterion to fill. */
export const emptyDraft: Draft = {
  name: '',
  groups: [{ id: 1, kind: 'all', criteria: [{ id: 2, kind: 'property', property: '', offer: '', values: {} }] }],
  from: null,
  next: 3,
};

/** The definition in HubSpot's shape. Unfinished criteria come along as they are: check the draft before. */
export function toDefinition(draft: Draft, zone: string): Json {
  const [only] = draft.groups;
  if (only?.kind === 'kept' && only.whole && draft.groups.length === 1) return only.raw;
  return { ...(draft.root ?? or), filterBranches: draft.groups.map((group) => groupJson(group, zone)) };
}

/** One group as a branch. A whole definition beside other groups stands within an AND, as HubSpot wants it. */
function groupJson(group: Group, zone: string): Json {
  if (group.kind === 'kept') return group.whole ? { ...and, filterBranches: [group.raw] } : group.raw;
  const { criteria, raw = and } = group;
  const branches = criteria.flatMap((one) => (one.kind === 'kept' && one.place === 'branch' ? [one.raw] : []));
  const filters = criteria.filter((one) => one.kind !== 'kept' || one.place === 'filter');
  return {
    ...raw,
    ...(filters.length > 0 || 'filters' in raw ? { filters: filters.map((one) => criterionJson(one, zone)) } : {}),
    ...(branches.length > 0 || 'filterBranches' in raw ? { filterBranches: branches } : {}),
  };
}

/** One criterion as a filter. What was copied and not touched is what it was. */
export function criterionJson(criterion: Criterion, zone: string): Json {
  if (criterion.raw !== undefined) return criterion.raw;
  if (criterion.kind === 'kept') return criterion.raw;
  if (criterion.kind === 'list')
    return {
      filterType: 'IN_LIST',
      operator: criterion.negative ? 'NOT_IN_LIST' : 'IN_LIST',
      listId: criterion.listId,
    };
  const operation = offerOf(criterion.offer)?.write(criterion.values, zone) ?? {};
  return { filterType: 'PROPERTY', property: criterion.property, operation };
}

/** A draft of an existing definition. What the builder cannot edit is kept as it is. */
export function fromDefinition(
  definition: unknown,
  zone: string,
  about: Pick<Draft, 'name' | 'from'> = { name: '', from: null },
): Draft {
  const node = parseDefinition(definition);
  let next = 1;
  const id = () => next++;
  const isPlain = node.kind === 'branch' && node.type === 'OR' && !filtersOf(node.raw);
  if (!isPlain) return { ...about, groups: [{ id: id(), kind: 'kept', whole: true, raw: toJson(node) }], next };
  const groups = node.children.map((child): Group => groupOf(child, zone, id));
  const { filterBranches: _, ...root } = node.raw;
  return { ...about, groups, root, next };
}

const filtersOf = (raw: JsonObject): boolean => Array.isArray(raw.filters) && raw.filters.length > 0;

function groupOf(node: Node, zone: string, id: () => number): Group {
  if (node.kind !== 'branch' || node.type !== 'AND') return { id: id(), kind: 'kept', raw: toJson(node) };
  const filters = Array.isArray(node.raw.filters) ? node.raw.filters.length : 0;
  const empty = { ...node.raw };
  if ('filters' in empty) empty.filters = [];
  if ('filterBranches' in empty) empty.filterBranches = [];
  const own: AllGroup = {
    id: id(),
    kind: 'all',
    criteria: node.children.map((child, index) =>
      criterionOf(child, index < filters ? 'filter' : 'branch', zone, id()),
    ),
    raw: empty,
  };
  return own;
}

function criterionOf(node: Node, place: 'filter' | 'branch', zone: string, id: number): Criterion {
  if (node.kind === 'in-list') return { id, kind: 'list', listId: node.listId, negative: node.negative, raw: node.raw };
  if (node.kind === 'property') {
    const operation = objectAt(node.raw, 'operation');
    const read = operation && readOperation(operation, zone);
    if (read) return { id, kind: 'property', property: node.property, ...read, raw: node.raw };
  }
  return { id, kind: 'kept', place, raw: toJson(node) };
}
