import { describe, expect, it } from 'vitest';
import { createWorld } from './create';
import { salesforceId, to18 } from './ids';

const isCustomer = {
  filterBranchType: 'OR',
  filters: [],
  filterBranches: [
    {
      filterBranchType: 'AND',
      filterBranches: [],
      filters: [
        {
          filterType: 'PROPERTY',
          property: 'lifecyclestage',
          operation: {
            operationType: 'ENUMERATION',
            operator: 'IS_ANY_OF',
            values: ['customer'],
            includeObjectsWithNoValueSet: false,
          },
        },
      ],
    },
  ],
};

describe('the clock', () => {
  it('plays what is due in order, each at its own time', () => {
    const { clock } = createWorld();
    const start = clock.now();
    const seen: number[] = [];
    clock.at(start + 50, () => seen.push(clock.now() - start));
    clock.at(start + 10, () => {
      seen.push(clock.now() - start);
      clock.at(start + 20, () => seen.push(clock.now() - start));
    });
    clock.advance(49);
    expect(seen).toEqual([10, 20]);
    clock.advance(1);
    expect(seen).toEqual([10, 20, 50]);
    expect(clock.now()).toBe(start + 50);
  });
});

describe('HubSpot store', () => {
  it('keeps a history newest first, and no version for an equal value', () => {
    const { hubspot, clock } = createWorld();
    const one = hubspot.create({ email: 'ada@example.com', jobtitle: 'Engineer' }, 'CRM_UI');
    clock.advance(1000);
    hubspot.write(one.id, { jobtitle: 'Director' }, 'API');
    hubspot.write(one.id, { jobtitle: 'Director' }, 'API');
    expect(one.history.get('jobtitle')?.map((v) => v.value)).toEqual(['Director', 'Engineer']);
    expect(one.updatedAt).toBe(clock.now());
  });

  it('refuses unknown and read-only properties, odd addresses and an address that is taken', () => {
    const { hubspot } = createWorld();
    hubspot.create({ email: 'ada@example.com' }, 'CRM_UI');
    const refused = (values: Record<string, string>) => {
      try {
        hubspot.create(values, 'API');
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(refused({ nothing: 'x' })).toBe('PROPERTY_DOESNT_EXIST');
    expect(refused({ salesforceleadid: 'x' })).toBe('READ_ONLY_VALUE');
    expect(refused({ email: 'ada' })).toBe('INVALID_EMAIL');
    expect(refused({ email: 'ADA@example.com' })).toBe('CONTACT_EXISTS');
    expect(refused({ lifecyclestage: 'king' })).toBe('INVALID_OPTION');
  });

  it('answers for a merged id with the survivor, who keeps the other address', () => {
    const { hubspot } = createWorld();
    const winner = hubspot.create({ email: 'ada@example.com' }, 'CRM_UI');
    const loser = hubspot.create({ email: 'ada@home.example', phone: '1' }, 'CRM_UI');
    const merged = hubspot.merge(winner.id, loser.id);
    for (const { id } of [winner, loser]) expect(hubspot.contact(id)).toBe(merged);
    for (const email of ['ada@example.com', 'ada@home.example']) expect(hubspot.contactByEmail(email)).toBe(merged);
    expect(hubspot.value(merged, 'email')).toBe('ada@example.com');
    expect(hubspot.value(merged, 'hs_additional_emails')).toBe('ada@home.example');
    expect(hubspot.value(merged, 'phone')).toBe('1');
  });
});

describe('segments', () => {
  it('judge a contact a moment after its change, and remember the first joining (R13)', () => {
    const { hubspot, clock } = createWorld({ segmentLagMs: 3000 });
    const segment = hubspot.addSegment({ name: 'Customers', filterBranch: isCustomer, processingType: 'DYNAMIC' });
    expect(segment.processingStatus).toBe('PROCESSING');
    clock.advance(12_000);
    expect(segment.processingStatus).toBe('COMPLETE');
    const one = hubspot.create({ email: 'ada@example.com', lifecyclestage: 'customer' }, 'CRM_UI');
    clock.advance(2999);
    expect(segment.members.has(one.id)).toBe(false);
    clock.advance(1);
    const joined = segment.members.get(one.id)?.lastAdded;
    expect(joined).toBe(clock.now());
    hubspot.write(one.id, { lifecyclestage: 'other' }, 'CRM_UI');
    clock.advance(3000);
    expect(segment.members.has(one.id)).toBe(false);
    hubspot.write(one.id, { lifecyclestage: 'customer' }, 'CRM_UI');
    clock.advance(3000);
    expect(segment.members.get(one.id)).toEqual({ firstAdded: joined, lastAdded: clock.now(), listVersion: 1 });
  });

  it('keep the old members, with the old version, until a new definition is processed', () => {
    const { hubspot, clock } = createWorld({ segmentLagMs: 1000 });
    const one = hubspot.create({ email: 'ada@example.com', lifecyclestage: 'customer' }, 'CRM_UI');
    const segment = hubspot.addSegment({ name: 'Customers', filterBranch: isCustomer, processingType: 'DYNAMIC' });
    clock.advance(4000);
    hubspot.updateFilters(segment.id, isCustomer);
    expect([segment.version, segment.processingStatus, segment.members.get(one.id)?.listVersion]).toEqual([
      2,
      'PROCESSING',
      1,
    ]);
    clock.advance(4000);
    expect([segment.processingStatus, segment.members.get(one.id)?.listVersion]).toEqual(['COMPLETE', 2]);
  });
});

describe('Salesforce store', () => {
  it('gives ids of 18 characters and finds a record by 15', () => {
    const { salesforce } = createWorld();
    const lead = salesforce.insert('Lead', { LastName: 'Byron', Company: 'X' }, salesforce.adminUserId);
    expect(lead.id).toMatch(/^00Q[0-9A-Za-z]{15}$/);
    expect(salesforce.record(lead.id.slice(0, 15))).toBe(lead);
    expect(to18(lead.id.slice(0, 15))).toBe(lead.id);
    expect(salesforceId('Lead', '5g', 1)).not.toBe(salesforceId('Lead', '5g', 2));
  });

  it('refuses locked, deleted, formula and unknown fields, and what a validation rule forbids', () => {
    const { salesforce } = createWorld();
    const by = salesforce.adminUserId;
    const lead = salesforce.insert('Lead', { LastName: 'Byron', Company: 'X' }, by);
    const refused = (fields: Record<string, unknown>) => {
      try {
        salesforce.update(lead.id, fields, by);
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(refused({ Nope: 1 })).toBe('INVALID_FIELD');
    expect(refused({ Score_Label__c: 'x' })).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
    expect(refused({ LastName: '' })).toBe('REQUIRED_FIELD_MISSING');
    salesforce.rowLocks.set(lead.id, 1);
    expect(refused({ Title: 'x' })).toBe('UNABLE_TO_LOCK_ROW');
    expect(refused({ Title: 'x' })).toBeUndefined();
    salesforce.validationRules.set('no-vp', (_object, fields) => (fields.Title === 'VP' ? 'No VPs' : null));
    expect(refused({ Title: 'VP' })).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
    salesforce.delete(lead.id, by);
    expect(refused({ Title: 'x' })).toBe('ENTITY_IS_DELETED');
  });

  it('turns a lead into a contact with an account, and merges one record into another', () => {
    const { salesforce } = createWorld();
    const by = salesforce.adminUserId;
    const lead = salesforce.insert('Lead', { LastName: 'Byron', Company: 'X', Email: 'ada@example.com' }, by);
    const contact = salesforce.convert(lead.id, by);
    expect(lead.fields.ConvertedContactId).toBe(contact.id);
    expect(contact.fields.Email).toBe('ada@example.com');
    const other = salesforce.insert('Contact', { LastName: 'King' }, by);
    salesforce.merge(other.id, contact.id, by);
    expect([contact.isDeleted, contact.masterRecordId]).toEqual([true, other.id]);
  });
});

describe('segments of other kinds', () => {
  const tree = (filter: unknown) => ({
    filterBranchType: 'OR',
    filters: [],
    filterBranches: [{ filterBranchType: 'AND', filters: [filter], filterBranches: [] }],
  });
  const hour = 3_600_000;

  it('lose a member by the passing of time alone', () => {
    const { hubspot, clock } = createWorld();
    const operation = { operationType: 'ROLLING_DATE_RANGE', operator: 'IS_LESS_THAN_X_DAYS_AGO', numberOfDays: 1 };
    const filter = { filterType: 'PROPERTY', property: 'createdate', operation };
    const recent = hubspot.addSegment({ name: 'New', filterBranch: tree(filter), processingType: 'DYNAMIC' });
    const one = hubspot.create({ email: 'ada@example.com' }, 'CRM_UI');
    clock.advance(hour);
    expect(recent.members.has(one.id)).toBe(true);
    clock.advance(48 * hour);
    expect(recent.members.has(one.id)).toBe(false);
  });

  it('follow the segment that they ask for', () => {
    const { hubspot, clock } = createWorld();
    const inner = hubspot.addSegment({ name: 'Customers', filterBranch: isCustomer, processingType: 'DYNAMIC' });
    const filter = { filterType: 'IN_LIST', listId: inner.id, operator: 'IN_LIST' };
    const outer = hubspot.addSegment({ name: 'Both', filterBranch: tree(filter), processingType: 'DYNAMIC' });
    clock.advance(hour);
    const one = hubspot.create({ email: 'ada@example.com', lifecyclestage: 'customer' }, 'CRM_UI');
    clock.advance(hour);
    expect(outer.members.has(one.id)).toBe(true);
    hubspot.write(one.id, { lifecyclestage: 'other' }, 'CRM_UI');
    clock.advance(hour);
    expect(outer.members.has(one.id)).toBe(false);
  });
});
