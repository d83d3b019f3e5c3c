import { describe, expect, it } from 'vitest';
import { activities } from '../world/types';
import { anyOf } from '../worlds/segments';
import { hour, minute, play } from './play';

describe('R1: the inclusion segment gates both directions', () => {
  it('a member goes to Salesforce, is linked, and gets the time of the sync with its history', () => {
    const p = play();
    const { id } = p.member();
    p.later(5 * minute);
    const record = p.linked(id);
    expect(record.fields).toMatchObject({
      Email: 'ada@example.com',
      LastName: 'King',
      HubSpot_Lifecycle__c: 'customer',
    });
    expect(record.createdById).toBe(p.world.integration.userId);
    const log = p.hubspot.contact(id)?.history.get('salesforcelastsynctime');
    expect(log).toMatchObject([{ source: 'SALESFORCE', value: new Date(log?.[0]?.at ?? 0).toISOString() }]);
  });

  it('nobody outside syncs, from either side', () => {
    const p = play();
    const { id } = p.contact();
    const lead = p.lead({ Title: 'Countess' });
    p.write(id, { jobtitle: 'Engineer' });
    p.later(hour);
    expect([p.syncs(id), p.value(id, 'jobtitle'), lead.fields.Title]).toEqual([0, 'Engineer', 'Countess']);
  });

  it('with no segment everybody with an address syncs', () => {
    const p = play({ noSegment: true });
    const { id } = p.contact();
    p.later(5 * minute);
    expect(p.syncs(id)).toBe(1);
  });

  it('a segment that was deleted lets nobody through', () => {
    const p = play();
    p.hubspot.deleteSegment(p.segment.id);
    const { id } = p.member();
    p.later(hour);
    expect(p.syncs(id)).toBe(0);
  });
});

describe('R3, R5: choosing a segment syncs nobody; a resync by hand does', () => {
  it('waits for a trigger', () => {
    const p = play({ noSegment: true, integration: { silent: true } });
    const { id } = p.member();
    p.later(minute);
    const q = play();
    const others = q.member({ email: 'bob@example.com' });
    q.later(hour);
    expect(q.syncs(others.id)).toBe(1);
    const wide = q.hubspot.addSegment({
      name: 'Leads',
      filterBranch: anyOf('lifecyclestage', ['lead']),
      processingType: 'DYNAMIC',
    });
    const waiting = q.contact();
    q.later(hour);
    q.world.integration.segmentId = wide.id;
    q.later(24 * hour);
    expect(q.syncs(waiting.id)).toBe(0);
    expect(q.integration.resync(waiting.id)).toBe(true);
    expect(q.integration.resync(others.id)).toBe(false);
    q.later(5 * minute);
    expect(q.syncs(waiting.id)).toBe(1);
    expect(q.integration.resyncSegment()).toBe(1);
    expect(p.syncs(id)).toBe(0);
  });
});

describe('R4: triggers', () => {
  it('a mapped property goes out in under five minutes, one that is not mapped never', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    p.write(id, { country: 'UK' });
    p.later(hour);
    expect(p.syncs(id)).toBe(1);
    p.write(id, { jobtitle: 'Engineer' });
    p.later(5 * minute);
    expect(p.linked(id).fields.Title).toBe('Engineer');
  });

  it('a mapped field is seen at the next look, within 15 minutes; a formula never', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    p.edit(p.linked(id), { Title: 'Countess' });
    p.later(15 * minute);
    expect(p.value(id, 'jobtitle')).toBe('Countess');
    p.edit(p.linked(id), { MobilePhone: '1' });
    p.later(hour);
    expect(p.syncs(id)).toBe(2);
  });

  it('joining the segment, the owner and a form are triggers', () => {
    const p = play();
    const { id } = p.contact();
    p.later(hour);
    p.write(id, { lifecyclestage: 'customer' });
    p.later(10 * minute);
    p.write(id, { hubspot_owner_id: '7' });
    p.later(10 * minute);
    p.hubspot.write(id, { num_conversion_events: '1' }, 'FORM');
    p.later(10 * minute);
    expect(p.syncs(id)).toBe(3);
  });

  it.each(activities)('%s: a trigger where its sync is on, and only there', (activity) => {
    for (const on of [true, false]) {
      const p = play();
      p.world.integration.activitySync[activity] = on;
      const { id } = p.member();
      const outside = p.contact({ email: 'bob@example.com' }).id;
      p.later(hour);
      const before = p.value(id, 'salesforcelastsynctime');
      for (const one of [id, outside]) for (const kind of activities) p.hubspot.logActivity(one, kind);
      p.later(5 * minute);
      expect([p.syncs(id), p.syncs(outside)]).toEqual([on ? 2 : 1, 0]);
      expect(p.value(id, 'salesforcelastsynctime') !== before).toBe(on);
    }
  });

  it("the integration's own writes trigger nothing, though they move the modified dates", () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    const before = p.hubspot.contact(id)?.updatedAt ?? 0;
    p.edit(p.linked(id), { Title: 'Countess' });
    p.later(24 * hour);
    expect(p.syncs(id)).toBe(2);
    expect(p.hubspot.contact(id)?.updatedAt).toBeGreaterThan(before);
    expect(p.linked(id).lastModifiedById).toBe(p.admin);
  });

  it.each([true, false])('an equal write triggers: %s', (equalWriteTriggers) => {
    const p = play({ switches: { equalWriteTriggers } });
    const { id } = p.member({ jobtitle: 'Engineer' });
    p.later(hour);
    p.write(id, { jobtitle: 'Engineer' });
    p.later(hour);
    p.edit(p.linked(id), { Title: 'Engineer' });
    p.later(hour);
    expect(p.syncs(id)).toBe(equalWriteTriggers ? 3 : 1);
  });

  it.each([true, false])('a sync without a difference moves the time: %s', (syncTimeMovesWithoutDifference) => {
    const p = play({ switches: { syncTimeMovesWithoutDifference } });
    const { id } = p.member();
    p.later(hour);
    const before = p.value(id, 'salesforcelastsynctime');
    p.integration.resync(id);
    p.later(hour);
    expect(p.syncs(id)).toBe(2);
    expect(p.value(id, 'salesforcelastsynctime') !== before).toBe(syncTimeMovesWithoutDifference);
  });
});

describe('mapping rules', () => {
  it('two-way carries an erased value too', () => {
    const p = play();
    const { id } = p.member({ jobtitle: 'Engineer' });
    p.later(hour);
    p.write(id, { jobtitle: '' });
    p.later(hour);
    expect(p.linked(id).fields.Title).toBeNull();
    p.write(id, { jobtitle: 'Engineer' });
    p.later(hour);
    p.edit(p.linked(id), { Title: '' });
    p.later(hour);
    expect(p.value(id, 'jobtitle')).toBe('');
  });

  it('prefer Salesforce takes its value back, unless it is blank', () => {
    const p = play();
    const { id } = p.member({ phone: '1' });
    p.later(hour);
    p.write(id, { phone: '2' });
    p.later(hour);
    expect(p.value(id, 'phone')).toBe('1');
    p.edit(p.linked(id), { Phone: '' });
    p.later(hour);
    expect(p.linked(id).fields.Phone).toBe('1');
  });

  it('always Salesforce brings its blank too', () => {
    const p = play();
    const { id } = p.member({ city: 'London' });
    p.later(hour);
    expect(p.linked(id).fields.City).toBeNull();
    p.write(id, { jobtitle: 'x' });
    p.later(hour);
    expect(p.value(id, 'city')).toBe('');
  });

  it('a row whose property does not exist is left alone until it does', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    p.hubspot.addProperty({
      name: 'synclens_resync',
      label: 'Resync',
      groupName: 'contactinformation',
      type: 'string',
      fieldType: 'text',
    });
    p.hubspot.write(id, { synclens_resync: 'job-1' }, 'API');
    p.later(5 * minute);
    expect(p.linked(id).fields.SyncLens_Resync__c).toBe('job-1');
  });
});

describe('R6: creation', () => {
  it('a new lead becomes a contact and syncs once, even outside; later updates wait', () => {
    const p = play();
    const lead = p.lead({ Title: 'Countess' });
    p.later(15 * minute);
    const id = p.hubspot.contactByEmail('ada@example.com')?.id ?? '';
    expect([p.value(id, 'jobtitle'), p.value(id, 'salesforceleadid')]).toEqual(['Countess', lead.id]);
    p.edit(lead, { Title: 'Queen' });
    p.write(id, { firstname: 'A' });
    p.later(hour);
    expect([p.syncs(id), p.value(id, 'jobtitle'), lead.fields.FirstName]).toEqual([1, 'Countess', 'Ada']);
  });

  it('creation settings are two: each can be off', () => {
    const p = play({ integration: { createFromSalesforce: false, createFromHubspot: false } });
    p.lead();
    const { id } = p.member({ email: 'bob@example.com' });
    p.later(hour);
    expect([p.hubspot.contactByEmail('ada@example.com'), p.syncs(id), p.leads().length]).toEqual([undefined, 0, 1]);
  });

  it.each([true, false])('"once" also goes for a contact that is there: %s', (onceForExistingContacts) => {
    const p = play({ switches: { onceForExistingContacts } });
    const { id } = p.contact();
    p.lead();
    p.later(hour);
    expect(p.syncs(id)).toBe(onceForExistingContacts ? 1 : 0);
  });
});
