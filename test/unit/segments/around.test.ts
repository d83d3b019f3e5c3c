import { describe, expect, test } from 'vitest';
import { compile } from '../../../lib/segments/compile';
import { parseDefinition } from '../../../lib/segments/definition';
import { forecaster } from '../../../lib/segments/forecast';
import { holdsBack } from '../../../lib/segments/holds-back';
import { lint } from '../../../lib/segments/lint';
import { needsOf } from '../../../lib/segments/needs';
import { cyclesOf, listsToRead, nestedOf } from '../../../lib/segments/nested';
import type { JsonObject } from '../../../lib/segments/types';
import {
  and,
  anyOf,
  between,
  bool,
  indexed,
  inLastDays,
  inList,
  known,
  moment,
  noneOf,
  number,
  onDay,
  or,
  property,
  text,
} from './make';

const list = (name: string, definition: JsonObject | null) => ({
  name,
  definition: definition && parseDefinition(definition),
});

describe('what a read must ask for', () => {
  test('is every property, history, membership and company property of the definition, once', () => {
    const compared = property('start', {
      operationType: 'COMPARATIVE_DATE',
      operator: 'IS_BEFORE',
      comparisonPropertyName: 'end',
    });
    const referenced = between('due', indexed('TODAY'), {
      timeType: 'PROPERTY_REFERENCED',
      property: 'renewal',
      referenceType: 'UPDATED_AT',
    });
    const company = {
      ...and(text('industry', 'IS_EQUAL_TO', 'Energy')),
      filterBranchType: 'ASSOCIATION',
      objectTypeId: '0-2',
      operator: 'IN_LIST',
    };
    const definition = {
      ...and(
        anyOf('stage', 'a'),
        anyOf('stage', 'b'),
        text('stage', 'HAS_EVER_CONTAINED', 'a'),
        compared,
        referenced,
        inList('7'),
      ),
      filterBranches: [company],
    };
    expect(needsOf(parseDefinition(definition))).toEqual({
      properties: ['due', 'end', 'renewal', 'stage', 'start'],
      histories: ['renewal', 'stage'],
      memberships: true,
      lists: ['7'],
      companies: { properties: ['industry'], histories: [], memberships: false, lists: [], companies: null },
    });
  });
});

describe('segments within segments', () => {
  const lists = {
    '1': list('Customers', and(anyOf('stage', 'customer'), inList('2'))),
    '2': list('Imported by hand', null),
    '3': list('Round', and(inList('4'))),
    '4': list('And round', and(inList('3'))),
  };
  const contact = { properties: { stage: 'customer' }, memberships: new Set(['1']) };
  test('give the reason of a membership, down to lists without a definition', () => {
    const [customers, unread] = nestedOf(parseDefinition(and(inList('1'), inList('8'))), lists, contact, moment);
    expect(customers).toMatchObject({ name: 'Customers', state: 'expanded', differs: { member: true, told: 'no' } });
    expect(customers?.nested).toMatchObject([{ name: 'Imported by hand', state: 'static' }]);
    expect(unread?.state).toBe('not-read');
  });
  test('that come back to themselves are named, not followed', () => {
    const [round] = nestedOf(parseDefinition(and(inList('3'))), lists, contact, moment);
    expect(round?.nested[0]?.nested[0]).toMatchObject({ state: 'cycle', way: ['3', '4', '3'] });
    expect(cyclesOf('3', parseDefinition(and(inList('4'))), lists)).toEqual([['3', '4', '3']]);
  });
  test('are followed five deep', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`${index}`, list('x', and(inList(`${index + 1}`)))]),
    );
    let deepest = nestedOf(parseDefinition(and(inList('0'))), chain, contact, moment)[0];
    let depth = 1;
    while (deepest?.nested[0]) {
      deepest = deepest.nested[0];
      depth += 1;
    }
    expect([depth, deepest?.state]).toEqual([6, 'too-deep']);
    expect(listsToRead(parseDefinition(and(inList('0'))), {})).toEqual(['0']);
    expect(listsToRead(parseDefinition(and(inList('1'), inList('8'))), lists)).toEqual(['8']);
  });
});

describe('a forecast', () => {
  test('says who drops out, and when', () => {
    const forecast = forecaster(parseDefinition(and(known('email'), inLastDays('opened', 10))), moment);
    const contact = { properties: { email: 'a@x.org', opened: '2026-11-12T12:00:00Z' } };
    expect(forecast(contact)).toMatchObject({
      today: 'yes',
      turns: { days: 5, answer: 'no', by: ['1'] },
    });
  });
  test('says who comes in by a date ahead', () => {
    const forecast = forecaster(
      parseDefinition(and(between('due', indexed('TODAY'), indexed('TODAY', { days: 3 })))),
      moment,
    );
    expect(forecast({ properties: { due: '2026-11-25' } })).toMatchObject({
      today: 'no',
      turns: { days: 4, answer: 'yes', by: ['0'] },
    });
  });
  test('says who can no longer be told', () => {
    const form = { filterType: 'FORM_SUBMISSION', operator: 'FILLED_OUT' };
    const forecast = forecaster(parseDefinition(or(and(inLastDays('opened', 3)), and(form))), moment);
    expect(forecast({ properties: { opened: '2026-11-18' } })).toMatchObject({
      today: 'yes',
      turns: { days: 4, answer: 'unknown', by: ['0.0'] },
    });
  });
  test('turns nowhere where nothing moves', () => {
    const forecast = forecaster(parseDefinition(and(between('due', onDay(2026, 1, 1), onDay(2027, 1, 1)))), moment);
    expect(forecast({ properties: { due: '2026-11-25' } }).turns).toBeNull();
  });
});

describe('looking a definition over', () => {
  const properties = {
    stage: {
      label: 'Lifecycle stage',
      type: 'enumeration',
      options: [
        { value: 'lead', label: 'Lead' },
        { value: 'mql', label: 'MQL' },
      ],
    },
    score: { label: 'Score', type: 'number' },
    optin: { label: 'Opt-in', type: 'bool' },
    due: { label: 'Due', type: 'date' },
  };
  const look = (definition: JsonObject, more: object = {}) =>
    lint('1', parseDefinition(definition), { moment: { ...moment, properties }, ...more }).map((one) => [
      one.code,
      ...one.paths,
    ]);
  test.each<[string, JsonObject, string[][]]>([
    ['nothing doubtful', and(anyOf('stage', 'mql'), number('score', 'IS_GREATER_THAN', 3)), []],
    ['a property that is gone', and(known('gone')), [['missing-property', '0']]],
    ['an option that is gone', and(anyOf('stage', 'mql', 'old')), [['missing-option', '0']]],
    [
      'options that exclude each other',
      and(anyOf('stage', 'mql'), noneOf('stage', false, 'mql')),
      [['never-together', '0', '1']],
    ],
    ['options that leave one over', and(anyOf('stage', 'mql', 'lead'), noneOf('stage', false, 'mql')), []],
    [
      'numbers apart',
      and(number('score', 'IS_GREATER_THAN', 5), number('score', 'IS_LESS_THAN', 5)),
      [['never-together', '0', '1']],
    ],
    ['numbers with room between', and(number('score', 'IS_GREATER_THAN', 5), number('score', 'IS_LESS_THAN', 6)), []],
    [
      'operations by the names of HubSpot’s guide',
      and(
        property('optin', { operationType: 'bool', operator: 'IS_EQUAL_TO', value: true }),
        property('optin', { operationType: 'bool', operator: 'IS_EQUAL_TO', value: false }),
      ),
      [['never-together', '0', '1']],
    ],
    ['yes and no at once', and(bool('optin', true), bool('optin', false)), [['never-together', '0', '1']]],
    ['in different groups', or(and(bool('optin', true)), and(bool('optin', false))), []],
    [
      'within a group of a group',
      { ...and(bool('optin', true)), filterBranches: [and(bool('optin', false))] },
      [['never-together', '0', '1.0']],
    ],
    ['nobody', and({ filterType: 'CONSTANT', shouldAccept: false }), [['nobody', '0']]],
    ['what cannot be told', and({ filterType: 'FORM_SUBMISSION', operator: 'FILLED_OUT' }), [['cannot-tell', '0']]],
  ])('%s', (_name, definition, codes) => expect(look(definition)).toEqual(codes));

  test('a criterion on what Salesforce writes is a deadlock', () => {
    expect(look(and(anyOf('stage', 'mql')), { rules: { stage: 'always-salesforce' } })).toEqual([['deadlock', '0']]);
  });
  test('segments that are gone, and ways back to itself, are found', () => {
    const lists = { '2': list('Two', and(inList('1'))), '9': null };
    expect(look(and(inList('2'), inList('9')), { lists })).toEqual([
      ['missing-list', '1'],
      ['cycle', '0'],
    ]);
  });
  test('each criterion has the contacts that it holds back', () => {
    const bound = compile(parseDefinition(and(anyOf('stage', 'mql'), number('score', 'IS_GREATER_THAN', 5))), moment);
    const people = [
      ['mql', '9'],
      ['lead', '9'],
      ['lead', '1'],
      ['mql', '1'],
      ['lead', '7'],
    ] as const;
    const contacts = people.map(([stage, score]) => ({ properties: { stage, score } }));
    expect(holdsBack(bound, contacts)).toEqual([
      { path: '0', failing: 3, alone: 2 },
      { path: '1', failing: 2, alone: 1 },
    ]);
  });
  test('within a NOT it is the yes that keeps out', () => {
    const not = { filterBranchType: 'NOT_ANY', filters: [anyOf('stage', 'lead')], filterBranches: [] };
    const definition = { ...and(number('score', 'IS_GREATER_THAN', 5)), filterBranches: [not] };
    const bound = compile(parseDefinition(definition), moment);
    const people = [
      ['lead', '9'],
      ['lead', '9'],
      ['lead', '1'],
      ['mql', '1'],
      ['mql', '9'],
    ] as const;
    const contacts = people.map(([stage, score]) => ({ properties: { stage, score } }));
    expect(holdsBack(bound, contacts)).toEqual([
      { path: '0', failing: 2, alone: 1 },
      { path: '1.0', failing: 3, alone: 2 },
    ]);
  });
});
