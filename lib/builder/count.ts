import type { SearchFilter } from '../hubspot/contacts-search';
import type { Node, PropertyFilter } from '../segments/definition';
import { numberAt, objectAt, textsAt } from '../segments/json';
import type { Properties } from '../segments/types';

/** HubSpot's search takes five groups, six filters in each, and eighteen in all. */
const most = { groups: 5, filters: 6, all: 18 };

/**
 * The definition as a search that means the same, so that HubSpot counts it; null where it has none. Only what
 * search surely compares alike: texts and dates it may take apart or round in its own way.
 */
export function searchOf(node: Node, properties: Properties): SearchFilter[][] | null {
  if (node.kind !== 'branch' || node.type !== 'OR') return null;
  const groups = node.children.map((child) => groupOf(child, properties));
  if (groups.length === 0 || groups.length > most.groups || groups.flat().length > most.all) return null;
  return groups.every((group): group is SearchFilter[] => group !== null) ? groups : null;
}

function groupOf(node: Node, properties: Properties): SearchFilter[] | null {
  if (node.kind !== 'branch' || node.type !== 'AND' || node.children.length === 0) return null;
  if (node.children.length > most.filters) return null;
  const filters = node.children.map((child) => (child.kind === 'property' ? filterOf(child, properties) : null));
  return filters.every((one): one is SearchFilter => one !== null) ? filters : null;
}

const comparisons: Readonly<Record<string, SearchFilter['operator']>> = {
  IS_EQUAL_TO: 'EQ',
  IS_GREATER_THAN: 'GT',
  IS_GREATER_THAN_OR_EQUAL_TO: 'GTE',
  IS_LESS_THAN: 'LT',
  IS_LESS_THAN_OR_EQUAL_TO: 'LTE',
};

function filterOf({ property, operation, raw }: PropertyFilter, properties: Properties): SearchFilter | null {
  const fields = objectAt(raw, 'operation');
  const info = properties[property];
  if (!fields || !info || fields.includeObjectsWithNoValueSet === true) return null;
  const propertyName = property;
  const [family] = operation.words.code.split('.');
  if (family === 'ALL_PROPERTY') {
    if (operation.operator === 'IS_KNOWN') return { propertyName, operator: 'HAS_PROPERTY' };
    return operation.operator === 'IS_UNKNOWN' ? { propertyName, operator: 'NOT_HAS_PROPERTY' } : null;
  }
  if (family === 'ENUMERATION' && operation.operator === 'IS_ANY_OF' && info.type === 'enumeration') {
    const values = textsAt(fields, 'values');
    return values?.length && info.several !== true ? { propertyName, operator: 'IN', values } : null;
  }
  if (family === 'BOOL' && operation.operator === 'IS_EQUAL_TO' && info.type === 'bool')
    return { propertyName, operator: 'EQ', value: String(fields.value) };
  if (info.type !== 'number') return null;
  const [value, lower, upper] = [
    numberAt(fields, 'value'),
    numberAt(fields, 'lowerBound'),
    numberAt(fields, 'upperBound'),
  ];
  const operator = family === 'NUMBER' ? comparisons[operation.operator] : undefined;
  if (operator && value !== null) return { propertyName, operator, value: String(value) };
  if (family === 'NUMBER_RANGED' && operation.operator === 'IS_BETWEEN' && lower !== null && upper !== null)
    return { propertyName, operator: 'BETWEEN', value: String(lower), highValue: String(upper) };
  return null;
}
