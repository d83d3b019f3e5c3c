import { isObject, listAt, objectAt, textAt } from './json';
import { familyOf } from './operations';
import type { Operation } from './operations/family';
import type { Json, JsonObject, Why } from './types';

/** A node keeps the JSON it was read from. `path` names it within its definition: `0.1` is the second child of the first. */
interface Base {
  readonly path: string;
  readonly raw: JsonObject;
}
export const branchTypes = ['OR', 'AND', 'NOT_ALL', 'NOT_ANY'] as const;
export interface Branch extends Base {
  readonly kind: 'branch';
  readonly type: (typeof branchTypes)[number];
  /** Filters first, then branches. */
  readonly children: readonly Node[];
}
/** Any associated company for which all of the children hold. */
export interface Companies extends Base {
  readonly kind: 'companies';
  readonly associationType: number | null;
  readonly children: readonly Node[];
}
export interface PropertyFilter extends Base {
  readonly kind: 'property';
  readonly property: string;
  readonly operation: Operation;
}
export interface InList extends Base {
  readonly kind: 'in-list';
  readonly listId: string;
  readonly negative: boolean;
}
export interface Constant extends Base {
  readonly kind: 'constant';
  readonly accept: boolean;
}
/** What cannot be told here, with its name: never dropped, evaluated to unknown. */
export interface Opaque extends Base {
  readonly kind: 'opaque';
  readonly why: Why;
  readonly name: string;
}
export type Leaf = PropertyFilter | InList | Constant | Opaque;
export type Node = Branch | Companies | Leaf;

/** Reads any JSON as the definition of a segment (`filterBranch`). Never throws. */
export function parseDefinition(raw: unknown): Node {
  if (!isObject(raw)) return opaque('', { value: (raw ?? null) as Json }, 'no-definition', '');
  return branchOf(raw, '');
}

/** The JSON that a definition was read from. */
export function toJson(node: Node): Json {
  if (node.kind === 'opaque' && node.why === 'no-definition') return node.raw.value ?? null;
  if (node.kind !== 'branch' && node.kind !== 'companies') return node.raw;
  const filters = listAt(node.raw, 'filters').length;
  const children = node.children.map(toJson);
  return {
    ...node.raw,
    ...(Array.isArray(node.raw.filters) ? { filters: children.slice(0, filters) } : {}),
    ...(Array.isArray(node.raw.filterBranches) ? { filterBranches: children.slice(filters) } : {}),
  };
}

/** All leaves in the order of the definition; those within companies only with `within`. */
export function leavesOf(node: Node, within = false): Leaf[] {
  if (node.kind === 'branch' || (node.kind === 'companies' && within))
    return node.children.flatMap((child) => leavesOf(child, within));
  return node.kind === 'companies' ? [] : [node];
}

const opaque = (path: string, raw: JsonObject, why: Why, name: string): Opaque => ({
  kind: 'opaque',
  path,
  raw,
  why,
  name,
});

function childrenOf(raw: JsonObject, path: string): Node[] {
  const at = (index: number) => (path === '' ? String(index) : `${path}.${index}`);
  const filters = listAt(raw, 'filters');
  return [
    ...filters.map((one, index) => filterOf(one, at(index))),
    ...listAt(raw, 'filterBranches').map((one, index) =>
      isObject(one)
        ? branchOf(one, at(filters.length + index))
        : wrapped(one, at(filters.length + index), 'unknown-branch'),
    ),
  ];
}

/** JSON that is no object, where one should be. */
const wrapped = (value: Json, path: string, why: Why): Node => opaque(path, value as JsonObject, why, String(value));

function branchOf(raw: JsonObject, path: string): Node {
  const name = textAt(raw, 'filterBranchType') ?? textAt(raw, 'filterBranchOperator') ?? '';
  const type = branchTypes.find((one) => one === name);
  if (refines(raw)) return opaque(path, raw, 'refine-by', name);
  if (type) return { kind: 'branch', type, path, raw, children: childrenOf(raw, path) };
  if (name === 'RESTRICTED') return opaque(path, raw, 'restricted', name);
  if (name === 'ASSOCIATION') {
    const toCompanies = textAt(raw, 'objectTypeId') === '0-2' && (textAt(raw, 'operator') ?? 'IN_LIST') === 'IN_LIST';
    if (!toCompanies) return opaque(path, raw, 'elsewhere', `${name} ${textAt(raw, 'objectTypeId') ?? ''}`.trim());
    const association = raw.associationTypeId;
    const associationType = typeof association === 'number' ? association : null;
    return { kind: 'companies', associationType, path, raw, children: childrenOf(raw, path) };
  }
  const known = name === 'UNIFIED_EVENTS' || name === 'PROPERTY_ASSOCIATION';
  return opaque(path, raw, known ? 'elsewhere' : 'unknown-branch', name);
}

/** Filters that are judged by data which no API gives for a contact. */
export const elsewhere = [
  'ADS_SEARCH',
  'ADS_TIME',
  'ASSOCIATION',
  'COMMUNICATION_SUBSCRIPTION',
  'CTA',
  'EMAIL_EVENT',
  'EMAIL_SUBSCRIPTION',
  'EVENT',
  'FORM_SUBMISSION',
  'FORM_SUBMISSION_ON_PAGE',
  'INTEGRATION_EVENT',
  'PAGE_VIEW',
  'PRIVACY',
  'SURVEY_MONKEY',
  'SURVEY_MONKEY_VALUE',
  'UNIFIED_EVENTS',
  'WEBINAR',
] as const;

function filterOf(raw: Json, path: string): Node {
  if (!isObject(raw)) return wrapped(raw, path, 'unknown-filter');
  const name = textAt(raw, 'filterType') ?? '';
  if (elsewhere.some((one) => one === name)) return opaque(path, raw, 'elsewhere', name);
  if (refines(raw)) return opaque(path, raw, 'refine-by', name);
  if (name === 'CONSTANT' && typeof raw.shouldAccept === 'boolean')
    return { kind: 'constant', path, raw, accept: raw.shouldAccept };
  if (name === 'IN_LIST') return inListOf(raw, path);
  if (name === 'PROPERTY') return propertyOf(raw, path);
  return opaque(path, raw, 'unknown-filter', name);
}

function inListOf(raw: JsonObject, path: string): Node {
  const listId = textAt(raw, 'listId');
  const operator = textAt(raw, 'operator') ?? 'IN_LIST';
  if (raw.metadata !== undefined && raw.metadata !== null) return opaque(path, raw, 'imported-list', listId ?? '');
  if (operator !== 'IN_LIST' && operator !== 'NOT_IN_LIST') return opaque(path, raw, 'unknown-operator', operator);
  if (listId === null) return opaque(path, raw, 'unknown-filter', 'IN_LIST');
  return { kind: 'in-list', path, raw, listId, negative: operator === 'NOT_IN_LIST' };
}

function propertyOf(raw: JsonObject, path: string): Node {
  const property = textAt(raw, 'property');
  const operation = objectAt(raw, 'operation');
  if (!property || !operation) return opaque(path, raw, 'unknown-filter', 'PROPERTY');
  if (refines(operation)) return opaque(path, raw, 'refine-by', property);
  const type = textAt(operation, 'operationType') ?? textAt(operation, 'type') ?? '';
  const operator = textAt(operation, 'operator') ?? '';
  const family = familyOf(type);
  if (!family) return opaque(path, raw, 'unknown-operation', type);
  if (!family.operators.includes(operator)) return opaque(path, raw, 'unknown-operator', `${type} ${operator}`.trim());
  const read = family.read(operation, operator);
  if (!read) return opaque(path, raw, 'unknown-operation', `${type} ${operator}`);
  return { kind: 'property', path, raw, property, operation: read };
}

/** A refinement drops or counts data points; none is honoured here. */
function refines(raw: JsonObject): boolean {
  return isObject(raw.pruningRefineBy) || isObject(raw.coalescingRefineBy);
}
