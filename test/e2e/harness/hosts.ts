/**
 * The hosts that the extension may contact, each with what for. Any other makes the run fail. SECURITY.md and PRIVACY.md
 * name the same.
 */
export const extensionHosts: readonly { readonly host: RegExp; readonly name: string; readonly why: string }[] = [
  { host: /^api\.hubapi\.com$/, name: 'api.hubapi.com', why: "HubSpot's API, with the admin's token" },
  {
    host: /^[a-z0-9-]+(\.sandbox)?\.my\.salesforce\.(com|mil)$/,
    name: '*.my.salesforce.com',
    why: "the API of the admin's own org, with the session that the browser has there",
  },
];

/** The pages that a person opens in the tests. The extension asks them for nothing. */
const pages: readonly RegExp[] = [
  /^app(-[a-z0-9]+)?\.hubspot\.com$/,
  /^[a-z0-9-]+(\.sandbox)?\.(lightning\.force|my\.salesforce)\.com$/,
];

/** Calls of Chromium and Firefox themselves, which no flag turns off. The extension has no permission for these hosts. */
const browsersOwn: readonly RegExp[] = [
  /^start\.duckduckgo\.com$/,
  /^(update|optimizationguide-pa)\.googleapis\.com$/,
  /^accounts\.google\.com$/,
  /(^|\.)(mozilla\.(com|org|net)|firefox\.com)$/,
  // The callback of a sign-in: the browser goes on its way there before it hands the address to the extension.
  /^[a-p]{32}\.chromiumapp\.org$/,
  /^[0-9a-f]{40}\.extensions\.allizom\.org$/,
];

interface Contacts {
  readonly contacted: Iterable<string>;
  readonly contactedByExtension: Iterable<string>;
}

/**
 * Those of the contacted hosts that are not on the list, and those that were not the extension's to ask. `alsoAllowed`:
 * pages that a test opens on purpose.
 */
export function strangers(of: Contacts, alsoAllowed: readonly string[] = []): string[] {
  const own = extensionHosts.map(({ host }) => host);
  const beyond = (hosts: Iterable<string>, allowed: readonly RegExp[]) =>
    [...hosts].filter((host) => !allowed.some((pattern) => pattern.test(host)));
  const asked = beyond(of.contactedByExtension, own).map((host) => `${host} (by the extension)`);
  const seen = beyond(of.contacted, [...own, ...pages, ...browsersOwn]).filter((host) => !alsoAllowed.includes(host));
  return [...seen, ...asked];
}
