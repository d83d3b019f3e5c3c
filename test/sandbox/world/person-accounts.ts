import { iso } from './hubspot-history';
import type { SalesforceField, SalesforceRecord, World } from './types';

/** Contact's field → the name under which a person account has it. Custom ones end in `__pc` there. */
const shared: Readonly<Record<string, string>> = {
  FirstName: 'FirstName',
  LastName: 'LastName',
  Email: 'PersonEmail',
  Title: 'PersonTitle',
  MobilePhone: 'PersonMobilePhone',
  MailingCity: 'PersonMailingCity',
  HubSpot_Lifecycle__c: 'HubSpot_Lifecycle__pc',
  SyncLens_Resync__c: 'SyncLens_Resync__pc',
};
const isPerson = { name: 'IsPersonAccount', label: 'Is Person Account', type: 'boolean' };
const common = { custom: false, updateable: false, nillable: true, calculated: false };

/**
 * Switches person accounts on for an org: both objects get the fields that only such an org has, and each person's
 * account and contact are kept equal from then on. As in reality there is no way back.
 */
export function allowPersonAccounts(world: World): void {
  const { salesforce } = world;
  const [accounts = [], contacts = []] = [salesforce.fields.get('Account'), salesforce.fields.get('Contact')];
  if (accounts.some(({ name }) => name === isPerson.name)) return;
  const copies = Object.entries(shared).flatMap(([from, name]): SalesforceField[] => {
    const field = contacts.find((one) => one.name === from);
    return field ? [{ ...field, name, label: field.label, nillable: true }] : [];
  });
  accounts.push({ ...isPerson, ...common });
  accounts.push({ name: 'PersonContactId', label: 'Contact ID', type: 'reference', ...common }, ...copies);
  contacts.push({ ...isPerson, ...common });
  for (const record of salesforce.records.values())
    if (record.object === 'Account' || record.object === 'Contact') record.fields.IsPersonAccount = false;

  let copying = false;
  world.on((event) => {
    if (copying || (event.type !== 'record-changed' && event.type !== 'record-deleted')) return;
    const record = salesforce.record(event.id);
    const pair = record && pairOf(world, record);
    if (!record || !pair) return;
    copying = true;
    try {
      if (event.type === 'record-deleted') salesforce.delete(pair.id, record.lastModifiedById);
      else copy(world, record, pair, event.changed ?? []);
    } finally {
      copying = false;
    }
  });
}

/** Makes a person account, given by the contact's field names: an account and the contact that belongs to it. */
export function addPersonAccount(
  world: World,
  fields: Readonly<Record<string, string>>,
  byUserId: string,
): { account: SalesforceRecord; contact: SalesforceRecord } {
  allowPersonAccounts(world);
  const { salesforce } = world;
  const own = Object.entries(fields).map(([name, value]) => [shared[name] ?? name, value]);
  const Name = [fields.FirstName, fields.LastName].filter(Boolean).join(' ');
  const account = salesforce.insert('Account', { ...Object.fromEntries(own), Name }, byUserId);
  const contact = salesforce.insert('Contact', { ...fields, AccountId: account.id }, byUserId);
  Object.assign(account.fields, { IsPersonAccount: true, PersonContactId: contact.id });
  contact.fields.IsPersonAccount = true;
  return { account, contact };
}

/** The account of a person's contact, or the contact of a person account. */
function pairOf({ salesforce }: World, { object, fields }: SalesforceRecord): SalesforceRecord | undefined {
  if (fields.IsPersonAccount !== true) return undefined;
  const id = object === 'Account' ? fields.PersonContactId : fields.AccountId;
  const found = salesforce.record(String(id));
  return found?.isDeleted ? undefined : found;
}

/** What changed on one side stands on the other too, at the same time and by the same user. */
function copy(world: World, from: SalesforceRecord, to: SalesforceRecord, changed: readonly string[]): void {
  const { salesforce } = world;
  if (from.object === 'Account') {
    const values = Object.entries(shared).filter(([, name]) => changed.includes(name));
    salesforce.update(
      to.id,
      Object.fromEntries(values.map(([name, own]) => [name, from.fields[own]])),
      from.lastModifiedById,
    );
    from.fields.Name = to.fields.Name ?? null;
    return;
  }
  for (const [name, own] of Object.entries(shared)) to.fields[own] = from.fields[name] ?? null;
  to.modifiedAt = from.modifiedAt;
  to.lastModifiedById = from.lastModifiedById;
  Object.assign(to.fields, {
    Name: from.fields.Name,
    LastModifiedDate: iso(from.modifiedAt),
    SystemModstamp: iso(from.modifiedAt),
    LastModifiedById: from.lastModifiedById,
  });
}
