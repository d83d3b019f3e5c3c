import type { HubspotContact } from '../types';
import {
  boolOperation,
  comparativeBool,
  comparativeNumber,
  enumerationOperation,
  numberOperation,
  rangedNumber,
} from './choices';
import {
  calendarDate,
  comparativeDate,
  comparativeUpdated,
  dateOperation,
  dateTimeOperation,
  rangedDate,
  rollingRange,
  rollingUpdated,
  timePoint,
  timeRanged,
} from './dates';
import { comparativeString, multiStringOperation, stringOperation } from './text';
import { type Answer, type MatchContext, not, type Operation, type Subject, textOf } from './values';

export type { MatchContext } from './values';

type Run = (operation: Operation, value: string, subject: Subject, property: string) => Answer;

/** The names of the guide, beside those of the specification; the others of the guide are these in lower case. */
const guide: Record<string, string> = {
  ALLTYPES: 'ALL_PROPERTY',
  'NUMBER-RANGED': 'NUMBER_RANGED',
  'DATETIME-RANGED': 'RANGED_DATE',
  'DATETIME-ROLLING': 'ROLLING_DATE_RANGE',
  'DATETIME-COMPARATIVE': 'COMPARATIVE_DATE',
  'STRING-COMPARATIVE': 'COMPARATIVE_STRING',
  'NUMBER-COMPARATIVE': 'COMPARATIVE_NUMBER',
  'BOOL-COMPARATIVE': 'COMPARATIVE_BOOL',
  'ROLLING-PROPERTY-UPDATED': 'ROLLING_PROPERTY_UPDATED',
  'PROPERTY-UPDATED-COMPARATIVE': 'COMPARATIVE_PROPERTY_UPDATED',
};

const operations: Record<string, Run> = {
  STRING: stringOperation,
  MULTISTRING: multiStringOperation,
  NUMBER: numberOperation,
  NUMBER_RANGED: rangedNumber,
  BOOL: boolOperation,
  ENUMERATION: enumerationOperation,
  DATE: dateOperation,
  DATETIME: dateTimeOperation,
  RANGED_DATE: rangedDate,
  ROLLING_DATE_RANGE: rollingRange,
  ROLLING_PROPERTY_UPDATED: rollingUpdated,
  CALENDAR_DATE: calendarDate,
  COMPARATIVE_DATE: comparativeDate,
  COMPARATIVE_STRING: comparativeString,
  COMPARATIVE_NUMBER: comparativeNumber,
  COMPARATIVE_BOOL: comparativeBool,
  COMPARATIVE_PROPERTY_UPDATED: comparativeUpdated,
  TIME_POINT: timePoint,
  TIME_RANGED: timeRanged,
};

/** HubSpot's judgement of a contact by a filter tree, as the sandbox plays it. What it cannot tell is no member. */
export function matches(tree: unknown, contact: HubspotContact, context: MatchContext): boolean {
  try {
    return branch(tree, { contact, context }) === true;
  } catch (error) {
    // A time zone that does not exist: nobody can be told by it.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Does the passing of time alone change who belongs to it? */
export const dependsOnTime = (tree: unknown): boolean =>
  /"(ROLLING_\w+|datetime-rolling|rolling-property-updated|CALENDAR_DATE|INDEXED|ANNIVERSARY\w*)"/.test(
    JSON.stringify(tree ?? null),
  );
/** Does it ask for other segments? */
export const dependsOnSegments = (tree: unknown): boolean => /"IN_LIST"/.test(JSON.stringify(tree ?? null));

const fields = (value: unknown): Operation => (typeof value === 'object' && value !== null ? (value as Operation) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function branch(tree: unknown, subject: Subject): Answer {
  const { filterBranchType, filters, filterBranches } = fields(tree);
  if (filterBranchType === 'ASSOCIATION') return association(fields(tree), subject);
  const answers = [
    ...list(filters).map((one) => filter(fields(one), subject)),
    ...list(filterBranches).map((one) => branch(one, subject)),
  ];
  if (answers.length === 0) return false;
  switch (filterBranchType) {
    case 'OR':
      return any(answers);
    case 'AND':
      return all(answers);
    case 'NOT_ANY':
      return not(any(answers));
    case 'NOT_ALL':
      return not(all(answers));
    default:
      return null;
  }
}

/** Number of the association with the primary company; 279 stands for any. */
const primary = 1;

/** At least one company of the contact for which all of it holds. Other objects are not played. */
function association(tree: Operation, { contact, context }: Subject): Answer {
  const { objectTypeId, operator, associationTypeId, filters, filterBranches } = tree;
  if (objectTypeId !== '0-2' || (operator ?? 'IN_LIST') !== 'IN_LIST') return null;
  const companies = (context.companies?.(contact.id) ?? []).filter(
    ({ isPrimary }) => isPrimary || associationTypeId !== primary,
  );
  const inner = { filterBranchType: 'AND', filters, filterBranches };
  const answers = companies.map(({ company }) => branch(inner, { contact: company, context }));
  return answers.length === 0 ? false : any(answers);
}

const any = (answers: readonly Answer[]): Answer =>
  answers.includes(true) ? true : answers.includes(null) ? null : false;
const all = (answers: readonly Answer[]): Answer =>
  answers.includes(false) ? false : answers.includes(null) ? null : true;

function filter(one: Operation, subject: Subject): Answer {
  // What is counted or dropped by time beyond the test itself is not played here.
  if (one.pruningRefineBy || one.coalescingRefineBy) return null;
  switch (one.filterType) {
    case 'PROPERTY':
      return property(textOf(one.property), fields(one.operation), subject);
    case 'IN_LIST':
      return one.metadata ? null : inList(one, subject);
    case 'CONSTANT':
      return one.shouldAccept === true;
    default:
      return null;
  }
}

function inList(one: Operation, { contact, context }: Subject): Answer {
  const member = context.isMember(textOf(one.listId), contact.id);
  return one.operator === 'NOT_IN_LIST' ? !member : one.operator === 'IN_LIST' ? member : null;
}

/** The property and operation of a filter; with no value `includeObjectsWithNoValueSet` decides first. */
function property(name: string, operation: Operation, subject: Subject): Answer {
  const value = subject.context.value(subject.contact, name);
  const named = textOf(operation.operationType ?? operation.type).toUpperCase();
  const type = guide[named] ?? named;
  if (type === 'ALL_PROPERTY') return known(operation.operator, value, subject);
  if (value === '') return operation.includeObjectsWithNoValueSet === true;
  return operations[type]?.(operation, value, subject, name) ?? null;
}

function known(operator: unknown, value: string, { context }: Subject): Answer {
  const filled = (context.readings?.spacesAreValue ? value : value.trim()) !== '';
  switch (operator) {
    case 'IS_KNOWN':
      return value !== '';
    case 'IS_UNKNOWN':
      return value === '';
    case 'IS_BLANK':
      return !filled;
    case 'IS_NOT_BLANK':
      return filled;
    default:
      return null;
  }
}
