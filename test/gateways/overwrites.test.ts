import { afterAll, beforeAll, expect, test } from 'vitest';
import { overwrites } from '../../lib/protocol/messages/overwrites';
import { popupView } from '../../lib/protocol/messages/popup-view';
import { propertiesList } from '../../lib/protocol/messages/proof';
import type { PopupView, Result } from '../../lib/protocol/pages';
import { keep, peek } from '../../lib/storage/kept';
import { changeSettings } from '../../lib/storage/settings';
import { tabs } from '../../lib/storage/tabs';
import type { OverwriteView } from '../../lib/why/overwrite-view';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, freshBrowser } from './browser';

let world: World;
let sandbox: Sandbox;
const me = { tabId: null, windowId: null, host: null };
const minute = 60_000;
const person = (who: string) => world.people.get(who) ?? {};

beforeAll(async () => {
  world = smallWorld();
  const { contactId = '', recordId = '' } = person('included');
  world.hubspot.write(contactId, { lifecyclestage: 'lead' }, 'CRM_UI');
  world.clock.advance(30 * minute);
  world.salesforce.update(recordId, { City: 'Cork' }, world.salesforce.adminUserId);
  world.hubspot.write(contactId, { city: 'Galway' }, 'CRM_UI');
  world.clock.advance(30 * minute);
  sandbox = await startSandbox({ worlds: [world] });
});
afterAll(() => sandbox.close());

/** What the popup of a person's page shows, and what it asked for. */
async function look(who: string, refresh = false) {
  const url = `https://app.hubspot.com/contacts/${world.portalId}/record/0-1/${person(who).contactId}`;
  await tabs.set(5, { url, nav: 1 });
  const view = (await popupView.handle({ type: 'popup-view', tabId: 5, refresh }, me)) as PopupView;
  if (view.state !== 'verdict') throw new Error(view.state);
  return view;
}
const fateOf = (view: OverwriteView | null, property: string) =>
  view?.fields.find((one) => one.property === property) ?? null;

test('what a re-entry would overwrite comes with the verdict, by no call of its own', async () => {
  freshBrowser(sandbox);
  await connect(world);
  const view = await look('included');
  // Contact, memberships, segment and heartbeat; one composite.
  expect(world.calls.filter((call) => call.service === 'salesforce')).toHaveLength(1);
  expect(view.overwrites).toMatchObject({ kind: 're-entry', record: { object: 'Lead' }, mayRead: false });
  expect(fateOf(view.overwrites, 'city')).toMatchObject({
    fate: 'hubspot-overwritten',
    because: 'always-salesforce',
    hubspot: 'Galway',
    salesforce: 'Cork',
    losesIn: 'hubspot',
  });
});

test('labels and options of what changed come along once somebody has read them, also after their time: no call', async () => {
  freshBrowser(sandbox);
  await connect(world);
  expect((await look('included')).properties).toEqual({});
  await propertiesList.handle({ type: 'properties-list' }, me);
  const name = `properties/${world.portalId}`;
  const read = await peek(name);
  await keep(name, -1, read?.value);
  expect(await peek(name)).toBeNull();
  const calls = world.calls.length;
  const { properties } = await look('included');
  expect(properties.city).toEqual({ label: 'City', type: 'string', options: [] });
  // Of properties without a history, nothing.
  expect(properties).not.toHaveProperty('hs_object_id');
  expect(world.calls).toHaveLength(calls);
});

test('nobody in Salesforce, Salesforce not connected, no confirmed mapping: nothing is said', async () => {
  expect((await look('excluded')).overwrites).toBeNull();
  freshBrowser(sandbox);
  await connect(world, false);
  expect((await look('included')).overwrites).toBeNull();
  freshBrowser(sandbox);
  await connect(world);
  await setMapping((settings) => ({ ...settings, mappingConfirmed: false }));
  expect((await look('included')).overwrites).toBeNull();
});

test('values that the facts lack are read when asked for, by one composite', async () => {
  freshBrowser(sandbox);
  await connect(world);
  // The org refuses a field that is gone, and the verdict goes on without any of them.
  await setMapping((settings) => ({
    ...settings,
    mapping: [
      ...settings.mapping,
      { property: 'country', leadField: 'Gone__c', contactField: 'Gone__c', rule: 'two-way' as const },
    ],
  }));
  const { overwrites: before } = await look('included');
  expect(before).toMatchObject({ mayRead: true });
  expect(fateOf(before, 'city')).toMatchObject({ fate: 'cannot-tell', because: 'salesforce-not-read' });
  const calls = world.calls.length;
  const read = (await overwrites.handle({ type: 'overwrites', tabId: 5 }, me)) as Result<OverwriteView | null>;
  expect(world.calls.slice(calls).map(({ service }) => service)).toEqual(['salesforce']);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  expect(fateOf(read.value, 'city')).toMatchObject({ fate: 'hubspot-overwritten', salesforce: 'Cork' });
  expect(fateOf(read.value, 'country')).toMatchObject({ fate: 'cannot-tell', because: 'salesforce-not-read' });
  expect(read.value?.mayRead).toBe(false);
});

test('a way to a record that was deleted comes with the one to the recycle bin', async () => {
  freshBrowser(sandbox);
  await connect(world);
  expect((await look('included')).links.recycleBin).toBeUndefined();
  world.salesforce.delete(person('included').recordId ?? '', world.salesforce.adminUserId);
  const { links } = await look('included', true);
  expect(links.salesforceRecord).toContain(person('included').recordId);
  expect(links.recycleBin).toBe(`https://${world.domain}.lightning.force.com/lightning/o/DeleteEvent/home`);
});

type Settings = Awaited<ReturnType<typeof changeSettings>>['environments'][string]['settings'];
async function setMapping(change: (settings: Settings) => Settings): Promise<void> {
  await changeSettings((store) => {
    const environment = store.environments[world.portalId];
    if (!environment) throw new Error('Not connected');
    const changed = { ...environment, settings: change(environment.settings) };
    return { ...store, environments: { ...store.environments, [world.portalId]: changed } };
  });
}
