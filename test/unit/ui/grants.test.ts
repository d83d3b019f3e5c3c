import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SettingsView } from '../../../lib/protocol/pages';
import { placesOf, withheldPages } from '../../../lib/ui/health/grants';

const all = ['https://*.hubspot.com/*', 'https://*.lightning.force.com/*', 'https://*.my.salesforce.com/*'];
let origins: string[] | undefined;

beforeEach(() => {
  origins = all;
  const permissions = { getAll: async () => (origins ? { origins } : Promise.reject(new Error('no'))) };
  const getManifest = () => ({ content_scripts: [{ matches: [all[0]] }, { matches: all }] });
  Object.assign(fakeBrowser, { permissions });
  Object.assign(fakeBrowser.runtime, { getManifest });
});

const hosts = ['app-eu1.hubspot.com', 'acme.lightning.force.com', 'acme.my.salesforce.com'];

/** As Chromium 156 lists them after each choice in chrome://extensions. */
test.each([
  ['after an installation', all, hosts, []],
  ['on click', [], hosts, hosts],
  ['on click, nothing connected', [], [], ['*.hubspot.com', '*.lightning.force.com', '*.my.salesforce.com']],
  ['HubSpot alone', ['https://*.hubspot.com/*'], hosts, hosts.slice(1)],
  ['the own org alone', [...all.slice(0, 1), 'https://acme.lightning.force.com/*', ...all.slice(2)], hosts, []],
  ['another org', [...all.slice(0, 1), 'https://other.lightning.force.com/*', ...all.slice(2)], hosts, [hosts[1]]],
  ['a host that only ends alike', ['https://hubspot.com.evil.example/*', ...all.slice(1)], hosts, [hosts[0]]],
  ['every page, by schemes', ['*://*/*'], hosts, []],
  ['every page', ['<all_urls>'], hosts, []],
  ['where it cannot be told', undefined, hosts, []],
])('pages that the browser withholds: %s', async (_name, found, asked, withheld) => {
  origins = found;
  expect(await withheldPages(asked)).toEqual(withheld);
});

test('the places are those of every connected environment', () => {
  const view = {
    hubspot: { uiDomain: 'app-eu1.hubspot.com' },
    salesforce: { host: 'acme.my.salesforce.com', way: 'browser' },
    environments: [{ host: 'acme.my.salesforce.com' }, { host: null }, { host: 'acme--uat.sandbox.my.salesforce.com' }],
  } as unknown as SettingsView;
  expect(placesOf(view)).toEqual({
    salesforce: 'acme.my.salesforce.com',
    cookies: true,
    pages: [...hosts, 'acme--uat.sandbox.lightning.force.com', 'acme--uat.sandbox.my.salesforce.com'],
  });
  expect(placesOf({ ...view, hubspot: null, salesforce: null, environments: [] }).pages).toEqual([]);
});
