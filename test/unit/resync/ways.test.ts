import { afterEach, expect, test } from 'vitest';
import { lightningHostOf } from '../../../lib/records/hosts';
import { tabs } from '../../../lib/storage/tabs';
import { type Bench, bench } from './bench';

let b: Bench;
afterEach(() => b.close());

const pageOf = (object: string, id: string) =>
  `https://${lightningHostOf(`${b.world.domain}.my.salesforce.com`)}/lightning/r/${object}/${id}/view`;
async function links() {
  const view = await b.ask('popup-view', { tabId: 7, refresh: true });
  if (view.state !== 'verdict') throw new Error(view.state);
  return view.links;
}
const linked = () => b.world.people.get('included')?.recordId ?? '';

test('a session that has ended takes nobody the way to the linked record: there one signs in', async () => {
  b = await bench();
  expect(await links()).toMatchObject({ salesforceRecord: pageOf('Lead', linked()) });
  b.world.sessions.delete(b.world.sid);
  expect(await links()).toMatchObject({ salesforceRecord: pageOf('Lead', linked()) });
});

test('without a paired org nobody knows where the record is', async () => {
  b = await bench({ salesforce: false });
  const { salesforceRecord, salesforceRecords } = await links();
  expect({ salesforceRecord, salesforceRecords }).toEqual({ salesforceRecord: undefined, salesforceRecords: {} });
});

test('each of several records has its way, on the pages of both CRMs, but for the page itself', async () => {
  b = await bench();
  const contact = b.world.hubspot.contact(b.contactId);
  const email = contact ? b.world.hubspot.value(contact, 'email') : '';
  const { id } = b.world.salesforce.insert(
    'Contact',
    { Email: email, LastName: 'Two' },
    b.world.salesforce.adminUserId,
  );
  const ways = { [linked()]: pageOf('Lead', linked()), [id]: pageOf('Contact', id) };
  expect((await links()).salesforceRecords).toEqual(ways);
  await tabs.set(7, { url: pageOf('Contact', id), nav: 2 });
  expect((await links()).salesforceRecords).toEqual({ [linked()]: pageOf('Lead', linked()) });
});

test('the way from a linked id leads to that record, also where another one with the address is all that is seen', async () => {
  b = await bench();
  const contact = b.world.hubspot.contact(b.contactId);
  const email = contact ? b.world.hubspot.value(contact, 'email') : '';
  b.world.salesforce.insert('Contact', { Email: email, LastName: 'Two' }, b.world.salesforce.adminUserId);
  const record = b.world.salesforce.record(linked());
  if (record) record.hidden = true;
  expect((await links()).salesforceRecords?.[linked()]).toBe(pageOf('Lead', linked()));
});
