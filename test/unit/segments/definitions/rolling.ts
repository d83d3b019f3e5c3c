import { and, anyOf, inLastDays, known, now, or, property, versions } from '../make';
import { definition } from './case';

/** It is Wednesday, 18 November 2026, 15:00 in New York. */
const day = 86_400_000;
const rolling = (name: string, operator: string, numberOfDays: number) =>
  property(name, { operationType: 'ROLLING_DATE_RANGE', operator, numberOfDays });
const calendar = (name: string, operator: string, timeUnit: string, more = {}) =>
  property(name, { operationType: 'CALENDAR_DATE', operator, timeUnit, ...more });
const touched = (at: number) => ({ history: { phone: [{ value: '1', at }] } });

/** Rolling and calendar criteria, comparisons, the past. */
export const rollingDates = [
  definition(
    'Rolling: less than 7 days ago',
    or(and(rolling('lastopen', 'IS_LESS_THAN_X_DAYS_AGO', 7))),
    ['yes', { lastopen: '2026-11-11' }],
    ['no', { lastopen: '2026-11-10' }],
    ['no', { lastopen: '2026-11-19' }],
  ),
  definition(
    'Rolling: more than 7 days ago',
    or(and(rolling('lastopen', 'IS_MORE_THAN_X_DAYS_AGO', 7))),
    ['yes', { lastopen: '2026-11-10' }],
    ['no', { lastopen: '2026-11-11' }],
  ),
  definition(
    'Rolling: within the next 5 days',
    or(and(rolling('renewal', 'IS_LESS_THAN_X_DAYS_FROM_NOW', 5))),
    ['yes', { renewal: '2026-11-23' }],
    ['no', { renewal: '2026-11-24' }],
    ['no', { renewal: '2026-11-17' }],
    ['no', { renewal: '2026-11-18' }],
  ),
  definition(
    'Rolling: further than 5 days',
    or(and(rolling('renewal', 'IS_MORE_THAN_X_DAYS_FROM_NOW', 5))),
    ['yes', { renewal: '2026-11-24' }],
    ['no', { renewal: '2026-11-23' }],
  ),
  definition(
    'Not touched in 180 days',
    or(
      and(
        property('phone', {
          operationType: 'ROLLING_PROPERTY_UPDATED',
          operator: 'NOT_UPDATED_IN_LAST_X_DAYS',
          numberOfDays: 180,
        }),
      ),
    ),
    ['yes', { phone: '1' }, touched(now - 181 * day)],
    ['no', { phone: '1' }, touched(now - 179 * day)],
  ),
  definition(
    'Today',
    or(and(calendar('renewal', 'IN_THIS_TIME_UNIT', 'DAY'))),
    ['yes', { renewal: '2026-11-18' }],
    ['yes', { renewal: '2026-11-19T04:00:00Z' }],
    ['no', { renewal: '2026-11-19' }],
  ),
  definition(
    'This week',
    or(and(calendar('renewal', 'IN_THIS_TIME_UNIT', 'WEEK'))),
    ['yes', { renewal: '2026-11-22' }],
    ['no', { renewal: '2026-11-23' }],
  ),
  definition(
    'Last month',
    or(and(calendar('renewal', 'IN_LAST_TIME_UNIT', 'MONTH', { timeUnitCount: 1 }))),
    ['yes', { renewal: '2026-10-31' }],
    ['no', { renewal: '2026-11-01' }],
    ['no', { renewal: '2026-09-30' }],
  ),
  definition(
    'The two quarters before this one',
    or(and(calendar('renewal', 'IN_LAST_TIME_UNIT', 'QUARTER', { timeUnitCount: 2 }))),
    ['yes', { renewal: '2026-04-01' }],
    ['no', { renewal: '2026-03-31' }],
    ['no', { renewal: '2026-10-01' }],
  ),
  definition(
    'Next year',
    or(and(calendar('renewal', 'IN_NEXT_TIME_UNIT', 'YEAR', { timeUnitCount: 1 }))),
    ['yes', { renewal: '2027-12-31' }],
    ['no', { renewal: '2026-12-31' }],
  ),
  definition(
    'This fiscal year from April',
    or(and(calendar('renewal', 'IN_THIS_TIME_UNIT', 'YEAR', { useFiscalYear: true, fiscalYearStart: 'APRIL' }))),
    ['yes', { renewal: '2027-03-31' }],
    ['no', { renewal: '2026-03-31' }],
  ),
  definition(
    'This year so far',
    or(and(calendar('renewal', 'IN_THIS_TIME_UNIT_SO_FAR', 'YEAR'))),
    ['yes', { renewal: '2026-11-18' }],
    ['no', { renewal: '2026-11-19' }],
  ),
  definition(
    'By calendar day, the old way',
    or(and(property('renewal', { operationType: 'DATE', operator: 'IS_AFTER', day: 31, month: 'DEC', year: 2025 }))),
    ['yes', { renewal: '2026-01-01' }],
    ['no', { renewal: '2025-12-31' }],
  ),
  definition(
    'Start before end',
    or(
      and(
        property('start', { operationType: 'COMPARATIVE_DATE', operator: 'IS_BEFORE', comparisonPropertyName: 'end' }),
      ),
    ),
    ['yes', { start: '2026-01-01', end: '2026-01-02' }],
    ['no', { start: '2026-01-02', end: '2026-01-01' }],
  ),
  definition(
    'Recently opened customers',
    or(and(anyOf('lifecyclestage', 'customer'), inLastDays('lastopen', 30), known('email'))),
    ['yes', { lifecyclestage: 'customer', lastopen: '2026-11-01', email: 'e' }],
    ['no', { lifecyclestage: 'customer', email: 'e' }],
  ),
  definition(
    'Was ever an opportunity',
    or(
      and(
        property('lifecyclestage', {
          operationType: 'ENUMERATION',
          operator: 'HAS_EVER_BEEN_ANY_OF',
          values: ['opportunity'],
        }),
      ),
    ),
    [
      'yes',
      { lifecyclestage: 'customer' },
      { history: { lifecyclestage: versions('customer', 'opportunity', 'lead') } },
    ],
    ['no', { lifecyclestage: 'customer' }, { history: { lifecyclestage: versions('customer', 'lead') } }],
  ),
];
