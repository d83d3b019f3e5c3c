import jsforce from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { play } from '../engine/play';
import { specViolations } from '../hubspot/app';
import { type Sandbox, startSandbox } from '../server';
import { addPersonAccount, allowPersonAccounts } from './person-accounts';
import type { World } from './types';

const fields = { FirstName: 'Ada', LastName: 'King', Email: 'ada@example.com', Title: 'Countess' };
const person = (world: World, more: Record<string, string> = {}) =>
  addPersonAccount(world, { ...fields, ...more }, world.salesforce.adminUserId);

describe('a person account', () => {
  it('is an account and a contact in one: what changes on one side stands on the other, at the same time', () => {
    const { world, salesforce, admin, later } = play();
    const { account, contact } = person(world);
    expect(account.fields).toMatchObject({ Name: 'Ada King', PersonEmail: fields.Email, PersonContactId: contact.id });
    later(60_000);
    salesforce.update(account.id, { PersonTitle: 'Analyst', LastName: 'Lovelace' }, admin);
    expect(contact.fields).toMatchObject({ Title: 'Analyst', Name: 'Ada Lovelace' });
    expect(account.fields.Name).toBe('Ada Lovelace');
    later(60_000);
    salesforce.update(contact.id, { Title: 'Countess' }, admin);
    expect(account.fields.PersonTitle).toBe('Countess');
    expect(account.modifiedAt).toBe(contact.modifiedAt);
    salesforce.delete(account.id, admin);
    expect(contact.isDeleted).toBe(true);
  });

  it('is matched by its email, and linked by the id of its contact', () => {
    const { world, later, hubspot, integration } = play();
    const { contact, account } = person(world);
    later(16 * 60_000);
    const found = hubspot.contactByEmail(fields.Email);
    if (!found) throw new Error('was not created');
    hubspot.write(found.id, { lifecyclestage: 'customer' }, 'CRM_UI');
    later(10 * 60_000);
    expect(hubspot.value(found, 'salesforcecontactid')).toBe(contact.id);
    expect(hubspot.value(found, 'salesforceaccountid')).toBe(account.id);
    expect(account.fields.HubSpot_Lifecycle__pc).toBe('customer');
    expect(integration.traces.get(found.id)?.syncs.length).toBe(2);
  });

  it('an edit of the account is seen at the next look', () => {
    const { world, later, salesforce, admin, hubspot } = play({ noSegment: true });
    const { account } = person(world);
    later(16 * 60_000);
    salesforce.update(account.id, { PersonTitle: 'Analyst' }, admin);
    later(16 * 60_000);
    const found = hubspot.contactByEmail(fields.Email);
    expect(found && hubspot.value(found, 'jobtitle')).toBe('Analyst');
  });
});

describe('over the API', () => {
  const { world } = play();
  let sandbox: Sandbox;
  let connection: InstanceType<typeof jsforce.Connection>;
  beforeAll(async () => {
    sandbox = await startSandbox({ worlds: [world] });
    connection = new jsforce.Connection({ instanceUrl: sandbox.salesforce, accessToken: world.sid, version: '65.0' });
  });
  afterAll(async () => {
    await sandbox.close();
    expect(specViolations).toEqual([]);
  });

  it('an org without them has no such fields', async () => {
    const soql = 'SELECT Id, IsPersonAccount, PersonContactId FROM Account';
    await expect(connection.query(soql)).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
    allowPersonAccounts(world);
    expect(await connection.query(soql)).toMatchObject({ totalSize: 0 });
  });

  it('account, contact and the way between them are told apart from ordinary ones', async () => {
    const { account, contact } = person(world, { Email: 'api@example.com' });
    const ordinary = world.salesforce.insert('Account', { Name: 'Looms' }, world.salesforce.adminUserId);
    const found = await connection.query(
      'SELECT Id, IsPersonAccount, PersonContactId, PersonContact.Email FROM Account ORDER BY Name',
    );
    expect(found.records).toMatchObject([
      {
        Id: account.id,
        IsPersonAccount: true,
        PersonContactId: contact.id,
        PersonContact: { Email: 'api@example.com' },
      },
      { Id: ordinary.id, IsPersonAccount: false, PersonContactId: null },
    ]);
    const described = await connection.describe('Account');
    expect(described.fields.find(({ name }) => name === 'PersonContactId')).toMatchObject({
      updateable: false,
      referenceTo: ['Contact'],
    });
  });
});
