import { browser } from 'wxt/browser';

/**
 * Asks the browser for the session cookie of this one org. It must be called straight from a click:
 * browsers show the question only then. False where the person declined.
 */
export async function requestSalesforceAccess(apiHost: string): Promise<boolean> {
  try {
    return await browser.permissions.request({ permissions: ['cookies'], origins: [`https://${apiHost}/*`] });
  } catch {
    return false;
  }
}

const hubspotApi = { origins: ['https://api.hubapi.com/*'] };

/** Whether SyncLens may ask HubSpot's API: a person, or Firefox at an installation, may have withheld it. True where it cannot be told. */
export async function hubspotAllowed(): Promise<boolean> {
  try {
    return await browser.permissions.contains(hubspotApi);
  } catch {
    return true;
  }
}

/** Asks the browser for HubSpot's API. Straight from a click, as above. False where the person declined. */
export async function requestHubspotAccess(): Promise<boolean> {
  try {
    return await browser.permissions.request(hubspotApi);
  } catch {
    return false;
  }
}

/** Asks the browser for this one org's API host alone, for a sign-in by an app. Straight from a click, as above. */
export async function requestOrgAccess(apiHost: string): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [`https://${apiHost}/*`] });
  } catch {
    return false;
  }
}

/** Where a sign-in sends this browser back to: the address to enter in the org's app. Nobody but the extension sees what comes there. */
export const callbackAddress = (): string => browser.identity.getRedirectURL('salesforce');

/** Lets a person sign in at this address: the address that it ended with; null where the window was closed before. */
export async function signInWindow(url: string): Promise<string | null> {
  try {
    return (await browser.identity.launchWebAuthFlow({ url, interactive: true })) ?? null;
  } catch {
    return null;
  }
}

/** Asks the browser whether notifications may be shown. Straight from a click, as above. False where the person declined. */
export async function requestNotifications(): Promise<boolean> {
  try {
    return await browser.permissions.request({ permissions: ['notifications'] });
  } catch {
    return false;
  }
}
