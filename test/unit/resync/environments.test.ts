import { afterEach, expect, test } from 'vitest';
import { changeSettings } from '../../../lib/storage/settings';
import { type Bench, bench } from './bench';

let b: Bench;
afterEach(() => b.close());

/** The portal is paired with another org, or with none, while a job runs. */
async function pairWith(orgId: string | null) {
  await changeSettings((store) => {
    const own = store.environments[b.world.portalId];
    if (!own) return store;
    const salesforce = orgId === null ? null : own.salesforce;
    return { ...store, environments: { ...store.environments, [b.world.portalId]: { ...own, orgId, salesforce } } };
  });
}
const jobInPopup = async () => {
  const view = await b.ask('popup-view', { tabId: 7, refresh: true });
  return view.state === 'verdict' ? view.job : null;
};
const salesforceCalls = () => b.world.calls.filter(({ service }) => service === 'salesforce').length;

test('a job of one org never asks another: its value stays unread', async () => {
  b = await bench();
  const id = await b.start('trigger-property');
  await pairWith('00D5g0000009999EAA');
  b.world.calls.length = 0;
  expect(await b.finish(id)).toMatchObject({ outcome: 'synced-after-click', unread: 'not-connected' });
  expect(salesforceCalls()).toBe(0);
  // It stays in view, as one of the org that was paired then; where that is paired again it is an ordinary one.
  expect(await jobInPopup()).toMatchObject({ id, otherOrg: b.world.orgId });
  await pairWith(b.world.orgId);
  const again = await jobInPopup();
  expect(again).toMatchObject({ id });
  expect(again).not.toHaveProperty('otherOrg');
});

test('a touch that waits to be written is not written into another org', async () => {
  b = await bench();
  await b.settings({ touchField: 'SyncLens_Resync__c' });
  const { recordId = '' } = b.world.people.get('included') ?? {};
  b.world.salesforce.rowLocks.set(recordId, 1);
  const id = await b.start('salesforce-touch');
  expect(await b.job(id)).toMatchObject({ state: 'writing' });
  await pairWith('00D5g0000009999EAA');
  expect(await b.finish(id)).toMatchObject({ outcome: 'failed', failure: { kind: 'not-connected' } });
  expect(b.world.salesforce.record(recordId)?.fields.SyncLens_Resync__c).toBeNull();
});

test('one that began without an org is verified by the org that is paired meanwhile, and stays in view', async () => {
  b = await bench();
  const { orgId } = b.world;
  await pairWith(null);
  const id = await b.start('trigger-property');
  await changeSettings((store) => {
    const own = store.environments[b.world.portalId];
    const salesforce = { host: `${b.world.domain}.my.salesforce.com`, version: '65.0', userName: null };
    return own
      ? { ...store, environments: { ...store.environments, [b.world.portalId]: { ...own, orgId, salesforce } } }
      : store;
  });
  expect(await jobInPopup()).toMatchObject({ id });
  expect(await b.start('trigger-property')).toBe(id);
  expect((await b.finish(id)).outcome).toBe('verified');
});
