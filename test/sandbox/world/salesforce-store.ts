import { iso } from './hubspot-history';
import { salesforceId, to18 } from './ids';
import { Records } from './records';
import { StoreRefusal } from './refusal';
import { checkFields } from './salesforce-checks';
import { defaultFields } from './salesforce-fields';
import type { Clock, SalesforceObject, SalesforceRecord, SalesforceStore, WorldEvent } from './types';

export interface SalesforceStoreOptions {
  clock: Clock;
  emit: (event: WorldEvent) => void;
  /** Two characters that all ids of this org share. */
  instance: string;
  /** Asked late: the integration's user is made with the store. */
  integrationUserId: () => string;
}
type Value = string | number | boolean | null;

/** An org's leads, contacts, accounts and users. Everything is kept in memory. */
export function createSalesforceStore({
  clock,
  emit,
  instance,
  integrationUserId,
}: SalesforceStoreOptions): SalesforceStore {
  const records = new Records();
  const counters = new Map<SalesforceObject, number>();
  const fields = defaultFields();

  const plain = (value: unknown): Value =>
    value === '' || value === undefined || value === null
      ? null
      : typeof value === 'number' || typeof value === 'boolean'
        ? value
        : String(value);
  const canonical = (object: SalesforceObject, name: string) =>
    fields.get(object)?.find((one) => one.name.toLowerCase() === name.toLowerCase())?.name ?? name;

  function stamp(record: SalesforceRecord, byUserId: string) {
    const now = clock.now();
    record.modifiedAt = now;
    record.lastModifiedById = byUserId;
    const f = record.fields;
    if (record.object !== 'Account') f.Name = [f.FirstName, f.LastName].filter(Boolean).join(' ');
    if (record.object === 'Lead' || record.object === 'Contact') f.Score_Label__c = f.Email ? 'Reachable' : 'Unknown';
    Object.assign(f, {
      LastModifiedDate: iso(now),
      LastModifiedById: byUserId,
      SystemModstamp: iso(now),
      IsDeleted: record.isDeleted,
      ...(record.object === 'User' ? {} : { MasterRecordId: record.masterRecordId }),
    });
  }
  const record = (id: string) => records.get(to18(id));
  function writable(id: string, byUserId: string): SalesforceRecord {
    const found = record(id);
    const unseen = found && (byUserId === integrationUserId() ? found.hiddenFromIntegration : found.hidden);
    if (!found || found.purged || unseen) throw new StoreRefusal('NOT_FOUND', 'The requested resource does not exist');
    if (found.isDeleted) throw new StoreRefusal('ENTITY_IS_DELETED', 'entity is deleted', undefined, []);
    if (found.fields.IsConverted === true)
      throw new StoreRefusal('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead', undefined, []);
    const locks = store.rowLocks.get(found.id) ?? 0;
    if (locks > 0) {
      store.rowLocks.set(found.id, locks - 1);
      throw new StoreRefusal('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record', undefined, []);
    }
    return found;
  }
  /** R15: the integration writes what its user may edit. */
  function mayIntegration({ object, lockedForIntegration }: SalesforceRecord, given: Record<string, unknown>) {
    const words = 'insufficient access rights on object id';
    if (lockedForIntegration) throw new StoreRefusal('INSUFFICIENT_ACCESS_OR_READONLY', words, undefined, []);
    const field = Object.keys(given).find((name) => store.unpermittedFields.has(`${object}.${name}`));
    if (field)
      throw new StoreRefusal('INVALID_FIELD_FOR_INSERT_UPDATE', 'Unable to create/update fields', undefined, [field]);
  }
  const mine = (byUserId: string) => ({ byIntegration: byUserId === integrationUserId() });

  const store: SalesforceStore = {
    records,
    fields,
    record,
    validationRules: new Map(),
    rowLocks: new Map(),
    unpermittedFields: new Set(),
    permissionsHidden: false,
    adminUserId: '',
    insert(object, given, byUserId) {
      checkFields(store, object, given, null);
      const n = (counters.get(object) ?? 0) + 1;
      counters.set(object, n);
      const now = clock.now();
      const id = salesforceId(object, instance, n);
      const one: SalesforceRecord = {
        object,
        id,
        fields: Object.fromEntries(
          (fields.get(object) ?? []).map((f) => [f.name, f.type === 'boolean' ? false : null]),
        ),
        createdAt: now,
        modifiedAt: now,
        createdById: byUserId,
        lastModifiedById: byUserId,
        isDeleted: false,
        masterRecordId: null,
        purged: false,
        hidden: false,
        hiddenFromIntegration: false,
      };
      Object.assign(one.fields, { Id: id, CreatedDate: iso(now), CreatedById: byUserId });
      if (object !== 'User') one.fields.OwnerId = store.adminUserId;
      if (object === 'Lead') one.fields.Status = 'Open - Not Contacted';
      for (const [name, value] of Object.entries(given)) one.fields[canonical(object, name)] = plain(value);
      stamp(one, byUserId);
      records.set(id, one);
      emit({ type: 'record-created', id, ...mine(byUserId) });
      return one;
    },
    update(id, given, byUserId) {
      const one = writable(id, byUserId);
      if (byUserId === integrationUserId()) mayIntegration(one, given);
      checkFields(store, one.object, given, one.fields);
      const changed: string[] = [];
      for (const [name, value] of Object.entries(given)) {
        const key = canonical(one.object, name);
        const next = plain(value);
        if (one.fields[key] !== next) changed.push(key);
        one.fields[key] = next;
      }
      if (changed.includes('Email')) records.noteEmail(one);
      stamp(one, byUserId);
      emit({ type: 'record-changed', id: one.id, ...mine(byUserId), changed });
      return one;
    },
    delete(id, byUserId) {
      const one = writable(id, byUserId);
      one.isDeleted = true;
      stamp(one, byUserId);
      emit({ type: 'record-deleted', id: one.id, ...mine(byUserId) });
    },
    undelete(id) {
      const one = record(id);
      if (!one || one.purged) throw new StoreRefusal('NOT_FOUND', 'The requested resource does not exist');
      one.isDeleted = false;
      stamp(one, store.adminUserId);
      emit({ type: 'record-undeleted', id: one.id, byIntegration: false });
    },
    purge(id) {
      const one = record(id);
      if (one) one.isDeleted = one.purged = true;
    },
    merge(winnerId, loserId, byUserId) {
      const winner = writable(winnerId, byUserId);
      const loser = writable(loserId, byUserId);
      if (winner === loser || winner.object !== loser.object)
        throw new StoreRefusal('INVALID_OPERATION', 'records of one object can be merged, each with another');
      loser.isDeleted = true;
      loser.masterRecordId = winner.id;
      stamp(loser, byUserId);
      stamp(winner, byUserId);
      emit({ type: 'record-merged', winner: winner.id, loser: loser.id });
    },
    convert(leadId, byUserId, contactId) {
      const lead = writable(leadId, byUserId);
      if (lead.object !== 'Lead') throw new StoreRefusal('INVALID_OPERATION', 'only a lead can be converted');
      const f = lead.fields;
      const given = contactId === undefined ? undefined : writable(contactId, byUserId);
      const account = given ? null : store.insert('Account', { Name: f.Company }, byUserId);
      const shared = [
        'FirstName',
        'LastName',
        'Email',
        'Phone',
        'MobilePhone',
        'Title',
        'LeadSource',
        'OwnerId',
        'HubSpot_Lifecycle__c',
        'SyncLens_Resync__c',
      ];
      const values = Object.fromEntries(shared.map((name) => [name, f[name]]));
      const contact =
        given ??
        store.insert(
          'Contact',
          { ...values, MailingCity: f.City, MailingCountry: f.Country, AccountId: account?.id },
          byUserId,
        );
      Object.assign(f, {
        IsConverted: true,
        Status: 'Closed - Converted',
        ConvertedDate: iso(clock.now()).slice(0, 10),
        ConvertedContactId: contact.id,
        ConvertedAccountId: contact.fields.AccountId ?? null,
      });
      stamp(lead, byUserId);
      emit({ type: 'lead-converted', leadId: lead.id, contactId: contact.id });
      return contact;
    },
  };
  return store;
}
