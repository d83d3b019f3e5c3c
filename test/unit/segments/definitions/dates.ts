import { and, between, indexed, inLastDays, now, onDay, or, property } from '../make';
import { definition } from './case';

/** It is Wednesday, 18 November 2026, 15:00 in New York. */
const day = 86_400_000;
const zoneId = 'America/New_York';
const end = { hour: 23, minute: 59, second: 59, millisecond: 999, zoneId };
const point = (name: string, operator: string, timePoint: ReturnType<typeof indexed>, more = {}) =>
  property(name, {
    operationType: 'TIME_POINT',
    operator,
    timePoint,
    endpointBehavior: 'EXCLUSIVE',
    propertyParser: 'VALUE',
    ...more,
  });
const touched = (at: number) => ({ history: { phone: [{ value: '1', at }] } });

export const dates = [
  definition(
    'Is equal to a date',
    or(and(between('renewal', onDay(2026, 3, 11, { zoneId }), onDay(2026, 3, 11, end)))),
    ['yes', { renewal: '2026-03-11' }],
    ['no', { renewal: '2026-03-12' }],
    ['yes', { renewal: '2026-03-11T04:00:00Z' }],
    ['no', { renewal: '2026-03-11T03:59:59Z' }],
  ),
  definition(
    'Is after a date',
    or(and(point('renewal', 'IS_AFTER', onDay(2026, 3, 11, end)))),
    ['yes', { renewal: '2026-03-12' }],
    ['no', { renewal: '2026-03-11' }],
  ),
  definition(
    'Is before a date',
    or(and(point('renewal', 'IS_BEFORE', onDay(2026, 3, 11, { zoneId })))),
    ['yes', { renewal: '2026-03-10' }],
    ['no', { renewal: '2026-03-11' }],
  ),
  definition(
    'Opened in the last 90 days',
    or(and(inLastDays('lastopen', 90))),
    ['yes', { lastopen: '2026-08-20' }],
    ['no', { lastopen: '2026-08-19' }],
    ['no', {}],
  ),
  definition(
    'Created less than 3 days ago',
    or(and(inLastDays('createdate', 3))),
    ['yes', { createdate: '2026-11-15T05:00:00Z' }],
    ['no', { createdate: '2026-11-15T04:59:59Z' }],
  ),
  definition(
    'Created more than 30 days ago',
    or(and(point('createdate', 'IS_BEFORE', indexed('TODAY', { days: -30 })))),
    ['yes', { createdate: '2026-10-19T03:59:59Z' }],
    ['no', { createdate: '2026-10-19T04:00:00Z' }],
  ),
  definition(
    'Renewal within two weeks',
    or(and(between('renewal', indexed('TODAY'), indexed('TODAY', { weeks: 2 })))),
    ['yes', { renewal: '2026-11-18' }],
    ['yes', { renewal: '2026-12-02' }],
    ['no', { renewal: '2026-12-03' }],
  ),
  definition(
    'This month, by an index',
    or(
      and(
        between(
          'renewal',
          indexed('MONTH', {}, { day: 1 }),
          indexed('MONTH', { months: 1, milliseconds: -1 }, { day: 1 }),
        ),
      ),
    ),
    ['yes', { renewal: '2026-11-30' }],
    ['no', { renewal: '2026-12-01' }],
    ['no', { renewal: '2026-10-31' }],
  ),
  definition(
    'Since Monday',
    or(
      and(
        point('lastopen', 'IS_AFTER', indexed('WEEK', {}, { dayOfWeek: 'MONDAY' }), { endpointBehavior: 'INCLUSIVE' }),
      ),
    ),
    ['yes', { lastopen: '2026-11-16' }],
    ['no', { lastopen: '2026-11-15' }],
  ),
  definition(
    'Since the start of the quarter',
    or(and(point('lastopen', 'IS_AFTER', indexed('QUARTER'), { endpointBehavior: 'INCLUSIVE' }))),
    ['yes', { lastopen: '2026-10-01' }],
    ['no', { lastopen: '2026-09-30' }],
  ),
  definition(
    'Since the start of the year',
    or(
      and(point('lastopen', 'IS_AFTER', indexed('YEAR', {}, { day: 1, month: 1 }), { endpointBehavior: 'INCLUSIVE' })),
    ),
    ['yes', { lastopen: '2026-01-01' }],
    ['no', { lastopen: '2025-12-31' }],
  ),
  definition(
    'Since the start of the fiscal year in April',
    or(
      and(
        point('lastopen', 'IS_AFTER', indexed('FISCAL_YEAR', {}, { day: 1, month: 1 }), {
          endpointBehavior: 'INCLUSIVE',
        }),
      ),
    ),
    ['yes', { lastopen: '2026-04-01' }],
    ['no', { lastopen: '2026-03-31' }],
  ),
  definition(
    'The offset within the reference',
    or(
      and(
        point('lastopen', 'IS_AFTER', {
          timeType: 'INDEXED',
          indexReference: { referenceType: 'TODAY', offset: { days: -7 } },
        }),
      ),
    ),
    ['yes', { lastopen: '2026-11-12' }],
    ['no', { lastopen: '2026-11-11' }],
  ),
  definition(
    'A month back ends on its last day',
    or(
      and(
        point(
          'lastopen',
          'IS_AFTER',
          { timeType: 'INDEXED', indexReference: { referenceType: 'MONTH', day: 31 }, offset: { months: -9 } },
          { endpointBehavior: 'INCLUSIVE' },
        ),
      ),
    ),
    ['yes', { lastopen: '2026-02-28' }],
    ['no', { lastopen: '2026-02-27' }],
  ),
  definition(
    'Before its own deadline',
    or(
      and(
        point('start', 'IS_BEFORE', { timeType: 'PROPERTY_REFERENCED', property: 'deadline', referenceType: 'VALUE' }),
      ),
    ),
    ['yes', { start: '2026-01-01', deadline: '2026-01-02' }],
    ['no', { start: '2026-01-02', deadline: '2026-01-02' }],
    ['no', { start: '2026-01-01' }],
    ['unknown', { start: '2026-01-01', deadline: 'soon' }],
  ),
  definition(
    'Anniversary in the next 7 days',
    or(
      and(
        between('customer_since', indexed('TODAY'), indexed('TODAY', { days: 7 }), { propertyParser: 'ANNIVERSARY' }),
      ),
    ),
    ['yes', { customer_since: '2019-11-20' }],
    ['no', { customer_since: '2019-11-26' }],
  ),
  definition(
    'Phone updated since yesterday',
    or(and(between('phone', indexed('TODAY', { days: -1 }), indexed('NOW'), { propertyParser: 'UPDATED_AT' }))),
    ['yes', { phone: '1' }, touched(now - day)],
    ['no', { phone: '1' }, touched(now - 3 * day)],
    ['unknown', { phone: '1' }],
  ),
];
