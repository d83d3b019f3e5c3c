import { browser } from 'wxt/browser';

/** What the browser has to allow. `salesforce`: null where no org is paired. */
export interface Granted {
  readonly hubspot: boolean;
  /** The pages that the badge stands on. Null where the browser gives them with the installation. */
  readonly pages: boolean | null;
  readonly salesforce: boolean | null;
  readonly notifications: boolean;
  /** The browser keeps what is stored, also when the disk is full. */
  readonly kept: boolean;
  /** Bytes; null: not told. */
  readonly used: number | null;
}
export type Wish = 'hubspot' | 'pages' | 'salesforce' | 'notifications' | 'kept';

/** What is allowed now. Asks nobody. Never throws. */
export async function granted(salesforceHost: string | null, cookies: boolean): Promise<Granted> {
  const [hubspot, pages, salesforce, notifications, kept, estimate] = await Promise.all([
    has(wanted('hubspot', null, false)),
    pagesGranted(),
    salesforceHost === null ? null : has(wanted('salesforce', salesforceHost, cookies)),
    has(wanted('notifications', null, false)),
    quietly(() => navigator.storage.persisted()),
    quietly(() => navigator.storage.estimate()),
  ]);
  return { hubspot, pages, salesforce, notifications, kept: kept ?? false, used: estimate?.usage ?? null };
}

/** Whether the badge may stand on the pages of both CRMs. Null where they come with the installation and stay. Never throws. */
export const pagesGranted = async (): Promise<boolean | null> =>
  import.meta.env.BROWSER === 'firefox' ? has(wanted('pages', null, false)) : null;

/** Asks the person, by the browser's own question. Never throws. */
export async function grant(wish: Wish, salesforceHost: string | null, cookies: boolean): Promise<void> {
  if (wish === 'kept') await quietly(() => navigator.storage.persist());
  else await quietly(() => browser.permissions.request(wanted(wish, salesforceHost, cookies)));
}

function wanted(wish: Exclude<Wish, 'kept'>, host: string | null, cookies: boolean) {
  if (wish === 'notifications') return { permissions: ['notifications' as const] };
  if (wish === 'hubspot') return { origins: ['https://api.hubapi.com/*'] };
  if (wish === 'pages') return { origins: pagesOfBadge() };
  return { origins: [`https://${host}/*`], permissions: cookies ? ['cookies' as const] : [] };
}
/** In Firefox a person may take them from the extension one by one. */
const pagesOfBadge = () => browser.runtime.getManifest().content_scripts?.flatMap((one) => one.matches ?? []) ?? [];
const has = async (what: ReturnType<typeof wanted>) =>
  (await quietly(() => browser.permissions.contains(what))) ?? false;
async function quietly<T>(what: () => Promise<T>): Promise<T | null> {
  try {
    return await what();
  } catch {
    return null;
  }
}
