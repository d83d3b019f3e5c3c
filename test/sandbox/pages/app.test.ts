import { expect, test } from 'vitest';
import { createWorld } from '../world/create';
import { addPersonAccount } from '../world/person-accounts';
import { pagesApp } from './app';

const world = createWorld({ domain: 'acme' });
const evil = '</script><img src=x onerror="alert(1)">';
const contact = world.hubspot.create({ firstname: evil, lastname: 'Ray', email: 'ray@example.com' }, 'CRM_UI');
const lead = world.salesforce.insert(
  'Lead',
  { FirstName: evil, LastName: 'Ray', Email: 'ray@example.com', Company: 'X' },
  world.salesforce.adminUserId,
);
const app = pagesApp(() => world);
const hubspot = `https://app.hubspot.com/contacts/${world.portalId}`;
const cookiesOf = (response: Response) => response.headers.getSetCookie().join('\n');

test.each([
  `${hubspot}/record/0-1/${contact.id}`,
  `${hubspot}/contact/${contact.id}`,
  `${hubspot}/objects/0-1/views/all/list`,
  `${hubspot}/objectLists/1/filters`,
  `https://app.hubspot.com/integrations-settings/${world.portalId}/installed/salesforce/contacts`,
  'https://app.hubspot.com/home',
])('HubSpot answers %s with its app, and no name can become markup', async (url) => {
  const response = await app.request(url);
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain('id="boot"');
  expect(html).not.toContain('<img');
});

test('a record page of another portal is not there', async () => {
  expect((await app.request('https://app.hubspot.com/contacts/1/record/0-1/2')).status).toBe(404);
});

test('the page of a merged contact shows the survivor, and a deleted one is gone', async () => {
  const other = world.hubspot.create({ email: 'other@example.com' }, 'CRM_UI');
  const card = (id: string) => app.request(`https://app.hubspot.com/_page/contacts/${world.portalId}/${id}`);
  world.hubspot.merge(contact.id, other.id);
  expect(await (await card(other.id)).json()).toMatchObject({ id: expect.any(String), email: 'ray@example.com' });
  const third = world.hubspot.create({ email: 'third@example.com' }, 'CRM_UI');
  world.hubspot.delete(third.id);
  expect((await card(third.id)).status).toBe(404);
});

test('the way into Lightning leaves a session with API access at my.salesforce.com, and one without at Lightning', async () => {
  const page = `https://acme.lightning.force.com/lightning/r/Lead/${lead.id}/view`;
  const first = await app.request(page);
  expect(first.status).toBe(302);
  const second = await app.request(first.headers.get('location') ?? '');
  expect(cookiesOf(second)).toBe(`sid=${world.sid}; Path=/; Secure; HttpOnly; SameSite=None`);
  const third = await app.request(second.headers.get('location') ?? '');
  const sid = /sid=([^;]+)/.exec(cookiesOf(third))?.[1] ?? '';
  expect(sid.split('!')[0]).toBe(world.sid.split('!')[0]);
  expect(world.sessions.has(sid)).toBe(false);
  expect(third.headers.get('location')).toBe(`/lightning/r/Lead/${lead.id}/view`);
  const last = await app.request(page, { headers: { cookie: `sid=${sid}` } });
  expect(last.status).toBe(200);
  expect(await last.text()).not.toContain('<img');
});

test('a deleted record is not shown in Lightning', async () => {
  const { id } = world.salesforce.insert('Lead', { LastName: 'Gone', Company: 'X' }, world.salesforce.adminUserId);
  const card = () => app.request(`https://acme.lightning.force.com/_page/records/${id}`);
  expect((await card()).status).toBe(200);
  world.salesforce.delete(id, world.salesforce.adminUserId);
  expect((await card()).status).toBe(404);
});

test('a person account shows the person, under its own address', async () => {
  const fields = { FirstName: 'Grace', LastName: 'Hopper', Email: 'grace@example.com' };
  const { account } = addPersonAccount(world, fields, world.salesforce.adminUserId);
  const card = await app.request(`https://acme.lightning.force.com/_page/records/${account.id}`);
  expect(await card.json()).toMatchObject({ object: 'Account', name: 'Grace Hopper', email: fields.Email });
});
