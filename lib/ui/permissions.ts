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

/** Asks the browser whether notifications may be shown. Straight from a click, as above. False where the person declined. */
export async function requestNotifications(): Promise<boolean> {
  try {
    return await browser.permissions.request({ permissions: ['notifications'] });
  } catch {
    return false;
  }
}
