import { describe, expect, it } from 'vitest';
import { hour, minute, play } from './play';

describe('R8: import', () => {
  it.each([true, false])('brings the email only; the stub is linked: %s', (importStubLinked) => {
    const p = play({ integration: { createFromSalesforce: false }, switches: { importStubLinked } });
    const lead = p.lead({ Title: 'Countess' });
    const [id = ''] = p.integration.importFromSalesforce([lead.id]);
    p.later(24 * hour);
    expect([p.value(id, 'email'), p.value(id, 'lastname'), p.value(id, 'jobtitle')]).toEqual([
      'ada@example.com',
      '',
      '',
    ]);
    expect(p.value(id, 'salesforceleadid')).toBe(importStubLinked ? lead.id : '');
    expect(p.value(id, 'salesforcelastsynctime')).toBe('');
  });

  it('fills the rest by itself where no segment is set', () => {
    const p = play({ noSegment: true, integration: { createFromSalesforce: false } });
    const lead = p.lead({ Title: 'Countess' });
    const [id = ''] = p.integration.importFromSalesforce([lead.id]);
    p.later(hour);
    expect(p.value(id, 'jobtitle')).toBe('Countess');
  });
});

describe('R10: addresses, links, duplicates', () => {
  it('without an address there is no sync', () => {
    const p = play();
    const { id } = p.member({ email: '' });
    p.later(hour);
    expect(p.syncs(id)).toBe(0);
  });

  it('a match by address is linked instead of a second record', () => {
    const p = play({ integration: { createFromSalesforce: false } });
    const lead = p.lead();
    const { id } = p.member();
    p.later(hour);
    expect([p.linked(id).id, p.leads().length]).toEqual([lead.id, 1]);
  });

  it('the link moves to the duplicate that was updated last', () => {
    const p = play({ integration: { createFromSalesforce: false } });
    const { id } = p.member();
    p.later(hour);
    const twin = p.salesforce.insert('Contact', { Email: 'ada@example.com', LastName: 'King' }, p.admin);
    p.later(hour);
    expect(p.linked(id).object).toBe('Lead');
    p.edit(twin, { Title: 'Countess' });
    p.later(hour);
    expect([p.linked(id).id, p.value(id, 'salesforceleadid'), p.value(id, 'jobtitle')]).toEqual([
      twin.id,
      '',
      'Countess',
    ]);
  });

  it('the link follows a conversion, the lead id stays beside it', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    const lead = p.linked(id);
    const contact = p.salesforce.convert(lead.id, p.admin);
    p.later(hour);
    expect([p.linked(id).id, p.value(id, 'salesforceleadid')]).toEqual([contact.id, lead.id]);
  });

  it.each([true, false])(
    'a merge in HubSpot keeps the link, and what it brings goes out; a new contact: %s',
    (isNew) => {
      const p = play({ switches: { mergeMakesNewContact: isNew } });
      const { id } = p.member();
      const other = p.contact({ email: 'ada@home.example', jobtitle: 'Engineer' });
      p.later(hour);
      const record = p.linked(id);
      const merged = p.hubspot.merge(id, other.id);
      p.later(hour);
      expect([merged.id === id, p.linked(merged.id).id, record.fields.Title]).toEqual([!isNew, record.id, 'Engineer']);
      p.write(other.id, { jobtitle: 'Countess' });
      p.later(hour);
      expect(record.fields.Title).toBe('Countess');
    },
  );

  it.each([true, false])(
    'what waited for a contact that is merged away goes out all the same; a new contact: %s',
    (isNew) => {
      const p = play({ noSegment: true, switches: { mergeMakesNewContact: isNew } });
      const [one, other] = [p.contact({ phone: '1' }), p.contact({ email: 'ada@home.example', phone: '2' })];
      p.later(hour);
      const record = p.linked(one.id);
      p.write(one.id, { jobtitle: 'Engineer' });
      p.hubspot.merge(one.id, other.id);
      p.later(hour);
      expect(record.fields.Title).toBe('Engineer');
    },
  );
});

describe('R11: leaving and deletion', () => {
  it('who leaves stays linked and freezes, both ways; coming back syncs again', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    p.write(id, { lifecyclestage: 'other' });
    p.later(hour);
    const syncs = p.syncs(id);
    const record = p.linked(id);
    p.edit(record, { Title: 'Countess' });
    p.write(id, { company: 'Mills' });
    p.later(24 * hour);
    expect([p.syncs(id), p.value(id, 'jobtitle'), record.fields.Company]).toEqual([syncs, '', 'Looms']);
    p.write(id, { lifecyclestage: 'customer' });
    p.later(hour);
    expect([p.value(id, 'jobtitle'), record.fields.Company]).toEqual(['Countess', 'Mills']);
  });

  it('a deletion reaches a member, not a frozen contact; both stay linked', () => {
    const p = play();
    const { id } = p.member();
    const frozen = p.member({ email: 'bob@example.com' });
    p.later(hour);
    p.write(frozen.id, { lifecyclestage: 'other' });
    p.later(hour);
    for (const one of [id, frozen.id]) p.salesforce.delete(p.linked(one).id, p.admin);
    p.later(hour);
    expect([p.value(id, 'salesforcedeleted'), p.value(frozen.id, 'salesforcedeleted')]).toEqual(['true', '']);
    const syncs = p.syncs(id);
    p.write(id, { jobtitle: 'x' });
    p.later(hour);
    expect([p.syncs(id), p.integration.traces.get(id)?.failures[0]?.why]).toEqual([syncs, 'ENTITY_IS_DELETED']);
    p.salesforce.undelete(p.linked(id).id);
    p.later(15 * minute);
    expect([p.value(id, 'salesforcedeleted'), p.linked(id).fields.Title]).toEqual(['false', 'x']);
  });

  it.each([true, false])('the link follows a merge in Salesforce: %s', (linkFollowsMerge) => {
    const p = play({ integration: { createFromSalesforce: false }, switches: { linkFollowsMerge } });
    const { id } = p.member();
    p.later(hour);
    const survivor = p.lead({ Title: 'Countess' });
    p.salesforce.merge(survivor.id, p.linked(id).id, p.admin);
    p.later(hour);
    expect(p.linked(id).id === survivor.id).toBe(linkFollowsMerge);
  });

  it('a contact deleted in HubSpot is synced no more', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    const record = p.linked(id);
    p.hubspot.delete(id);
    p.edit(record, { MobilePhone: '1' });
    p.later(hour);
    expect([record.isDeleted, p.syncs(id)]).toEqual([false, 1]);
  });
});

describe('R12, R13, R15 and errors', () => {
  it('a sync costs four calls', () => {
    const p = play();
    p.member();
    p.later(hour);
    expect(p.world.limits.salesforceUsed).toBe(4);
  });

  it('an update may slip through before the segment is evaluated anew', () => {
    const p = play({ segmentLagMs: 20 * minute });
    const { id } = p.member();
    p.later(3 * hour);
    p.write(id, { lifecyclestage: 'other', jobtitle: 'Engineer' });
    p.later(5 * minute);
    expect(p.linked(id).fields.Title).toBe('Engineer');
  });

  it('a locked row is tried again until it works', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    p.salesforce.rowLocks.set(p.linked(id).id, 2);
    p.write(id, { jobtitle: 'Engineer' });
    p.later(10 * minute);
    expect([p.linked(id).fields.Title, p.integration.traces.get(id)?.failures[0]?.why]).toEqual([
      null,
      'UNABLE_TO_LOCK_ROW',
    ]);
    p.later(hour);
    expect(p.linked(id).fields.Title).toBe('Engineer');
  });

  it('a validation rule holds it off; after six hours only a new trigger helps', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    p.salesforce.validationRules.set('no', (_o, f) => (f.Title === 'VP' ? 'No VPs' : null));
    p.write(id, { jobtitle: 'VP' });
    p.later(7 * hour);
    const { failures = [] } = p.integration.traces.get(id) ?? {};
    expect(new Set(failures.map((f) => f.why))).toEqual(new Set(['FIELD_CUSTOM_VALIDATION_EXCEPTION']));
    p.salesforce.validationRules.clear();
    p.later(24 * hour);
    expect([p.linked(id).fields.Title, (failures.at(-1)?.at ?? 0) - (failures[0]?.at ?? 0) <= 6 * hour]).toEqual([
      null,
      true,
    ]);
    p.integration.resync(id);
    p.later(hour);
    expect(p.linked(id).fields.Title).toBe('VP');
  });

  it('what the integration user may not see does not sync', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    const record = p.linked(id);
    record.hiddenFromIntegration = true;
    p.edit(record, { Title: 'Countess' });
    p.write(id, { company: 'Mills' });
    p.later(hour);
    expect([p.value(id, 'jobtitle'), record.fields.Company]).toEqual(['', 'Looms']);
  });

  it('a retry that falls into a silence is made up for when it is over', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    p.salesforce.rowLocks.set(p.linked(id).id, 1);
    p.write(id, { jobtitle: 'Engineer' });
    p.later(10 * minute);
    p.world.integration.silent = true;
    p.later(2 * hour);
    expect(p.linked(id).fields.Title).toBeNull();
    p.world.integration.silent = false;
    p.later(15 * minute);
    expect(p.linked(id).fields.Title).toBe('Engineer');
  });

  it('a silent connector does nothing, and takes up its queue when it is back', () => {
    const p = play();
    const { id } = p.member();
    p.world.integration.silent = true;
    p.later(24 * hour);
    expect(p.syncs(id)).toBe(0);
    p.world.integration.silent = false;
    p.later(15 * minute);
    expect(p.syncs(id)).toBe(1);
  });
});
