import type { JsonObject } from '../../../../lib/segments/types';
import {
  and,
  anyOf,
  between,
  bool,
  indexed,
  inLastDays,
  inList,
  known,
  noneOf,
  now,
  number,
  or,
  property,
  text,
  texts,
  unknown,
  versions,
} from '../make';
import { definition, type Person } from './case';

/** It is Wednesday, 18 November 2026, 15:00 in New York. */
const day = 86_400_000;
const within = (groups: JsonObject, ...filterBranches: JsonObject[]): JsonObject => ({ ...groups, filterBranches });
const noneBranch = (...filters: JsonObject[]): JsonObject => ({ ...and(...filters), filterBranchType: 'NOT_ANY' });
const ofCompany = (...filters: JsonObject[]): JsonObject => ({
  ...and(...filters),
  filterBranchType: 'ASSOCIATION',
  objectTypeId: '0-2',
  operator: 'IN_LIST',
  associationTypeId: 279,
  associationCategory: 'HUBSPOT_DEFINED',
});
/** "Is more than so many days ago", as HubSpot's editor saves it. */
const moreThanDaysAgo = (name: string, days: number) =>
  property(name, {
    operationType: 'TIME_POINT',
    operator: 'IS_BEFORE',
    timePoint: indexed('TODAY', { days: -days }),
    endpointBehavior: 'EXCLUSIVE',
    propertyParser: 'VALUE',
    includeObjectsWithNoValueSet: false,
  });
const enumeration = (name: string, operator: string, ...values: string[]) =>
  property(name, { operationType: 'ENUMERATION', operator, values, includeObjectsWithNoValueSet: false });

/** A person who fits most of these. */
const ada: Person = {
  email: 'ada@acme.com',
  lifecyclestage: 'marketingqualifiedlead',
  country: 'Germany',
  hs_lead_status: 'OPEN',
};

/** Whole inclusion segments: several groups, what is kept out, and the reasons that admins gave them. */
export const inclusion = [
  definition(
    'Sales gets MQLs and later, by a company address, nobody who unsubscribed or bounced',
    or(
      and(
        known('email'),
        anyOf('lifecyclestage', 'marketingqualifiedlead', 'salesqualifiedlead', 'opportunity', 'customer'),
        texts('email', 'DOES_NOT_CONTAIN', '@gmail.com', '@gmx.de', '@web.de', '@outlook.com'),
        bool('hs_email_optout', false, true),
        unknown('hs_email_hard_bounce_reason_enum'),
      ),
    ),
    ['yes', ada],
    ['no', { ...ada, email: 'ada@gmx.de' }],
    ['no', { ...ada, hs_email_optout: 'true' }],
    ['no', { ...ada, hs_email_hard_bounce_reason_enum: 'UNKNOWN_USER' }],
    ['no', { ...ada, lifecyclestage: 'subscriber' }],
  ),
  definition(
    'Qualified, or scored and seen lately, or raised a hand; never a competitor',
    within(
      or(),
      within(
        and(noneOf('contact_type', true, 'competitor', 'vendor')),
        or(
          and(anyOf('lifecyclestage', 'salesqualifiedlead', 'opportunity')),
          and(number('hubspotscore', 'IS_GREATER_THAN_OR_EQUAL_TO', 60), inLastDays('hs_last_visit', 30)),
          and(enumeration('hand_raise', 'CONTAINS_ALL', 'demo', 'pricing')),
        ),
      ),
    ),
    ['yes', { lifecyclestage: 'opportunity' }],
    ['yes', { hubspotscore: '61', hs_last_visit: '2026-11-01T09:00:00Z' }],
    ['yes', { hand_raise: 'pricing;demo', contact_type: 'customer' }],
    ['no', { hubspotscore: '61', hs_last_visit: '2026-09-01T09:00:00Z' }],
    ['no', { hand_raise: 'demo' }],
    ['no', { lifecyclestage: 'opportunity', contact_type: 'competitor' }],
  ),
  definition(
    'EMEA only: a country of the region, or none but a German number',
    or(
      and(anyOf('country_list', 'DE', 'AT', 'CH', 'NL', 'GB', 'FR'), known('email')),
      and(unknown('country_list'), text('phone', 'STARTS_WITH', '+49'), known('email')),
    ),
    ['yes', { email: 'a@x.de', country_list: 'AT' }],
    ['yes', { email: 'a@x.de', phone: '+49 30 1234' }],
    ['no', { email: 'a@x.de', country_list: 'US', phone: '+49 30 1234' }],
    ['no', { country_list: 'DE' }],
  ),
  definition(
    'Customers and partners, without those of the suppression list and without our own people',
    or(
      and(
        anyOf('lifecyclestage', 'customer'),
        inList('900', 'NOT_IN_LIST'),
        text('email', 'DOES_NOT_CONTAIN', '@ourselves.com'),
      ),
      and(inList('412'), inList('900', 'NOT_IN_LIST'), text('email', 'DOES_NOT_CONTAIN', '@ourselves.com')),
    ),
    ['yes', { ...ada, lifecyclestage: 'customer' }],
    ['yes', ada, { in: ['412'] }],
    ['no', ada, { in: ['412', '900'] }],
    ['no', { ...ada, email: 'x@ourselves.com' }, { in: ['412'] }],
  ),
  definition(
    'A large account in a chosen industry, and a person who decides',
    within(
      or(),
      within(
        and(texts('jobtitle', 'CONTAINS', 'chief', 'head', 'director', 'vp'), known('email')),
        ofCompany(
          anyOf('industry', 'MACHINERY', 'AUTOMOTIVE'),
          number('numberofemployees', 'IS_GREATER_THAN_OR_EQUAL_TO', 250),
        ),
      ),
    ),
    [
      'yes',
      { ...ada, jobtitle: 'Head of Operations' },
      { companies: [{ properties: { industry: 'AUTOMOTIVE', numberofemployees: '1200' } }] },
    ],
    // One company has the industry, another the size: neither is such a company.
    [
      'no',
      { ...ada, jobtitle: 'Head of Operations' },
      {
        companies: [
          { properties: { industry: 'AUTOMOTIVE', numberofemployees: '20' } },
          { properties: { industry: 'RETAIL', numberofemployees: '9000' } },
        ],
      },
    ],
    ['no', { ...ada, jobtitle: 'Intern' }],
    ['unknown', { ...ada, jobtitle: 'Director' }],
  ),
  definition(
    'Asked for a demo by a form, or was set by hand',
    or(
      and(
        { filterType: 'FORM_SUBMISSION', formId: '4c9b6f1e', operator: 'FILLED_OUT' },
        bool('hs_email_optout', false, true),
      ),
      and(bool('sync_to_salesforce', true)),
    ),
    ['yes', { sync_to_salesforce: 'true' }],
    ['unknown', { email: 'a@x.de' }],
    ['no', { hs_email_optout: 'true' }],
  ),
  definition(
    'The checkbox of the sales operations team, unless legal says no',
    or(and(bool('sync_to_salesforce', true), noneOf('gdpr_status', true, 'erasure_requested', 'blocked'))),
    ['yes', { sync_to_salesforce: 'true' }],
    ['yes', { sync_to_salesforce: 'true', gdpr_status: 'consented' }],
    ['no', { sync_to_salesforce: 'true', gdpr_status: 'erasure_requested' }],
    ['no', { sync_to_salesforce: 'false' }],
    ['no', {}],
  ),
  definition(
    'Alive in the last half year: opened, replied or was met',
    or(
      and(known('email'), inLastDays('hs_email_last_open_date', 180)),
      and(known('email'), inLastDays('hs_sales_email_last_replied', 180)),
      and(known('email'), inLastDays('notes_last_contacted', 180)),
    ),
    ['yes', { ...ada, hs_sales_email_last_replied: '2026-06-01T12:00:00Z' }],
    ['no', { ...ada, hs_sales_email_last_replied: '2026-05-01T12:00:00Z' }],
    ['no', ada],
  ),
  definition(
    'Nobody who was marked as lost a year ago and not touched since',
    within(
      or(),
      within(
        and(known('email')),
        noneBranch(anyOf('hs_lead_status', 'UNQUALIFIED'), moreThanDaysAgo('closed_lost_date', 365)),
      ),
    ),
    ['yes', ada],
    ['yes', { ...ada, closed_lost_date: '2026-02-01' }],
    ['no', { ...ada, closed_lost_date: '2025-02-01' }],
    ['no', { ...ada, hs_lead_status: 'UNQUALIFIED' }],
  ),
  definition(
    'Was ever an opportunity, and is no customer of the past',
    or(and(enumeration('lifecyclestage', 'HAS_EVER_BEEN_ANY_OF', 'opportunity'), noneOf('churned', true, 'yes'))),
    [
      'yes',
      { lifecyclestage: 'customer' },
      { history: { lifecyclestage: versions('customer', 'opportunity', 'lead') } },
    ],
    ['no', { lifecyclestage: 'lead' }, { history: { lifecyclestage: versions('lead', 'subscriber') } }],
    ['no', { lifecyclestage: 'customer', churned: 'yes' }, { history: { lifecyclestage: versions('opportunity') } }],
    ['unknown', { lifecyclestage: 'lead' }],
  ),
  definition(
    'Who was in Salesforce already, or belongs to a territory of the field team',
    or(
      and(known('salesforcecontactid')),
      and(known('salesforceleadid')),
      and(anyOf('hubspot_owner_id', '70001', '70002', '70003'), anyOf('territory', 'north', 'south')),
    ),
    ['yes', { salesforcecontactid: '003000000000001' }],
    ['yes', { hubspot_owner_id: '70002', territory: 'south' }],
    ['no', { hubspot_owner_id: '70002' }],
  ),
  definition(
    'Renewals of the coming quarter, with somebody who looks after them',
    or(
      and(
        property('renewal_date', {
          operationType: 'CALENDAR_DATE',
          operator: 'IN_NEXT_TIME_UNIT',
          timeUnit: 'QUARTER',
          timeUnitCount: 1,
          includeObjectsWithNoValueSet: false,
        }),
        known('hubspot_owner_id'),
      ),
      and(between('renewal_date', indexed('TODAY'), indexed('TODAY', { days: 30 })), known('hubspot_owner_id')),
    ),
    ['yes', { renewal_date: '2027-02-15', hubspot_owner_id: '7' }],
    ['yes', { renewal_date: '2026-12-01', hubspot_owner_id: '7' }],
    ['no', { renewal_date: '2026-12-31', hubspot_owner_id: '7' }],
    ['no', { renewal_date: '2027-02-15' }],
  ),
  definition(
    'Enough is known to route the lead: name, company, country, and a phone or a job title',
    within(
      or(),
      within(
        and(known('email'), known('firstname'), known('lastname'), known('company'), known('country')),
        or(and(known('phone')), and(known('mobilephone')), and(known('jobtitle'))),
      ),
    ),
    ['yes', { email: 'e', firstname: 'f', lastname: 'l', company: 'c', country: 'DE', jobtitle: 'CEO' }],
    ['no', { email: 'e', firstname: 'f', lastname: 'l', company: 'c', country: 'DE' }],
    ['no', { email: 'e', firstname: 'f', company: 'c', country: 'DE', phone: '1' }],
  ),
  definition(
    'Fresh from the trade fair, corrected by hand since',
    or(
      and(
        enumeration('events_attended', 'IS_ANY_OF', 'hannover-2026', 'anuga-2026'),
        property('jobtitle', {
          operationType: 'ROLLING_PROPERTY_UPDATED',
          operator: 'UPDATED_IN_LAST_X_DAYS',
          numberOfDays: 14,
          includeObjectsWithNoValueSet: false,
        }),
        text('hs_analytics_source_data_2', 'IS_NOT_EQUAL_TO', 'INTEGRATION', true),
      ),
    ),
    [
      'yes',
      { events_attended: 'bauma-2025;hannover-2026', jobtitle: 'Buyer' },
      { history: { jobtitle: [{ value: 'Buyer', at: now - 3 * day }] } },
    ],
    [
      'no',
      { events_attended: 'hannover-2026', jobtitle: 'Buyer' },
      { history: { jobtitle: [{ value: 'Buyer', at: now - 40 * day }] } },
    ],
    ['no', { events_attended: 'bauma-2025', jobtitle: 'Buyer' }],
    ['unknown', { events_attended: 'hannover-2026', jobtitle: 'Buyer' }],
  ),
];
