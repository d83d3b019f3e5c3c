import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeSettings, freshSettings, readSettings } from '../../../lib/storage/settings';

/** Settings as version 1 kept them: the theme in each portal, no proof of the touch. */
function old(themes: Record<string, string>, active: string | null, resyncMethod = 'hubspot-button') {
  const environments = Object.entries(themes).map(([portalId, theme]) => {
    const { touchProven: _later, ...settings } = freshSettings;
    const kept = { ...settings, resyncMethod, theme, triggerProperty: `own_${portalId}` };
    const portal = { portalId, orgId: null, accountType: 'STANDARD', uiDomain: 'app.hubspot.com', scopes: [] };
    return [portalId, { ...portal, settings: kept }];
  });
  return { version: 1, revision: 7, active, environments: Object.fromEntries(environments) };
}
const stored = (settings: unknown) => fakeBrowser.storage.local.set({ settings });

beforeEach(() => fakeBrowser.reset());

test('a theme that was chosen in a portal stays, and holds without one', async () => {
  await stored(old({ '1': 'light', '2': 'dark' }, '2'));
  const { store, setAside } = await readSettings();
  expect([store.theme, setAside, store.revision]).toEqual(['dark', false, 7]);
  expect(store.environments['1']?.settings.triggerProperty).toBe('own_1');
  await changeSettings((now) => ({ ...now, active: null }));
  expect((await readSettings()).store.theme).toBe('dark');
});

test('of several portals that are all disconnected the first one speaks; with none the system does', async () => {
  await stored(old({ '1': 'light', '2': 'dark' }, null));
  expect((await readSettings()).store.theme).toBe('light');
  await stored(old({}, null));
  expect((await readSettings()).store.theme).toBe('system');
});

test('a touch that was the default has to pass its proof', async () => {
  await stored(old({ '1': 'system' }, '1', 'salesforce-touch'));
  const { settings } = (await readSettings()).store.environments['1'] ?? {};
  expect(settings).toMatchObject({ resyncMethod: 'hubspot-button', touchProven: false });
});

test.each([
  ['of a later version', { version: 99 }],
  ['of no version', {}],
  ['no object', 'settings'],
  ['broken within', { ...old({ '1': 'dark' }, '1'), environments: { '1': 'dark' } }],
  ['with a theme that nobody knows', old({ '1': 'purple' }, '1')],
])('what is %s is set aside, not bent', async (_what, settings) => {
  await stored(settings);
  expect(await readSettings()).toMatchObject({ setAside: true, store: { environments: {}, theme: 'system' } });
});
