import * as z from 'zod/mini';
import { ApiError } from '../http/errors';
import type { PortalChange } from '../protocol/pages';
import { migrated, settingsVersion } from './migrations';
import { type Environment, freshSettings, type SettingsStore, storeSchema } from './settings';
import { withPatch } from './settings-patch';

const headSchema = z.looseObject({ product: z.literal('SyncLens'), kind: z.literal('settings'), store: z.unknown() });
/** A file of settings is small; what is larger is something else. */
const longest = 2_000_000;

/**
 * The settings as a file: choices of every portal, and nothing that opens a door or names a person. Tokens are kept
 * elsewhere and cannot get in; who was signed in and what was found in a portal is left out.
 */
export function settingsFile(store: SettingsStore, now: number): string {
  const environments = Object.fromEntries(
    Object.entries(store.environments).map(([portalId, environment]) => [portalId, bare(environment)]),
  );
  const file = {
    product: 'SyncLens',
    kind: 'settings',
    exportedAt: new Date(now).toISOString(),
    store: { ...store, revision: 0, active: null, setupAt: undefined, environments },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function bare(environment: Environment): Environment {
  const { portalId, accountType, uiDomain, timeZone } = environment;
  // Where this browser saw a value says nothing in another.
  const { seen: _seen, ...settings } = environment.settings;
  const own = { portalId, orgId: null, accountType, uiDomain, scopes: [], salesforce: null, settings };
  return timeZone === undefined ? own : { ...own, timeZone };
}

/** The settings in a file of this version or an older one. Throws `ApiError` that says what is wrong with it. */
export function readSettingsFile(text: string): SettingsStore {
  const wrong = (code: string) => new ApiError('invalid', 'browser', { code });
  if (text.length > longest) throw wrong('FILE_NOT_OURS');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw wrong('FILE_NOT_OURS');
  }
  const head = headSchema.safeParse(parsed);
  if (!head.success) throw wrong('FILE_NOT_OURS');
  const store = storeSchema.safeParse(migrated(head.data.store));
  if (!store.success) throw wrong(isNewer(head.data.store) ? 'FILE_NEWER' : 'FILE_BROKEN');
  return store.data;
}

const versionSchema = z.looseObject({ version: z.number() });
function isNewer(store: unknown): boolean {
  const found = versionSchema.safeParse(store);
  return found.success && found.data.version !== settingsVersion && found.data.version > 1;
}

/** The settings after a file was taken over. A proof is of this portal and never comes out of a file; no connection changes. */
export function withFile(store: SettingsStore, file: SettingsStore): SettingsStore {
  const environments = { ...store.environments };
  for (const [portalId, theirs] of Object.entries(file.environments)) {
    const own = environments[portalId] ?? { ...bare(theirs), settings: freshSettings };
    const { triggerProven: _trigger, touchProven: _touch, seen: _seen, ...choices } = theirs.settings;
    const settings = withPatch(own.settings, choices);
    const same = JSON.stringify(settings.segment) === JSON.stringify(own.settings.segment);
    environments[portalId] = { ...own, settings, lastRealityCheck: same ? (own.lastRealityCheck ?? null) : null };
  }
  return { ...store, environments, theme: file.theme };
}

/** What taking a file over would change, for a person to read before it is done. */
export function changesBy(store: SettingsStore, file: SettingsStore): PortalChange[] {
  const after = withFile(store, file);
  return Object.keys(file.environments).map((portalId) => {
    const isNew = !store.environments[portalId];
    const [before, then] = [store, after].map(({ environments }) => environments[portalId]?.settings ?? freshSettings);
    const names = [
      ...new Set([...Object.keys(before ?? {}), ...Object.keys(then ?? {})]),
    ] as (keyof typeof freshSettings)[];
    return {
      portalId,
      isNew,
      changed: names.filter(
        (name) => name !== 'seen' && JSON.stringify(before?.[name]) !== JSON.stringify(then?.[name]),
      ),
    };
  });
}
