import { defineConfig } from 'wxt';

const apiHosts = ['https://api.hubapi.com/*'];
const pageHosts = ['https://*.hubspot.com/*', 'https://*.lightning.force.com/*', 'https://*.my.salesforce.com/*'];

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react'],
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'cookies'],
    host_permissions: apiHosts,
    optional_host_permissions: pageHosts.slice(2),
    action: { default_title: 'SyncLens' },
    options_ui: { open_in_tab: true, page: 'options.html' },
    content_security_policy: {
      extension_pages:
        "script-src 'self'; object-src 'none'; connect-src 'self' https://api.hubapi.com https://*.my.salesforce.com",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'synclens@synclens.dev',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { key: undefined }),
  }),
});
