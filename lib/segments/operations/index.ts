import { allProperty } from './all-property';
import { bool } from './bool';
import { calendarDate } from './calendar';
import {
  comparativeBool,
  comparativeDate,
  comparativeNumber,
  comparativePropertyUpdated,
  comparativeString,
} from './comparative';
import { date } from './date';
import { datetime, rangedDate } from './datetime';
import { enumeration } from './enumeration';
import type { Family } from './family';
import { multistring } from './multistring';
import { number } from './number';
import { numberRanged } from './number-ranged';
import { rollingDateRange, rollingPropertyUpdated } from './rolling';
import { string } from './string';
import { timePoint, timeRanged } from './time-operations';

/** Every operation of PROPERTY filters that can be read here. A new one is a file and a line. */
export const families: readonly Family[] = [
  allProperty,
  string,
  multistring,
  number,
  numberRanged,
  bool,
  enumeration,
  date,
  datetime,
  rangedDate,
  rollingDateRange,
  rollingPropertyUpdated,
  calendarDate,
  comparativeDate,
  comparativeString,
  comparativeNumber,
  comparativeBool,
  comparativePropertyUpdated,
  timePoint,
  timeRanged,
];

const byType = new Map(families.map((family) => [family.type, family]));
/** HubSpot's guide names the operations otherwise than its specification: in lower case, and these in another way. */
const guide: Readonly<Record<string, string>> = {
  alltypes: 'ALL_PROPERTY',
  'datetime-ranged': 'RANGED_DATE',
  'datetime-rolling': 'ROLLING_DATE_RANGE',
  'datetime-comparative': 'COMPARATIVE_DATE',
  'string-comparative': 'COMPARATIVE_STRING',
  'number-comparative': 'COMPARATIVE_NUMBER',
  'bool-comparative': 'COMPARATIVE_BOOL',
  'property-updated-comparative': 'COMPARATIVE_PROPERTY_UPDATED',
};
/** The operation by either of its names. */
export const familyOf = (type: string): Family | undefined =>
  byType.get(type) ?? byType.get(guide[type] ?? type.toUpperCase().replaceAll('-', '_'));
