/** The hosts that a browser with the extension may contact. Any other makes the run fail. */
export const allowedHosts: readonly RegExp[] = [
  /^api\.hubapi\.com$/,
  /^app(-[a-z0-9]+)?\.hubspot\.com$/,
  /^[a-z0-9-]+\.my\.salesforce\.com$/,
  /^[a-z0-9-]+\.lightning\.force\.com$/,
];

/** Chromium's own calls, which no flag turns off. The extension has no permission for these hosts. */
const browsersOwn: readonly RegExp[] = [
  /^start\.duckduckgo\.com$/,
  /^(update|optimizationguide-pa)\.googleapis\.com$/,
  /^accounts\.google\.com$/,
  // The callback of a sign-in: the browser goes on its way there before it hands the address to the extension.
  /^[a-p]{32}\.chromiumapp\.org$/,
];

/** Those of the contacted hosts that are not on the list. */
export function strangers(contacted: Iterable<string>, alsoAllowed: readonly string[] = []): string[] {
  return [...contacted].filter(
    (host) => !alsoAllowed.includes(host) && ![...allowedHosts, ...browsersOwn].some((pattern) => pattern.test(host)),
  );
}
