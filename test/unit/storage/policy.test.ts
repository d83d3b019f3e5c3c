import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { features, lockedBy, type Policy, policyFrom, withPolicy } from '../../../lib/storage/policy';
import { freshSettings, type SettingsStore } from '../../../lib/storage/settings';

const portal = { portalId: '77', orgId: null, accountType: 'STANDARD', uiDomain: 'app.hubspot.com', scopes: [] };
const storeWith = (settings: Partial<typeof freshSettings>): SettingsStore => ({
  version: 2,
  revision: 1,
  active: '77',
  environments: { '77': { ...portal, settings: { ...freshSettings, ...settings } } },
  theme: 'system',
});
const settingsOf = (store: SettingsStore, policy: Policy) => withPolicy(store, policy).environments['77']?.settings;

test('without a policy nothing is fixed, and the settings are the very same', () => {
  const store = storeWith({});
  expect(withPolicy(store, policyFrom({}))).toBe(store);
  expect(lockedBy(policyFrom({}), '77')).toEqual([]);
});

test('segment, method and retention are the organisation’s, the segment for its own portal only', () => {
  const policy = policyFrom({
    segments: { '77': '9', '78': '10' },
    resyncMethod: 'trigger-property',
    keepHistoryDays: 7,
  });
  const store = storeWith({ triggerProven: true, segment: { mode: 'segment', id: '1' }, keepHistoryDays: 365 });
  expect(settingsOf(store, policy)).toMatchObject({
    segment: { mode: 'segment', id: '9' },
    resyncMethod: 'trigger-property',
    keepHistoryDays: 7,
  });
  expect(lockedBy(policy, '77')).toEqual(['segment', 'resyncMethod', 'keepHistoryDays']);
  expect(lockedBy(policy, '79')).toEqual(['resyncMethod', 'keepHistoryDays']);
});

test('a method without its proof is no default, whoever wants it', () => {
  expect(settingsOf(storeWith({}), policyFrom({ resyncMethod: 'trigger-property' }))?.resyncMethod).toBe(
    'hubspot-button',
  );
});

test.each([
  ['salesforceHosts', ['acme.lightning.force.com']],
  ['salesforceHosts', []],
  ['hubspotPortals', [77]],
  ['segments', { '77': 9 }],
  ['resyncMethod', 'api'],
  ['featuresOff', ['everything']],
  ['keepHistoryDays', 0],
  ['somethingElse', true],
])('a slip in %s is named and not in force; the rest is', (name, value) => {
  const policy = policyFrom({ keepHistoryDays: 7, resyncMethod: 'hubspot-button', [name]: value });
  expect(policy.unreadable).toEqual([name]);
  expect(policy[name as keyof Policy]).toBeUndefined();
  expect([policy.keepHistoryDays, policy.resyncMethod].filter((one) => one !== undefined).length).toBeGreaterThan(0);
});

test('the schema that browsers show to IT names what can be read, and nothing else', () => {
  const file = join(import.meta.dirname, '../../../public/managed-schema.json');
  const { properties } = JSON.parse(readFileSync(file, 'utf8')) as {
    properties: Record<string, { items?: { enum?: string[] } }>;
  };
  const good = {
    salesforceHosts: ['acme.my.salesforce.com'],
    hubspotPortals: ['77'],
    segments: { '77': '9' },
    resyncMethod: 'hubspot-button',
    featuresOff: [...features],
    keepHistoryDays: 30,
  };
  expect(Object.keys(properties).sort()).toEqual(Object.keys(good).sort());
  expect(properties.featuresOff?.items?.enum).toEqual([...features]);
  expect(policyFrom(good)).toEqual({ ...good, unreadable: [] });
});
