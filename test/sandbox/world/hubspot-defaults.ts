import type { HubspotProperty } from './types';

type Plain = Omit<HubspotProperty, 'createdAt'>;

const text = (name: string, label: string, groupName = 'contactinformation', more: Partial<Plain> = {}): Plain => ({
  name,
  label,
  groupName,
  type: 'string',
  fieldType: 'text',
  ...more,
});
const readOnly = { readOnlyValue: true } as const;
const time = { type: 'datetime', fieldType: 'calendar' } as const;
const choice = (values: readonly (readonly [string, string])[]): Partial<Plain> => ({
  type: 'enumeration',
  fieldType: 'radio',
  options: values.map(([value, label], displayOrder) => ({ value, label, displayOrder, hidden: false })),
});

export const lifecycleStages = [
  ['subscriber', 'Subscriber'],
  ['lead', 'Lead'],
  ['marketingqualifiedlead', 'Marketing Qualified Lead'],
  ['salesqualifiedlead', 'Sales Qualified Lead'],
  ['opportunity', 'Opportunity'],
  ['customer', 'Customer'],
  ['other', 'Other'],
] as const;

/** The contact properties of a new portal that has the Salesforce integration installed. */
export function defaultProperties(): Plain[] {
  const salesforce = 'salesforceinformation';
  const system = { ...readOnly, calculated: true };
  return [
    text('email', 'Email'),
    text('firstname', 'First Name'),
    text('lastname', 'Last Name'),
    text('company', 'Company Name'),
    text('phone', 'Phone Number', 'contactinformation', { fieldType: 'phonenumber' }),
    text('mobilephone', 'Mobile Phone Number', 'contactinformation', { fieldType: 'phonenumber' }),
    text('jobtitle', 'Job Title'),
    text('city', 'City'),
    text('country', 'Country/Region'),
    text('industry', 'Industry'),
    text('numemployees', 'Number of Employees', 'contactinformation', { type: 'number', fieldType: 'number' }),
    text('lifecyclestage', 'Lifecycle Stage', 'contactinformation', choice(lifecycleStages)),
    text(
      'hs_lead_status',
      'Lead Status',
      'sales_properties',
      choice([
        ['NEW', 'New'],
        ['OPEN', 'Open'],
        ['CONNECTED', 'Connected'],
        ['UNQUALIFIED', 'Unqualified'],
      ]),
    ),
    text('hubspot_owner_id', 'Contact owner', 'sales_properties', { type: 'enumeration', fieldType: 'select' }),
    text('num_conversion_events', 'Number of Form Submissions', 'conversioninformation', {
      type: 'number',
      fieldType: 'number',
    }),
    text('hs_additional_emails', 'Additional email addresses', 'contactinformation', {
      type: 'enumeration',
      fieldType: 'checkbox',
    }),
    text('hs_merged_object_ids', 'Merged record IDs', 'contactinformation', {
      ...system,
      type: 'enumeration',
      fieldType: 'checkbox',
    }),
    text('hs_object_id', 'Record ID', 'contactinformation', { ...system, type: 'number', fieldType: 'number' }),
    text('createdate', 'Create Date', 'contactinformation', { ...system, ...time }),
    text('lastmodifieddate', 'Last Modified Date', 'contactinformation', { ...system, ...time }),
    text('hs_lastmodifieddate', 'Object last modified date/time', 'contactinformation', { ...system, ...time }),
    text('hs_object_source', 'Record source', 'contactinformation', readOnly),
    text('hs_object_source_label', 'Record source label', 'contactinformation', readOnly),
    text('hs_object_source_id', 'Record source ID', 'contactinformation', readOnly),
    text('salesforcecontactid', 'Salesforce Contact ID', salesforce, readOnly),
    text('salesforceleadid', 'Salesforce Lead ID', salesforce, readOnly),
    text('salesforceaccountid', 'Salesforce Account ID', salesforce, readOnly),
    text('salesforceownerid', 'Salesforce Owner ID', salesforce, readOnly),
    text('salesforcelastsynctime', 'Last Salesforce Sync Time', salesforce, { ...readOnly, ...time }),
    text('salesforcecampaignids', 'Salesforce Campaign IDs', salesforce, readOnly),
    text('salesforcedeleted', 'Salesforce Deleted', salesforce, {
      ...readOnly,
      type: 'bool',
      fieldType: 'booleancheckbox',
      options: [
        { value: 'true', label: 'True', displayOrder: 0, hidden: false },
        { value: 'false', label: 'False', displayOrder: 1, hidden: false },
      ],
    }),
  ];
}
