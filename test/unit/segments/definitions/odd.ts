import type { JsonObject } from '../../../../lib/segments/types';
import { and, anyOf, inList, known, number, or, property, text } from '../make';
import { definition } from './case';

const branch = (filterBranchType: string, ...filters: JsonObject[]): JsonObject => ({
  filterBranchType,
  filterBranchOperator: 'AND',
  filterBranches: [],
  filters,
});
const ofCompany = (associationTypeId: number, ...filters: JsonObject[]) => ({
  ...branch('ASSOCIATION', ...filters),
  objectTypeId: '0-2',
  operator: 'IN_LIST',
  associationTypeId,
  associationCategory: 'HUBSPOT_DEFINED',
});
const within = (...filterBranches: JsonObject[]) => ({
  filterBranchType: 'OR',
  filters: [],
  filterBranches: [{ filterBranchType: 'AND', filters: [], filterBranches }],
});
const company = (industry: string | null, types?: number[]) => ({
  properties: { industry },
  ...(types ? { types } : {}),
});

/** Companies, negated groups, and what cannot be told here. */
export const odd = [
  definition(
    'Any company of an industry',
    within(ofCompany(279, text('industry', 'IS_EQUAL_TO', 'Energy'))),
    ['yes', {}, { companies: [company('Retail'), company('energy')] }],
    ['no', {}, { companies: [company('Retail')] }],
    ['no', {}, { companies: [] }],
    ['unknown', {}],
  ),
  definition(
    'The primary company of an industry',
    within(ofCompany(1, text('industry', 'IS_EQUAL_TO', 'Energy'))),
    ['yes', {}, { companies: [company('Energy', [279, 1])] }],
    ['no', {}, { companies: [company('Energy', [279]), company('Retail', [279, 1])] }],
    ['unknown', {}, { companies: [company('Energy')] }],
  ),
  definition(
    'Company and contact together',
    { ...within(ofCompany(279, text('industry', 'IS_EQUAL_TO', 'Energy')), branch('AND', known('email'))) },
    ['no', {}],
    ['unknown', { email: 'e' }],
    ['yes', { email: 'e' }, { companies: [company('Energy')] }],
  ),
  definition('Deals of a contact', within({ ...ofCompany(4, known('amount')), objectTypeId: '0-3' }), ['unknown', {}]),
  definition(
    'Not all of two',
    within(branch('NOT_ALL', known('a'), known('b'))),
    ['no', { a: '1', b: '1' }],
    ['yes', { a: '1' }],
    ['yes', {}],
  ),
  definition('None of two', within(branch('NOT_ANY', known('a'), known('b'))), ['no', { a: '1' }], ['yes', {}]),
  definition(
    'None of two, one of them not to be told',
    within(branch('NOT_ANY', known('a'), { filterType: 'CTA', ctaName: 'x', operator: 'HAS_CLICKED_CTA' })),
    ['no', { a: '1' }],
    ['unknown', {}],
  ),
  definition(
    'A restricted group beside a plain one',
    or(branch('RESTRICTED'), and(known('email'))),
    ['yes', { email: 'e' }],
    ['unknown', {}],
  ),
  definition('Events', within(branch('UNIFIED_EVENTS')), ['unknown', {}]),
  definition(
    'Page views and an email',
    or(and({ filterType: 'PAGE_VIEW', pageUrl: 'pricing', operator: 'CONTAINS' }, known('email'))),
    ['unknown', { email: 'e' }],
    ['no', {}],
  ),
  definition(
    'Form or stage',
    or(and({ filterType: 'FORM_SUBMISSION', operator: 'FILLED_OUT', formId: 'f' }), and(anyOf('stage', 'customer'))),
    ['yes', { stage: 'customer' }],
    ['unknown', { stage: 'lead' }],
  ),
  definition(
    'Email activity and stage',
    or(
      and(
        { filterType: 'EMAIL_EVENT', operator: 'OPENED', emailId: '1', appId: '1', level: 'EMAIL' },
        anyOf('stage', 'lead'),
      ),
    ),
    ['no', { stage: 'customer' }],
    ['unknown', { stage: 'lead' }],
  ),
  definition(
    'Subscribed to a type',
    or(and({ filterType: 'EMAIL_SUBSCRIPTION', acceptedStatuses: ['OPT_IN'], subscriptionIds: ['1'] })),
    ['unknown', {}],
  ),
  definition('Came from an import', or(and({ ...inList('5'), metadata: { id: '1', inListType: 'IMPORT' } })), [
    'unknown',
    {},
    { in: ['5'] },
  ]),
  definition('Membership of the company', or(and({ filterType: 'ASSOCIATION', listId: '4', operator: 'IN_LIST' })), [
    'unknown',
    {},
  ]),
  definition(
    'A property filter counted by occurrences',
    or(and({ ...known('a'), coalescingRefineBy: { type: 'NUM_OCCURRENCES', minOccurrences: 2 } })),
    ['unknown', { a: '1' }],
  ),
  definition('Everybody, by a constant', or(and({ filterType: 'CONSTANT', shouldAccept: true })), ['yes', {}]),
  definition('Nobody, by a constant', or(and({ filterType: 'CONSTANT', shouldAccept: false })), ['no', {}]),
  definition('No group at all', or(), ['no', {}]),
  definition(
    'A filter of the future',
    or(and({ filterType: 'TELEPATHY' }), and(known('email'))),
    ['yes', { email: 'e' }],
    ['unknown', {}],
  ),
  definition(
    'An operation of the future',
    or(and(property('a', { operationType: 'GEO_RADIUS', operator: 'WITHIN' }))),
    ['unknown', { a: '1' }],
  ),
  definition(
    'An operator of the future',
    or(and(property('a', { operationType: 'STRING', operator: 'SOUNDS_LIKE', value: 'x' }))),
    ['unknown', { a: '1' }],
  ),
  definition(
    'Operation named by its type alone',
    or(
      and(
        property('a', {
          type: 'TIME_POINT',
          operator: 'IS_AFTER',
          timePoint: { timeType: 'INDEXED', indexReference: { referenceType: 'TODAY' } },
        }),
      ),
    ),
    ['yes', { a: '2026-11-19' }],
    ['no', { a: '2026-11-17' }],
  ),
  definition(
    'Linked to Salesforce',
    or(and(known('salesforcecontactid')), and(known('salesforceleadid'))),
    ['yes', { salesforceleadid: '00Q000000000001' }],
    ['no', {}],
  ),
  definition(
    'First and last name differ',
    or(
      and(
        property('firstname', {
          operationType: 'COMPARATIVE_STRING',
          operator: 'IS_NOT_EQUAL_TO',
          comparisonPropertyName: 'lastname',
        }),
      ),
    ),
    ['yes', { firstname: 'Ada', lastname: 'Lovelace' }],
    ['no', { firstname: 'Ada', lastname: 'ada' }],
  ),
  definition(
    'Never had a score of zero',
    or(and(number('score', 'HAS_NEVER_BEEN_EQUAL_TO', 0))),
    ['yes', { score: '4' }, { history: { score: [{ value: '4', at: 1 }] } }],
    [
      'no',
      { score: '4' },
      {
        history: {
          score: [
            { value: '4', at: 2 },
            { value: '0', at: 1 },
          ],
        },
      },
    ],
    ['unknown', { score: '4' }],
  ),
];
