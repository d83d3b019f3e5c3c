/**
 * The manifests as they are shipped, line by line, each with its reason. What is not here is not asked for: a build with
 * another line fails, and whoever adds one says here why. The texts for the stores are in docs/store.md.
 */

type Lines = Readonly<Record<string, string>>;

const perUser = 'kept by the browser for its own pages and lists';
const badgeHosts =
  'the badge stands on its pages; whole hosts, because they are single-page apps: the script returns at once elsewhere';

const inBoth: Lines = {
  'manifest_version 3': 'the only one that both stores take',
  'name __MSG_extName__': perUser,
  'description __MSG_extDescription__': perUser,
  'version 0.1.0': perUser,
  'default_locale en': 'English and German',
  'icons.16 icon/16.png': perUser,
  'icons.32 icon/32.png': perUser,
  'icons.48 icon/48.png': perUser,
  'icons.128 icon/128.png': perUser,
  'action.default_title SyncLens': 'the toolbar icon carries the verdict',
  'action.default_popup popup.html': 'the popup has the reasons and the resync',
  'options_ui.page options.html': 'connections and settings',
  'options_ui.open_in_tab true': 'they need the room of a tab',
  'permissions storage': 'settings, and what a view needs for some minutes',
  'permissions alarms': 'a resync is looked after while the background sleeps',
  'permissions identity':
    "the sign-in by an app of the admin's own org: its window and its callback address; no access to an account of the browser",
  'optional_permissions cookies': "the session of the admin's own org; asked for when Salesforce is connected",
  'optional_permissions notifications': 'asked for when the admin wants to be told of a watch or the end of a job',
  'host_permissions https://api.hubapi.com/*': "HubSpot's API has no CORS: without it nothing can be read",
  'optional_host_permissions https://*.my.salesforce.com/*': "the org's API; asked for when Salesforce is connected",
  'optional_host_permissions https://*.my.salesforce.mil/*': 'the same for government orgs',
  "content_security_policy.extension_pages script-src 'self'; object-src 'none'; connect-src 'self' https://api.hubapi.com https://*.my.salesforce.com https://*.my.salesforce.mil":
    'no script from elsewhere, and calls to the two APIs only, whatever our code is brought to',
  'content_scripts[0].matches https://*.hubspot.com/*':
    'settings of the integration and sync cards, whose words this script tells the popup that asks from over the page',
  'content_scripts[0].run_at document_idle': 'nothing waits for it',
  'content_scripts[0].js content-scripts/hubspot-words.js': 'reads when it is asked, and does nothing else',
  'content_scripts[1].matches https://*.hubspot.com/*': badgeHosts,
  'content_scripts[1].run_at document_end': 'before that there is no header to stand in',
  'content_scripts[1].js content-scripts/hubspot.js': 'the badge in HubSpot',
  'content_scripts[2].matches https://*.lightning.force.com/*': badgeHosts,
  'content_scripts[2].matches https://*.lightning.force.mil/*': badgeHosts,
  'content_scripts[2].matches https://*.my.salesforce.com/*': 'Salesforce Classic',
  'content_scripts[2].matches https://*.my.salesforce.mil/*': 'Salesforce Classic',
  'content_scripts[2].run_at document_end': 'before that there is no header to stand in',
  'content_scripts[2].js content-scripts/salesforce.js': 'the badge in Salesforce',
};

/** Build → line → reason. The key of Chrome's, public as it is, stands in wxt.config.ts alone. */
export const manifests: Readonly<Record<'chrome' | 'firefox', Lines>> = {
  chrome: {
    ...inBoth,
    'background.service_worker background.js': 'the only place that holds a token and makes calls',
    'storage.managed_schema managed-schema.json': 'what an organisation may fix by its policy (docs/for-it.md)',
    'minimum_chrome_version 144': 'Temporal, by which time zones are counted',
    'key …': 'the same id wherever the folder lies, so that settings survive a move of it',
  },
  firefox: {
    ...inBoth,
    'background.scripts background.js': 'the only place that holds a token and makes calls',
    'browser_specific_settings.gecko.id synclens@synclens.dev': 'settings survive an update',
    'browser_specific_settings.gecko.strict_min_version 147.0':
      'the Navigation API, by which the badge follows the app',
    'browser_specific_settings.gecko.data_collection_permissions.required none': 'nothing is collected',
  },
};

/** A manifest as lines: the path of each value, and the value. Places in a list of plain values do not count. */
export function linesOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((one, i) => linesOf(one, typeof one === 'object' ? `${path}[${i}]` : path));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => linesOf(one, path ? `${path}.${key}` : key));
  return [`${path} ${path === 'key' ? '…' : value}`];
}
