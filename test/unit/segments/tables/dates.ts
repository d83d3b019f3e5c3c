import { indexed, now, onDay, versions } from '../make';
import type { Table } from './values';

const day = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();
const history = (...values: (string | null)[]) => ({ history: { p: versions(...values) } });

/** Operations on dates, on times of update, and against other properties. */
export const dateTables: Readonly<Record<string, Table>> = {
  DATE: {
    fields: { day: 18, month: 'NOV', year: 2026 },
    rows: [
      ['IS_EQUAL_TO', '2026-11-18', 'yes'],
      ['IS_EQUAL_TO', '2026-11-19T04:59:59Z', 'yes'],
      ['IS_EQUAL_TO', '2026-11-19T05:00:00Z', 'no'],
      ['IS_EQUAL_TO', 'soon', 'unreadable-value'],
      ['IS_BEFORE', '2026-11-17', 'yes'],
      ['IS_BEFORE', '2026-11-18', 'no'],
      ['IS_AFTER', '2026-11-19', 'yes'],
      ['IS_AFTER', '2026-11-18T23:00:00Z', 'no'],
      ['EQUAL', '2026-11-18', 'yes'],
      ['BEFORE', '2026-11-18', 'no'],
      ['AFTER', '2026-11-19', 'yes'],
    ],
  },
  DATETIME: {
    fields: { timestamp: now, requiresTimeZoneConversion: false },
    rows: [
      ['IS_BEFORE', iso(now - 1), 'yes'],
      ['IS_BEFORE', iso(now), 'no'],
      ['IS_AFTER', iso(now + 1), 'yes'],
      ['IS_AFTER', String(now), 'no'],
      ['IS_EQUAL_TO', String(now), 'yes'],
      ['IS_EQUAL_TO', iso(now + 1), 'no'],
      ['IS_BEFORE_DATE', '2026-11-17', 'yes'],
      ['IS_BEFORE_DATE', '2026-11-18T06:00:00Z', 'no'],
      ['IS_AFTER_DATE', '2026-11-19', 'yes'],
      ['IS_AFTER_DATE', '2026-11-19T04:00:00Z', 'no'],
    ],
  },
  RANGED_DATE: {
    fields: { lowerBound: now - day, upperBound: now, requiresTimeZoneConversion: false },
    rows: [
      ['IS_BETWEEN', iso(now), 'yes'],
      ['IS_BETWEEN', iso(now - day), 'yes'],
      ['IS_BETWEEN', iso(now + 1), 'no'],
      ['IS_NOT_BETWEEN', iso(now), 'no'],
      ['IS_NOT_BETWEEN', iso(now + 1), 'yes'],
    ],
  },
  ROLLING_DATE_RANGE: {
    fields: { numberOfDays: 3 },
    rows: [
      ['IS_LESS_THAN_X_DAYS_AGO', '2026-11-15T05:00:00Z', 'yes'],
      ['IS_LESS_THAN_X_DAYS_AGO', '2026-11-15T04:59:59Z', 'no'],
      ['IS_LESS_THAN_X_DAYS_AGO', '2026-11-15', 'yes'],
      ['IS_LESS_THAN_X_DAYS_AGO', '2026-11-19', 'no'],
      ['IS_MORE_THAN_X_DAYS_AGO', '2026-11-14', 'yes'],
      ['IS_MORE_THAN_X_DAYS_AGO', '2026-11-15', 'no'],
      ['IS_LESS_THAN_X_DAYS_FROM_NOW', '2026-11-18', 'no'],
      ['IS_LESS_THAN_X_DAYS_FROM_NOW', iso(now), 'yes'],
      ['IS_LESS_THAN_X_DAYS_FROM_NOW', '2026-11-21T05:00:00Z', 'yes'],
      ['IS_LESS_THAN_X_DAYS_FROM_NOW', '2026-11-21T05:00:01Z', 'no'],
      ['IS_MORE_THAN_X_DAYS_FROM_NOW', '2026-11-21T05:00:01Z', 'yes'],
      ['IS_LESS_THAN_X_DAYS_FROM_NOW', '2026-11-21', 'yes'],
      ['IS_LESS_THAN_X_DAYS_FROM_NOW', '2026-11-22T06:00:00Z', 'no'],
      ['IS_MORE_THAN_X_DAYS_FROM_NOW', '2026-11-22', 'yes'],
      ['IS_MORE_THAN_X_DAYS_FROM_NOW', '2026-11-21', 'no'],
    ],
  },
  ROLLING_PROPERTY_UPDATED: {
    fields: { numberOfDays: 3 },
    rows: [
      ['UPDATED_IN_LAST_X_DAYS', 'x', 'yes', history('x')],
      ['UPDATED_IN_LAST_X_DAYS', 'x', 'no', { history: { p: [{ value: 'x', at: now - 5 * day }] } }],
      ['UPDATED_IN_LAST_X_DAYS', 'x', 'history-not-read'],
      ['NOT_UPDATED_IN_LAST_X_DAYS', 'x', 'no', history('x')],
      ['NOT_UPDATED_IN_LAST_X_DAYS', 'x', 'yes', { history: { p: [{ value: 'x', at: now - 5 * day }] } }],
    ],
  },
  CALENDAR_DATE: {
    fields: { timeUnit: 'WEEK', timeUnitCount: 2 },
    rows: [
      ['IN_THIS_TIME_UNIT', '2026-11-16', 'yes'],
      ['IN_THIS_TIME_UNIT', '2026-11-22', 'yes'],
      ['IN_THIS_TIME_UNIT', '2026-11-15', 'no'],
      ['IN_THIS_TIME_UNIT_SO_FAR', '2026-11-18', 'yes'],
      ['IN_THIS_TIME_UNIT_SO_FAR', '2026-11-19', 'no'],
      ['IN_NEXT_TIME_UNIT', '2026-11-23', 'yes'],
      ['IN_NEXT_TIME_UNIT', '2026-12-07', 'no'],
      ['IN_LAST_TIME_UNIT', '2026-11-02', 'yes'],
      ['IN_LAST_TIME_UNIT', '2026-11-16', 'no'],
    ],
  },
  COMPARATIVE_DATE: {
    fields: { comparisonPropertyName: 'q' },
    rows: [
      ['IS_BEFORE', '2026-01-01', 'yes', { properties: { q: '2026-01-02' } }],
      ['IS_BEFORE', '2026-01-02', 'no', { properties: { q: '2026-01-02' } }],
      ['IS_AFTER', '2026-01-03', 'yes', { properties: { q: '2026-01-02' } }],
      ['IS_AFTER', '2026-01-03', 'no', { properties: { q: null } }],
      ['IS_AFTER', '2026-01-03', 'not-read'],
      ['BEFORE', '2026-01-01', 'yes', { properties: { q: '2026-01-02' } }],
      ['AFTER', '2026-01-01', 'no', { properties: { q: '2026-01-02' } }],
    ],
  },
  COMPARATIVE_STRING: {
    fields: { comparisonPropertyName: 'q', defaultComparisonValue: 'Acme' },
    rows: [
      ['IS_EQUAL_TO', 'acme', 'yes', { properties: { q: null } }],
      ['IS_EQUAL_TO', 'acme', 'no', { properties: { q: 'Beta' } }],
      ['IS_NOT_EQUAL_TO', 'acme', 'yes', { properties: { q: 'Beta' } }],
      ['CONTAINS', 'the acme', 'yes', { properties: { q: 'Acme' } }],
      ['DOES_NOT_CONTAIN', 'the acme', 'no', { properties: { q: 'Acme' } }],
      ['STARTS_WITH', 'acme inc', 'yes', { properties: { q: 'Acme' } }],
      ['ENDS_WITH', 'acme inc', 'no', { properties: { q: 'Acme' } }],
    ],
  },
  COMPARATIVE_NUMBER: {
    fields: { comparisonPropertyName: 'q' },
    rows: [
      ['IS_EQUAL_TO', '5.0', 'yes', { properties: { q: '5' } }],
      ['IS_EQUAL_TO', '5', 'no', { properties: { q: '6' } }],
      ['IS_GREATER_THAN', '6', 'yes', { properties: { q: '5' } }],
      ['IS_GREATER_THAN', '5', 'no', { properties: { q: '5' } }],
      ['IS_LESS_THAN', '10', 'no', { properties: { q: '9' } }],
      ['IS_LESS_THAN', '5', 'no', { properties: { q: null } }],
      ['IS_LESS_THAN', '5', 'not-read'],
      ['IS_LESS_THAN', 'many', 'unreadable-value', { properties: { q: '9' } }],
      ['IS_LESS_THAN', '5', 'unreadable-value', { properties: { q: 'few' } }],
    ],
  },
  COMPARATIVE_BOOL: {
    fields: { comparisonPropertyName: 'q' },
    rows: [
      ['IS_EQUAL_TO', 'true', 'yes', { properties: { q: 'TRUE' } }],
      ['IS_EQUAL_TO', 'true', 'no', { properties: { q: 'false' } }],
      ['IS_NOT_EQUAL_TO', 'true', 'yes', { properties: { q: 'false' } }],
      ['IS_NOT_EQUAL_TO', 'true', 'no', { properties: { q: null } }],
      ['IS_NOT_EQUAL_TO', 'true', 'not-read'],
      ['IS_EQUAL_TO', 'true', 'unreadable-value', { properties: { q: 'maybe' } }],
    ],
  },
  COMPARATIVE_PROPERTY_UPDATED: {
    fields: { comparisonPropertyName: 'q' },
    rows: [
      ['IS_BEFORE', 'x', 'yes', { history: { p: [{ value: 'x', at: 1 }], q: [{ value: 'y', at: 2 }] } }],
      ['IS_AFTER', 'x', 'no', { history: { p: [{ value: 'x', at: 1 }], q: [{ value: 'y', at: 2 }] } }],
      ['IS_AFTER', 'x', 'history-not-read'],
      ['BEFORE', 'x', 'no', { history: { p: [{ value: 'x', at: 3 }], q: [{ value: 'y', at: 2 }] } }],
      ['AFTER', 'x', 'yes', { history: { p: [{ value: 'x', at: 3 }], q: [{ value: 'y', at: 2 }] } }],
    ],
  },
  TIME_POINT: {
    fields: {
      timePoint: onDay(2026, 11, 18, {
        hour: 23,
        minute: 59,
        second: 59,
        millisecond: 999,
        zoneId: 'America/New_York',
      }),
      endpointBehavior: 'EXCLUSIVE',
      propertyParser: 'VALUE',
    },
    rows: [
      ['IS_AFTER', '2026-11-19', 'yes'],
      ['IS_AFTER', '2026-11-18', 'no'],
      ['IS_AFTER', '2026-11-19T05:00:00Z', 'yes'],
      ['IS_BEFORE', '2026-11-18', 'yes'],
      ['IS_BEFORE', '2026-11-19T05:00:00Z', 'no'],
    ],
  },
  TIME_RANGED: {
    fields: {
      lowerBoundTimePoint: indexed('TODAY', { days: -3 }),
      upperBoundTimePoint: indexed('NOW'),
      lowerBoundEndpointBehavior: 'INCLUSIVE',
      upperBoundEndpointBehavior: 'INCLUSIVE',
    },
    rows: [
      ['IS_BETWEEN', '2026-11-15', 'yes'],
      ['IS_BETWEEN', '2026-11-14', 'no'],
      ['IS_BETWEEN', iso(now), 'yes'],
      ['IS_BETWEEN', iso(now + 1), 'no'],
      ['IS_NOT_BETWEEN', '2026-11-15', 'no'],
      ['IS_NOT_BETWEEN', '2026-11-14', 'yes'],
    ],
  },
};
