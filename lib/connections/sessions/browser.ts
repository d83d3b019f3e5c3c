import { browser } from 'wxt/browser';
import { ApiError } from '../../http/errors';
import type { SessionSource } from './source';

/** The session of the person who is signed in to Salesforce in this browser: the cookie `sid` of the API host. */
export const browserSession: SessionSource = {
  id: 'browser',
  async find(host) {
    const sessions = await sessionsOf(host);
    return sessions.find((one) => !refusedOnes.has(one)) ?? sessions[0] ?? null;
  },
  renew(host, refused) {
    refusedOnes.add(refused);
    return browserSession.find(host);
  },
};

/** Of this life of the background: where there are several sessions, another one is taken first. */
const refusedOnes = new Set<string>();

async function sessionsOf(host: string): Promise<string[]> {
  // Without the permission the browser does not even have the interface.
  if (!browser.cookies) throw noPermission(host);
  const what = { url: `https://${host}/`, name: 'sid' };
  try {
    const found = import.meta.env.BROWSER === 'firefox' ? await everywhere(what) : [await browser.cookies.get(what)];
    return found.map((cookie) => cookie?.value ?? '').filter((value) => value !== '');
  } catch {
    throw noPermission(host);
  }
}

/**
 * Firefox keeps cookies apart by container, and by the site of the page where first-party isolation is on; it hands
 * out the others only to whoever asks for them. The usual place comes first, then every container that has a tab.
 */
async function everywhere(what: { url: string; name: string }) {
  const usual = 'firefox-default';
  const stores = (await browser.cookies.getAllCookieStores()) as { id: string; incognito?: boolean }[];
  const others = stores.filter(({ id, incognito }) => id !== usual && !incognito).map(({ id }) => id);
  const inEach = [usual, ...others].map((storeId) =>
    browser.cookies.getAll({ ...what, storeId, firstPartyDomain: null } as typeof what),
  );
  return (await Promise.all(inEach)).flat();
}

const noPermission = (host: string) =>
  new ApiError('not-connected', 'salesforce', { code: 'NO_PERMISSION', words: host });
