import { and, anyOf, bool, inList, known, noneOf, number, or, text, texts, unknown } from '../make';
import { definition } from './case';

/** Stages, consent, scores, domains: what most inclusion segments are made of. */
export const marketing = [
  definition(
    'Everybody with an email',
    or(and(known('email'))),
    ['yes', { email: 'a@x.org' }],
    ['no', {}],
    ['no', { email: '' }],
  ),
  definition(
    'Marketing qualified leads',
    or(and(anyOf('lifecyclestage', 'marketingqualifiedlead'))),
    ['yes', { lifecyclestage: 'marketingqualifiedlead' }],
    ['no', { lifecyclestage: 'lead' }],
    ['no', {}],
  ),
  definition(
    'From MQL on',
    or(and(anyOf('lifecyclestage', 'marketingqualifiedlead', 'salesqualifiedlead', 'opportunity', 'customer'))),
    ['yes', { lifecyclestage: 'customer' }],
    ['no', { lifecyclestage: 'subscriber' }],
  ),
  definition(
    'Everybody but subscribers, the empty included',
    or(and(noneOf('lifecyclestage', true, 'subscriber'))),
    ['yes', {}],
    ['yes', { lifecyclestage: 'lead' }],
    ['no', { lifecyclestage: 'subscriber' }],
  ),
  definition(
    'Everybody but subscribers, the empty excluded',
    or(and(noneOf('lifecyclestage', false, 'subscriber'))),
    ['no', {}],
    ['yes', { lifecyclestage: 'lead' }],
  ),
  definition(
    'MQL with an email, not opted out',
    or(and(anyOf('lifecyclestage', 'mql'), known('email'), bool('hs_email_optout', false, true))),
    ['yes', { lifecyclestage: 'mql', email: 'a@x.org' }],
    ['no', { lifecyclestage: 'mql', email: 'a@x.org', hs_email_optout: 'true' }],
    ['no', { lifecyclestage: 'mql' }],
  ),
  definition(
    'Marketing contacts',
    or(and(bool('hs_marketable_status', true))),
    ['yes', { hs_marketable_status: 'true' }],
    ['no', { hs_marketable_status: 'false' }],
    ['no', {}],
  ),
  definition(
    'Score of 50 or more',
    or(and(number('hubspotscore', 'IS_GREATER_THAN_OR_EQUAL_TO', 50))),
    ['yes', { hubspotscore: '50' }],
    ['no', { hubspotscore: '49.5' }],
    ['unknown', { hubspotscore: 'high' }],
  ),
  definition(
    'Score or a hand raise',
    or(and(number('hubspotscore', 'IS_GREATER_THAN', 80)), and(anyOf('hand_raise', 'demo', 'contact_sales'))),
    ['yes', { hand_raise: 'demo' }],
    ['yes', { hubspotscore: '81' }],
    ['no', { hubspotscore: '80' }],
    ['yes', { hubspotscore: 'x', hand_raise: 'demo' }],
    ['unknown', { hubspotscore: 'x' }],
  ),
  definition(
    'No free mail addresses',
    or(and(known('email'), texts('email', 'DOES_NOT_CONTAIN', '@gmail.', '@gmx.', '@yahoo.'))),
    ['yes', { email: 'a@acme.com' }],
    ['no', { email: 'A@GMAIL.com' }],
    ['no', {}],
  ),
  definition(
    'Only our customers’ domains',
    or(and(texts('email', 'ENDS_WITH', '@acme.com', '@beta.io'))),
    ['yes', { email: 'x@Beta.io ' }],
    ['no', { email: 'x@beta.io.org' }],
  ),
  definition(
    'No colleagues and no tests',
    or(and(text('email', 'DOES_NOT_CONTAIN', '@ourselves.com'), text('firstname', 'IS_NOT_EQUAL_TO', 'Test', true))),
    ['yes', { email: 'a@x.org' }],
    ['no', { email: 'a@ourselves.com' }],
    ['no', { email: 'a@x.org', firstname: ' test ' }],
  ),
  definition(
    'German-speaking countries',
    or(and(texts('country', 'IS_EQUAL_TO', 'Germany', 'Austria', 'Switzerland'))),
    ['yes', { country: 'germany' }],
    ['no', { country: 'France' }],
    ['no', {}],
  ),
  definition(
    'Opted in to the newsletter by option',
    or(and(anyOf('newsletter', 'weekly', 'monthly'))),
    ['yes', { newsletter: 'daily;weekly' }],
    ['no', { newsletter: 'daily' }],
  ),
  definition(
    'Both topics',
    or(
      and({
        ...anyOf('topics'),
        operation: { operationType: 'ENUMERATION', operator: 'CONTAINS_ALL', values: ['crm', 'sync'] },
      }),
    ),
    ['yes', { topics: 'sync;other;crm' }],
    ['no', { topics: 'crm' }],
  ),
  definition(
    'Exactly one topic',
    or(
      and({ ...anyOf('topics'), operation: { operationType: 'ENUMERATION', operator: 'IS_EXACTLY', values: ['crm'] } }),
    ),
    ['yes', { topics: 'crm' }],
    ['no', { topics: 'crm;sync' }],
  ),
  definition(
    'Company name begins with',
    or(and(text('company', 'STARTS_WITH', 'Acme'))),
    ['yes', { company: 'ACME Holding' }],
    ['no', { company: 'The Acme' }],
  ),
  definition(
    'Has a phone number or a mobile',
    or(and(known('phone')), and(known('mobilephone'))),
    ['yes', { mobilephone: '1' }],
    ['no', {}],
  ),
  definition(
    'Complete records',
    or(and(known('email'), known('firstname'), known('lastname'), known('company'))),
    ['yes', { email: 'e', firstname: 'f', lastname: 'l', company: 'c' }],
    ['no', { email: 'e', firstname: 'f', lastname: 'l' }],
  ),
  definition('Owned by nobody', or(and(unknown('hubspot_owner_id'))), ['yes', {}], ['no', { hubspot_owner_id: '7' }]),
  definition(
    'Owned by one of three',
    or(and(anyOf('hubspot_owner_id', '7', '8', '9'))),
    ['yes', { hubspot_owner_id: '8' }],
    ['no', { hubspot_owner_id: '88' }],
  ),
  definition(
    'Partners, never suppliers',
    or(and(inList('11'), inList('12', 'NOT_IN_LIST'))),
    ['yes', {}, { in: ['11'] }],
    ['no', {}, { in: ['11', '12'] }],
    ['no', {}],
  ),
  definition(
    'Customers without those of the suppression list',
    or(and(anyOf('lifecyclestage', 'customer'), inList('99', 'NOT_IN_LIST'))),
    ['yes', { lifecyclestage: 'customer' }],
    ['no', { lifecyclestage: 'customer' }, { in: ['99'] }],
  ),
  definition(
    'Any of three lists',
    or(and(inList('1')), and(inList('2')), and(inList('3'))),
    ['yes', {}, { in: ['3', '8'] }],
    ['no', {}, { in: ['8'] }],
  ),
  definition(
    'Employees between 50 and 500',
    or(
      and({
        ...number('employees', '', 0),
        operation: { operationType: 'NUMBER_RANGED', operator: 'IS_BETWEEN', lowerBound: 50, upperBound: 500 },
      }),
    ),
    ['yes', { employees: '50' }],
    ['yes', { employees: '500' }],
    ['no', { employees: '501' }],
    ['no', {}],
  ),
  definition(
    'Revenue outside a band',
    or(
      and({
        ...number('revenue', '', 0),
        operation: { operationType: 'NUMBER_RANGED', operator: 'IS_NOT_BETWEEN', lowerBound: 1000, upperBound: 2000 },
      }),
    ),
    ['yes', { revenue: '1e6' }],
    ['no', { revenue: '1500' }],
  ),
  definition(
    'Blank job title',
    or(and({ ...known('jobtitle'), operation: { operationType: 'ALL_PROPERTY', operator: 'IS_BLANK' } })),
    ['yes', { jobtitle: ' ' }],
    ['yes', {}],
    ['no', { jobtitle: 'CEO' }],
  ),
  definition(
    'Decision makers by title',
    or(and(texts('jobtitle', 'CONTAINS', 'chief', 'head of', 'VP'))),
    ['yes', { jobtitle: 'Head of Sales' }],
    ['yes', { jobtitle: 'vp marketing' }],
    ['no', { jobtitle: 'Analyst' }],
  ),
  definition(
    'German and large, or French and qualified',
    or(
      and(text('country', 'IS_EQUAL_TO', 'Germany'), number('employees', 'IS_GREATER_THAN', 100)),
      and(text('country', 'IS_EQUAL_TO', 'France'), anyOf('lifecyclestage', 'mql')),
    ),
    ['yes', { country: 'Germany', employees: '101' }],
    ['yes', { country: 'France', lifecyclestage: 'mql' }],
    ['no', { country: 'France', employees: '101' }],
  ),
  definition(
    'A group within a group',
    {
      ...or(),
      filterBranches: [{ ...and(known('email')), filterBranches: [or(and(anyOf('a', '1')), and(anyOf('b', '1')))] }],
    },
    ['yes', { email: 'e', b: '1' }],
    ['no', { email: 'e' }],
    ['no', { a: '1' }],
  ),
];
