import type { SalesforceField, SalesforceObject } from './types';

const field = (name: string, label: string, type = 'string', more: Partial<SalesforceField> = {}): SalesforceField => ({
  name,
  label,
  type,
  custom: name.endsWith('__c'),
  updateable: true,
  nillable: true,
  calculated: false,
  ...(type === 'string' ? { length: 255 } : {}),
  ...more,
});
const system = { updateable: false, nillable: false } as const;

const common = [
  field('Id', 'Record ID', 'id', system),
  field('IsDeleted', 'Deleted', 'boolean', system),
  field('CreatedDate', 'Created Date', 'datetime', system),
  field('CreatedById', 'Created By ID', 'reference', system),
  field('LastModifiedDate', 'Last Modified Date', 'datetime', system),
  field('LastModifiedById', 'Last Modified By ID', 'reference', system),
  field('SystemModstamp', 'System Modstamp', 'datetime', system),
];
const person = [
  field('MasterRecordId', 'Master Record ID', 'reference', { updateable: false }),
  field('LastName', 'Last Name', 'string', { nillable: false, length: 80 }),
  field('FirstName', 'First Name', 'string', { length: 40 }),
  field('Name', 'Full Name', 'string', system),
  field('Email', 'Email', 'email', { length: 80 }),
  field('Phone', 'Phone', 'phone', { length: 40 }),
  field('MobilePhone', 'Mobile Phone', 'phone', { length: 40 }),
  field('Title', 'Title', 'string', { length: 128 }),
  field('LeadSource', 'Lead Source', 'picklist'),
  field('OwnerId', 'Owner ID', 'reference'),
  field('HubSpot_Lifecycle__c', 'HubSpot Lifecycle', 'string'),
  field('SyncLens_Resync__c', 'SyncLens Resync', 'string'),
  field('Score_Label__c', 'Score Label', 'string', { updateable: false, calculated: true }),
];

/** The fields of a new org with the custom fields that the worlds map. */
export function defaultFields(): Map<SalesforceObject, SalesforceField[]> {
  return new Map<SalesforceObject, SalesforceField[]>([
    [
      'Lead',
      [
        ...common,
        ...person,
        field('Company', 'Company', 'string', { nillable: false }),
        field('City', 'City', 'string', { length: 40 }),
        field('Country', 'Country', 'string', { length: 80 }),
        field('Industry', 'Industry', 'picklist'),
        field('Status', 'Status', 'picklist', { nillable: false }),
        field('IsConverted', 'Converted', 'boolean', system),
        field('ConvertedDate', 'Converted Date', 'date', { updateable: false }),
        field('ConvertedContactId', 'Converted Contact ID', 'reference', { updateable: false }),
        field('ConvertedAccountId', 'Converted Account ID', 'reference', { updateable: false }),
      ],
    ],
    [
      'Contact',
      [
        ...common,
        ...person,
        field('AccountId', 'Account ID', 'reference'),
        field('MailingCity', 'Mailing City', 'string', { length: 40 }),
        field('MailingCountry', 'Mailing Country', 'string', { length: 80 }),
      ],
    ],
    [
      'Account',
      [
        ...common,
        field('MasterRecordId', 'Master Record ID', 'reference', { updateable: false }),
        field('Name', 'Account Name', 'string', { nillable: false }),
        field('Industry', 'Industry', 'picklist'),
        field('Website', 'Website', 'url'),
        field('OwnerId', 'Owner ID', 'reference'),
      ],
    ],
    [
      'User',
      [
        ...common,
        field('Name', 'Full Name', 'string', system),
        field('FirstName', 'First Name'),
        field('LastName', 'Last Name', 'string', { nillable: false }),
        field('Username', 'Username', 'string', { nillable: false }),
        field('Email', 'Email', 'email', { nillable: false }),
        field('IsActive', 'Active', 'boolean'),
      ],
    ],
  ]);
}
