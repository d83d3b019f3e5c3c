import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { backgroundInParts } from './scripts/background-in-parts';
import { bareContentScript } from './scripts/bare-content-script';
import { hubspotInAWorker } from './scripts/hubspot-in-a-worker';
import { jsforceInAWorker } from './scripts/jsforce-in-a-worker';
import { moduleList } from './scripts/module-list';

const own = (path: string) => fileURLToPath(new URL(`./${path}.ts`, import.meta.url));
const stub = (name: string) => own(`lib/hubspot/stubs/${name}`);

/** Pins the id of unpacked builds, so that settings survive a move of the folder. Public half only. */
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuYRbVXrM7Cd1/pMp2vNh8yNBAnf3J8AOCk3BhHLx3AjeaQWAnaL1pCxCBZB6J5SRLEo5ZZCgH093uLc7wcvOyXoUF5TO+OMlbYKqpRvCBR+TGD/HV3+zA3ubRGDCvZgSSG3SMNGIReqWvJt9jLJeTyMJaPJ3DYBVt7Uah09ZpmYkmCsPrO1JbOMR8VaBxYnLihNnl9q3Xjaz70pj+eGmiD2Xrqx3uPVz/3IepsKd0ZeQXA/HJ/OSPa+2STKnsMu6kerWQ7Gsr4S08voO+UDPqQX2T8I94aU0y3sBch/U4c2Xg2bM5Qt7s7E1L2yrhkL/FZfuO06WcJLsGgrxXmnsywIDAQAB';
/** Asked for only when an admin connects Salesforce by the browser's session. */
const salesforceHosts = ['https://*.my.salesforce.com/*', 'https://*.my.salesforce.mil/*'];

export default defineConfig({
  hooks: {
    'vite:build:extendConfig': (_entrypoints, config) => {
      config.plugins = [...(config.plugins ?? []), moduleList()];
    },
  },
  imports: false,
  modules: ['@wxt-dev/module-react'],
  vite: ({ browser }) => ({
    // Firefox has no service worker but a page, which stays longer and reads one script.
    plugins: [
      hubspotInAWorker(),
      jsforceInAWorker(),
      bareContentScript(),
      ...(browser === 'firefox' ? [] : [backgroundInParts()]),
    ],
    // Browsers that know `light-dark()`: without this it is written out anew for older ones, at each place.
    build: { cssTarget: ['chrome130', 'firefox147'] },
    resolve: {
      alias: {
        // HubSpot's client imports these for Node; in a worker they are never called.
        http: stub('empty'),
        https: stub('empty'),
        url: stub('url'),
        'form-data': stub('form-data'),
        'wxt/utils/content-script-context': own('lib/page/context'),
      },
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    // `identity`: the window of a sign-in, and the callback address that the guide prints before there is one.
    permissions: ['storage', 'alarms', 'identity'],
    optional_permissions: ['cookies', 'notifications'],
    host_permissions: ['https://api.hubapi.com/*'],
    optional_host_permissions: salesforceHosts,
    action: { default_title: 'SyncLens' },
    // Firefox takes a policy from its own manifests, without a schema.
    ...(browser === 'firefox' ? {} : { storage: { managed_schema: 'managed-schema.json' } }),
    content_security_policy: {
      extension_pages:
        "script-src 'self'; object-src 'none'; connect-src 'self' https://api.hubapi.com https://*.my.salesforce.com https://*.my.salesforce.mil",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'synclens@synclens.dev',
              // The Navigation API, by which a content script follows a single-page app.
              strict_min_version: '147.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : // Temporal, by which time zones are counted.
        { key, minimum_chrome_version: '144' }),
  }),
});
