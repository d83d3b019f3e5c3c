import { browser } from 'wxt/browser';
import { ApiError } from '../../http/errors';
import type { SessionSource } from './source';

/** The session of the person who is signed in to Salesforce in this browser: the cookie `sid` of the API host. */
export const browserSession: SessionSource = {
  id: 'browser',
  async find(host) {
    // Without the permission the browser does not even have the interface.
    if (!browser.cookies) throw noPermission(host);
    try {
      const cookie = await browser.cookies.get({ url: `https://${host}/`, name: 'sid' });
      return cookie?.value || null;
    } catch {
      throw noPermission(host);
    }
  },
  renew: (host) => browserSession.find(host),
};

const noPermission = (host: string) =>
  new ApiError('not-connected', 'salesforce', { code: 'NO_PERMISSION', words: host });
