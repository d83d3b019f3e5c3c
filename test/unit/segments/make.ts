import { compile, evaluate } from '../../../lib/segments/compile';
import { parseDefinition } from '../../../lib/segments/definition';
import type { Answer, ContactData, JsonObject, Moment, Properties, Told } from '../../../lib/segments/types';

/** Wednesday, 18 November 2026, 15:00 in New York (20:00 UTC). */
export const now = Date.UTC(2026, 10, 18, 20);
export const moment: Moment = { now, zone: 'America/New_York', fiscalMonth: 4 };

export const property = (name: string, operation: JsonObject): JsonObject => ({
  filterType: 'PROPERTY',
  property: name,
  operation,
});
export const and = (...filters: JsonObject[]): JsonObject => ({ filterBranchType: 'AND', filterBranches: [], filters });
export const or = (...filterBranches: JsonObject[]): JsonObject => ({
  filterBranchType: 'OR',
  filterBranches,
  filters: [],
});
export const inList = (listId: string, operator = 'IN_LIST'): JsonObject => ({
  filterType: 'IN_LIST',
  listId,
  operator,
});
export const anyOf = (name: string, ...values: string[]) =>
  property(name, { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values, includeObjectsWithNoValueSet: false });
export const noneOf = (name: string, includeUnset: boolean, ...values: string[]) =>
  property(name, {
    operationType: 'ENUMERATION',
    operator: 'IS_NONE_OF',
    values,
    includeObjectsWithNoValueSet: includeUnset,
  });
export const known = (name: string) => property(name, { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN' });
export const unknown = (name: string) => property(name, { operationType: 'ALL_PROPERTY', operator: 'IS_UNKNOWN' });
export const text = (name: string, operator: string, value: string, includeUnset = false) =>
  property(name, { operationType: 'STRING', operator, value, includeObjectsWithNoValueSet: includeUnset });
export const texts = (name: string, operator: string, ...values: string[]) =>
  property(name, { operationType: 'MULTISTRING', operator, values });
export const number = (name: string, operator: string, value: number) =>
  property(name, { operationType: 'NUMBER', operator, value });
export const bool = (name: string, value: boolean, includeUnset = false) =>
  property(name, { operationType: 'BOOL', operator: 'IS_EQUAL_TO', value, includeObjectsWithNoValueSet: includeUnset });
export const indexed = (referenceType: string, offset: JsonObject = {}, more: JsonObject = {}): JsonObject => ({
  timeType: 'INDEXED',
  indexReference: { referenceType, ...more },
  offset,
});
export const onDay = (year: number, month: number, day: number, more: JsonObject = {}): JsonObject => ({
  timeType: 'DATE',
  year,
  month,
  day,
  ...more,
});
export const between = (name: string, lower: JsonObject, upper: JsonObject, more: JsonObject = {}) =>
  property(name, {
    type: 'TIME_RANGED',
    operationType: 'TIME_RANGED',
    operator: 'IS_BETWEEN',
    lowerBoundTimePoint: lower,
    upperBoundTimePoint: upper,
    lowerBoundEndpointBehavior: 'INCLUSIVE',
    upperBoundEndpointBehavior: 'INCLUSIVE',
    propertyParser: 'VALUE',
    includeObjectsWithNoValueSet: false,
    ...more,
  });
export const inLastDays = (name: string, days: number) =>
  between(name, indexed('TODAY', { days: -days }), indexed('NOW'));

/** The answer of a definition for a contact. */
export function ask(definition: unknown, contact: ContactData, at: Moment = moment): Answer {
  return evaluate(compile(parseDefinition(definition), at), contact);
}

/** What one operation says of one value of the property `p`. */
export function tell(
  operation: JsonObject,
  value: string | null | undefined,
  more: Partial<ContactData> = {},
  type?: string,
): Told {
  const properties: Properties | undefined = type ? { p: { label: 'P', type } } : undefined;
  const bound = compile(parseDefinition(and(property('p', operation))), { ...moment, properties });
  return bound.tell({ ...more, properties: { p: value, ...more.properties } });
}

/** Values of a property as its history, newest first, a day apart. */
export const versions = (...values: (string | null)[]) =>
  values.map((value, index) => ({ value, at: now - index * 86_400_000 }));
