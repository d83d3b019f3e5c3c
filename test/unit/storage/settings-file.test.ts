import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ApiError } from '../../../lib/http/errors';
import { settingsVersion, steps } from '../../../lib/storage/migrations';
import { readSettings, type SettingsStore } from '../../../lib/storage/settings';
import { changesBy, readSettingsFile, settingsFile, withFile } from '../../../lib/storage/settings-file';

const folder = join(import.meta.dirname, 'settings-versions');
const fixtures = readdirSync(folder).map((name) => Number.parseInt(name, 10));
const fixture = (version: number) => JSON.parse(readFileSync(join(folder, `${version}.json`), 'utf8'));
const storeOf = async (version: number): Promise<SettingsStore> => {
  await fakeBrowser.storage.local.set({ settings: fixture(version) });
  const { store, setAside } = await readSettings();
  expect(setAside).toBe(false);
  return store;
};
const codeOf = (read: () => unknown) => {
  try {
    read();
    return null;
  } catch (error) {
    return (error as ApiError).details.code;
  }
};
const empty: SettingsStore = { version: settingsVersion, revision: 3, active: null, environments: {}, theme: 'system' };

beforeEach(() => fakeBrowser.reset());

describe('settings of older versions', () => {
  test('every version has its fixture, and every version but the newest a step to the next', () => {
    const versions = Array.from({ length: settingsVersion }, (_none, n) => n + 1);
    expect(fixtures.toSorted((a, b) => a - b)).toEqual(versions);
    expect(Object.keys(steps).map(Number)).toEqual(versions.slice(0, -1));
  });

  test.each(fixtures)(
    'those of version %i come through: portal, segment, mapping and theme are the same',
    async (version) => {
      const { environments, theme, active } = await storeOf(version);
      expect([theme, active, environments['8001']?.orgId]).toEqual(['dark', '8001', '00D000000000001EAA']);
      expect(environments['8001']?.settings).toMatchObject({
        segment: { mode: 'segment', id: '77' },
        mapping: [{ property: 'phone', leadField: 'Phone', contactField: 'Phone', rule: 'two-way' }],
        triggerProperty: 'synclens_resync',
        resyncMethod: 'trigger-property',
      });
    },
  );

  test.each(fixtures)('a file that version %i wrote can be read', async (version) => {
    const text = JSON.stringify({ product: 'SyncLens', kind: 'settings', store: fixture(version) });
    expect(readSettingsFile(text).environments['8001']?.settings.segment).toEqual({ mode: 'segment', id: '77' });
  });
});

describe('settings as a file', () => {
  test('hold the choices, and neither who was signed in nor what was found, nor where a session would go', async () => {
    const text = settingsFile(await storeOf(2), Date.UTC(2026, 10, 28));
    expect(readSettingsFile(text).environments['8001']?.settings.salesforceAllocation).toBe(20_000);
    for (const hidden of ['Avery', 'Lovelace', 'acme.my', '3MVG9', '00D0', 'crm.lists'])
      expect(text).not.toContain(hidden);
  });

  test('taken over where they came from they change nothing', async () => {
    const store = await storeOf(2);
    const file = readSettingsFile(settingsFile(store, 0));
    expect(changesBy(store, file)).toEqual([{ portalId: '8001', isNew: false, changed: [] }]);
    expect(withFile(store, file)).toEqual(store);
  });

  test('in another browser they wait for the portal, without its proofs and with the method that needs none', async () => {
    const file = readSettingsFile(settingsFile(await storeOf(2), 0));
    const [change] = changesBy(empty, file);
    expect(change).toMatchObject({ portalId: '8001', isNew: true });
    expect(change?.changed).toEqual(expect.arrayContaining(['segment', 'mapping', 'triggerProperty', 'leftToOthers']));
    const { settings, orgId, scopes } = withFile(empty, file).environments['8001'] ?? {};
    expect(settings).toMatchObject({ triggerProven: false, touchProven: false, resyncMethod: 'hubspot-button' });
    expect([orgId, scopes, withFile(empty, file).active, withFile(empty, file).theme]).toEqual([
      null,
      [],
      null,
      'dark',
    ]);
  });

  test('another segment takes away what was found about the one before; connections and other portals stay', async () => {
    const store = await storeOf(2);
    const file = readSettingsFile(settingsFile(store, 0).replace('"77"', '"78"'));
    const own = store.environments['8001'];
    if (!own) throw new Error('No portal');
    const both = { ...store, environments: { ...store.environments, '9': { ...own, portalId: '9' } } };
    const after = withFile(both, file);
    expect(changesBy(both, file)).toEqual([{ portalId: '8001', isNew: false, changed: ['segment'] }]);
    expect(after.environments['8001']).toMatchObject({ lastRealityCheck: null, orgId: own.orgId, scopes: own.scopes });
    expect(after.environments['9']).toEqual(both.environments['9']);
  });

  test.each([
    ['a picture', '\u0000PNG', 'FILE_NOT_OURS'],
    ['JSON of somebody else', '{"settings":{}}', 'FILE_NOT_OURS'],
    ['a newer version', '{"product":"SyncLens","kind":"settings","store":{"version":99}}', 'FILE_NEWER'],
    [
      'an edited one',
      '{"product":"SyncLens","kind":"settings","store":{"version":2,"environments":[]}}',
      'FILE_BROKEN',
    ],
    ['one without settings', '{"product":"SyncLens","kind":"settings"}', 'FILE_NOT_OURS'],
    ['a huge one', 'x'.repeat(2_000_001), 'FILE_NOT_OURS'],
  ])('%s is refused in words', (_what, text, code) => {
    expect(codeOf(() => readSettingsFile(text))).toBe(code);
  });

  test('no text at all makes it throw anything but a refusal', async () => {
    const good = settingsFile(await storeOf(2), 0);
    const cut = fc.nat(good.length).map((at) => good.slice(0, at) + good.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), cut), (text) => {
        expect([null, 'FILE_NOT_OURS', 'FILE_BROKEN', 'FILE_NEWER']).toContain(codeOf(() => readSettingsFile(text)));
      }),
    );
  });
});
