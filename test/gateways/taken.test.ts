/** What stands on HubSpot's pages, taken over through the background's own messages. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { messages } from '../../lib/protocol/messages';
import type { PopupView } from '../../lib/protocol/pages';
import { settingsView } from '../../lib/protocol/settings-view';
import { changeSettings, readSettings } from '../../lib/storage/settings';
import { changesBy, readSettingsFile, settingsFile } from '../../lib/storage/settings-file';
import { tabs } from '../../lib/storage/tabs';
import { type Ask, answerOf } from '../../lib/ui/ask';
import { createTakenStore } from '../../lib/ui/taken/store';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { field, heading, page, radio, row } from '../unit/taken/pages';
import { connect, freshBrowser } from './browser';

let world: World;
let sandbox: Sandbox;
const ask = (async (name: string, request: object) => {
  const sender = { tabId: null, windowId: null, host: null };
  return answerOf(await messages.find((one) => one.name === name)?.handle({ type: name, ...request }, sender));
}) as Ask;

beforeAll(async () => {
  world = smallWorld();
  sandbox = await startSandbox({ worlds: [world] });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  freshBrowser(sandbox);
  await connect(world);
});

const path = () => `/integrations-settings/${world.portalId}/installed/salesforce/contacts`;
const settingsOf = async () => (await settingsView()).settings;

test('segment, creation and mapping are found in the accounts, saved, labelled, and the label goes with a change by hand', async () => {
  await changeSettings((store) => {
    const environment = store.environments[world.portalId];
    if (!environment) throw new Error('Not connected');
    const settings = {
      ...environment.settings,
      segment: { mode: 'unset' } as const,
      mapping: [],
      mappingConfirmed: false,
    };
    return { ...store, environments: { [world.portalId]: { ...environment, settings } } };
  });
  const lines = [
    heading('Limiting what syncs'),
    field('Customers'),
    heading('What happens in HubSpot when a Salesforce contact or lead is created or updated'),
    radio('Create or update the contact', true),
    row('HubSpot property', 'Salesforce lead field', 'Salesforce contact field', 'Sync rule'),
    row('Job Title\njobtitle', 'Title', 'Title', 'Two-way'),
    row('No such property', 'Title', 'Title', 'Two-way'),
  ];
  const store = createTakenStore(
    ask,
    async () => page(lines, { path: path() }),
    1,
    () => 5000,
  );
  await store.look();
  expect(store.getState()).toMatchObject({ is: 'offered', offers: { unknown: [{ words: 'No such property' }] } });
  const calls = world.calls.filter(({ write }) => write).length;
  await store.take();
  const seen = { at: 5000, path: path() };
  expect(await settingsOf()).toMatchObject({
    segment: { mode: 'segment', id: world.integration.segmentId },
    mapping: [{ property: 'jobtitle', leadField: 'Title', contactField: 'Title', rule: 'two-way' }],
    mappingConfirmed: false,
    seen: { segment: seen, 'mapping/jobtitle': seen },
  });
  expect(world.calls.filter(({ write }) => write).length).toBe(calls);
  await ask('settings-set', { patch: { segment: { mode: 'none' } } });
  expect((await settingsOf()).seen).not.toHaveProperty('segment');
  // A file of settings says nothing of pages that another browser has seen.
  const { store: kept } = await readSettings();
  const file = settingsFile(kept, 0);
  expect(file).not.toContain('installed/salesforce');
  expect(changesBy(kept, readSettingsFile(file))[0]?.changed).toEqual([]);
});

async function popupOf(contactId: string, tabId = 4): Promise<Extract<PopupView, { state: 'verdict' }>> {
  const url = `https://app.hubspot.com/contacts/${world.portalId}/record/0-1/${contactId}`;
  await tabs.set(tabId, { url, nav: 1 });
  const answer = await ask('popup-view', { tabId, refresh: true });
  if (!answer.ok || answer.value.state !== 'verdict') throw new Error(JSON.stringify(answer));
  return answer.value;
}

test('what the sync card says of an error is kept for its contact until a later sync', async () => {
  const { contactId = '', recordId = '' } = world.people.get('included') ?? {};
  await popupOf(contactId);
  const words = 'A validation rule <b>refused</b> it.';
  expect(await ask('sync-card-keep', { tabId: 4, contactId, words })).toMatchObject({ ok: true });
  expect((await popupOf(contactId)).syncCard).toMatchObject({ words });
  // The same person on Salesforce's page; nobody else.
  const lightning = `https://${world.domain}.lightning.force.com/lightning/r/Lead/${recordId}/view`;
  await tabs.set(6, { url: lightning, nav: 1 });
  expect(await ask('popup-view', { tabId: 6 })).toMatchObject({ value: { syncCard: { words } } });
  expect((await popupOf(world.people.get('excluded')?.contactId ?? '', 8)).syncCard).toBeNull();
  world.clock.advance(60_000);
  world.hubspot.write(contactId, { jobtitle: 'Countess' }, 'CRM_UI');
  world.clock.advance(20 * 60_000);
  expect((await popupOf(contactId)).syncCard).toBeNull();
});

test('a card is kept for the contact of the tab and for no other, and not without words', async () => {
  const contactId = world.people.get('included')?.contactId ?? '';
  await popupOf(contactId);
  const keep = (more: object) => ask('sync-card-keep', { tabId: 4, contactId, words: 'x', ...more });
  expect(await keep({ contactId: world.people.get('excluded')?.contactId })).toMatchObject({ ok: false });
  expect(await keep({ tabId: 99 })).toMatchObject({ ok: false });
  await expect(keep({ words: '' })).rejects.toThrow();
  await expect(keep({ words: 'x'.repeat(501) })).rejects.toThrow();
  expect((await popupOf(contactId)).syncCard).toBeNull();
});
