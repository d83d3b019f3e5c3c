import { describe, expect, it } from 'vitest';
import { org } from './org';
import { orgState } from './state';

const { world, salesforce, by, connect, lead, raw } = org();

describe('records', () => {
  it('are read, written and made', async () => {
    const leads = connect().sobject('Lead');
    const made = await leads.create({ LastName: 'New', Company: 'Looms', Email: 'new@x.example' });
    const id = made.id ?? '';
    expect(await leads.retrieve(id, { fields: ['Id', 'Email', 'Phone'] })).toMatchObject({ Id: id, Phone: null });
    await leads.update({ Id: id, Phone: '1' }, { headers: { 'Sforce-Auto-Assign': 'FALSE' } });
    expect(salesforce.record(id)).toMatchObject({ fields: { Phone: '1' }, lastModifiedById: by });
    expect(orgState(world).writes.at(-1)).toMatchObject({
      object: 'Lead',
      id,
      fields: { Phone: '1' },
      autoAssign: 'FALSE',
      client: 'SyncLens',
      outcome: 'written',
    });
    await leads.destroy(id);
    await expect(leads.retrieve(id)).rejects.toMatchObject({ errorCode: 'ENTITY_IS_DELETED' });
    await expect(leads.update({ Id: id, Phone: '2' })).rejects.toMatchObject({ errorCode: 'ENTITY_IS_DELETED' });
    expect(orgState(world).writes.at(-1)).toMatchObject({ outcome: 'ENTITY_IS_DELETED' });
  });

  it('an assignment rule takes a lead unless the header keeps it off', async () => {
    const id = lead('owner@x.example');
    orgState(world).assignTo = world.integration.userId;
    await connect()
      .sobject('Lead')
      .update({ Id: id, Title: 'a' }, { headers: { 'Sforce-Auto-Assign': 'FALSE' } });
    expect(salesforce.record(id)?.fields.OwnerId).toBe(by);
    await connect().sobject('Lead').update({ Id: id, Title: 'b' });
    expect(salesforce.record(id)?.fields.OwnerId).toBe(world.integration.userId);
  });

  it.each([
    ['a validation rule', { Title: 'forbidden' }, 400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    ['a field that is not there', { Nope: 1 }, 400, 'INVALID_FIELD'],
    ['a formula', { Score_Label__c: 'x' }, 400, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
    ['the id', { Id: 'x' }, 400, 'INVALID_FIELD'],
    ['a bad address', { Email: 'nope' }, 400, 'INVALID_EMAIL_ADDRESS'],
    ['what is required', { LastName: '' }, 400, 'REQUIRED_FIELD_MISSING'],
    ['a lock', { Title: 'x' }, 400, 'UNABLE_TO_LOCK_ROW'],
  ])('a write is refused for %s', async (why, fields, status, errorCode) => {
    const id = lead('write@x.example');
    if (why === 'a lock') salesforce.rowLocks.set(id, 1);
    salesforce.validationRules.set('no', (_, after) => (after.Title === 'forbidden' ? 'Not this title' : null));
    const answer = await raw(`/services/data/v65.0/sobjects/Lead/${id}`, { method: 'PATCH', body: fields });
    expect([answer.status, await answer.json()]).toMatchObject([status, [{ errorCode }]]);
  });

  it('one that is unknown, hidden, purged or of another object is not there', async () => {
    const [hidden, purged, plain] = [lead(null), lead(null), lead(null)];
    const record = salesforce.record(hidden);
    if (record) record.hidden = true;
    salesforce.purge(purged);
    for (const path of [`Lead/${hidden}`, `Lead/${purged}`, `Contact/${plain}`, 'Lead/x', `Nope/${plain}`])
      expect((await raw(`/services/data/v65.0/sobjects/${path}`)).status).toBe(404);
  });

  it('objects describe themselves', async () => {
    const { fields } = await connect().describe('Lead');
    expect(fields.find((one) => one.name === 'SyncLens_Resync__c')).toMatchObject({ updateable: true, custom: true });
    expect(fields.find((one) => one.name === 'OwnerId')).toMatchObject({ relationshipName: 'Owner' });
    expect((await connect().describeGlobal()).sobjects.map((one) => one.name)).toContain('Contact');
  });
});

describe('collections', () => {
  it('answer 200 with a result for each, in order', async () => {
    const [good, locked, gone] = [lead('c1@x.example'), lead('c2@x.example'), lead('c3@x.example')];
    salesforce.rowLocks.set(locked, 1);
    salesforce.delete(gone, by);
    const results = await connect().update(
      'Lead',
      [good, locked, gone].map((Id) => ({ Id, Title: 'x' })),
    );
    expect(results).toMatchObject([
      { id: good, success: true },
      { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW' }] },
      { success: false, errors: [{ statusCode: 'ENTITY_IS_DELETED' }] },
    ]);
  });

  it('all or none writes none where one is refused; more than 200 are too many', async () => {
    const [good, bad] = [lead('c4@x.example'), lead('c5@x.example')];
    const records = [
      { Id: good, Title: 'x' },
      { Id: bad, LastName: '' },
    ];
    const results = await connect().update('Lead', records, { allOrNone: true });
    expect(results).toMatchObject([
      { errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] },
    ]);
    expect(salesforce.record(good)?.fields.Title).toBeNull();
    const many = Array.from({ length: 201 }, () => ({ Id: good, Title: 'x' }));
    await expect(connect().update('Lead', many)).rejects.toMatchObject({ errorCode: 'EXCEEDED_ID_LIMIT' });
  });

  it('are read by id, null for what is not there', async () => {
    const id = lead('c6@x.example');
    const found = await connect().retrieve('Lead', [id, `${id.slice(0, 12)}zzz`], { fields: ['Email'] });
    expect(found).toMatchObject([{ Id: id, Email: 'c6@x.example' }, null]);
  });
});
