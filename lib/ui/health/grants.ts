import { browser } from 'wxt/browser';
import type { SettingsView } from '../../protocol/pages';
import { lightningHostOf } from '../../records/hosts';

/** What the browser has to allow. `salesforce`: null where no org is paired. */
export interface Granted {
  readonly hubspot: boolean;
  /** The pages that the badge stands on: those that the browser keeps from us. */
  readonly pages: boolean;
  readonly withheld: readonly string[];
  readonly salesforce: boolean | null;
  readonly notifications: boolean;
  /** The browser keeps what is stored, also when the disk is full. */
  readonly kept: boolean;
  /** Bytes; null: not told. */
  readonly used: number | null;
}
export type Wish = 'hubspot' | 'pages' | 'salesforce' | 'notifications' | 'kept';

/** What the questions are about. */
export interface Places {
  /** The org's API host; null: none is paired. */
  readonly salesforce: string | null;
  /** Salesforce is reached by the browser's session. */
  readonly cookies: boolean;
  /** Hosts of the pages that the badge stands on; empty: nothing is connected. */
  readonly pages: readonly string[];
}

/** Of the environments that are connected. */
export function placesOf({ hubspot, salesforce, environments }: SettingsView): Places {
  const orgs = environments.flatMap(({ host }) => (host === null ? [] : [lightningHostOf(host), host]));
  const pages = hubspot ? [...new Set([hubspot.uiDomain, ...orgs])] : [];
  return { salesforce: salesforce?.host ?? null, cookies: salesforce?.way === 'browser', pages };
}

/** What is allowed now. Asks nobody. Never throws. */
export async function granted(places: Places): Promise<Granted> {
  const [hubspot, withheld, salesforce, notifications, kept, estimate] = await Promise.all([
    has(wanted('hubspot', places)),
    withheldPages(places.pages),
    places.salesforce === null ? null : has(wanted('salesforce', places)),
    has(wanted('notifications', places)),
    quietly(() => navigator.storage.persisted()),
    quietly(() => navigator.storage.estimate()),
  ]);
  const pages = withheld.length === 0;
  return { hubspot, pages, withheld, salesforce, notifications, kept: kept ?? false, used: estimate?.usage ?? null };
}

/**
 * Hosts on whose pages the browser lets no badge stand, because a person took them away: Chrome's site access, Firefox's
 * permissions. Without `hosts` the places of the manifest. By the list of what is there, for `contains` denies in Chrome
 * what is optional too (the pages of Classic) even where the badge stands. Never throws; empty where it cannot be told.
 */
export async function withheldPages(hosts: readonly string[]): Promise<string[]> {
  const found = await quietly(() => browser.permissions.getAll());
  if (!found) return [];
  const origins = found.origins ?? [];
  return originsOf(hosts)
    .filter((one) => !origins.some((origin) => covers(origin, one)))
    .map(hostIn);
}

/** Whether all that one pattern means is meant by the other. */
function covers(origin: string, one: string): boolean {
  const [wide, host] = [hostIn(origin), hostIn(one)];
  return wide === '*' || wide === host || (wide.startsWith('*.') && `.${host}`.endsWith(wide.slice(1)));
}
const hostIn = (pattern: string) => (pattern === '<all_urls>' ? '*' : (pattern.split('/')[2] ?? ''));

/** Calls whenever the browser's permissions changed; returns the end of it. */
export function onGrants(changed: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  for (const event of [onAdded, onRemoved]) event.addListener(changed);
  return () => {
    for (const event of [onAdded, onRemoved]) event.removeListener(changed);
  };
}

/** Asks the person, by the browser's own question. Straight from a click. Never throws. */
export async function grant(wish: Wish, places: Places): Promise<void> {
  if (wish === 'kept') await quietly(() => navigator.storage.persist());
  else await quietly(() => browser.permissions.request(wanted(wish, places)));
}

function wanted(wish: Exclude<Wish, 'kept'>, { salesforce, cookies, pages }: Places) {
  if (wish === 'notifications') return { permissions: ['notifications' as const] };
  if (wish === 'hubspot') return { origins: ['https://api.hubapi.com/*'] };
  if (wish === 'pages') return { origins: originsOf(pages) };
  return { origins: [`https://${salesforce}/*`], permissions: cookies ? ['cookies' as const] : [] };
}
const originsOf = (hosts: readonly string[]) =>
  hosts.length > 0
    ? hosts.map((host) => `https://${host}/*`)
    : [...new Set(browser.runtime.getManifest().content_scripts?.flatMap((one) => one.matches ?? []))];
const has = async (what: ReturnType<typeof wanted>) =>
  (await quietly(() => browser.permissions.contains(what))) ?? false;
async function quietly<T>(what: () => Promise<T>): Promise<T | null> {
  try {
    return await what();
  } catch {
    return null;
  }
}
