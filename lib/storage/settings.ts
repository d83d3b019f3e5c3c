import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { resyncMethodIds, syncRules } from '../eligibility/types';
import { optionalStepNames, setupPlaces } from '../records/setup';
import { migrated, settingsVersion } from './migrations';
import { readPolicy, withPolicy } from './policy';

const key = 'settings';

const segmentSchema = () =>
  z.discriminatedUnion('mode', [
    z.object({ mode: z.literal('unset') }),
    z.object({ mode: z.literal('none') }),
    z.object({ mode: z.literal('segment'), id: z.string() }),
  ]);
const mappingSchema = () =>
  z.object({
    property: z.string(),
    leadField: z.nullable(z.string()),
    contactField: z.nullable(z.string()),
    rule: z.enum(syncRules),
  });
/** What the admin may change for a portal, made where it is needed. The shape of `JudgeSettings`, and with the theme of `EditableSettings`. */
export const editableSchema = () =>
  z.object({
    segment: segmentSchema(),
    createFromSalesforce: z.nullable(z.boolean()),
    createFromHubspot: z.nullable(z.boolean()),
    mapping: z.array(mappingSchema()),
    mappingConfirmed: z.boolean(),
    triggerProperty: z.nullable(z.string()),
    touchField: z.nullable(z.string()),
    resyncMethod: z.enum(resyncMethodIds),
    lookIntervalMinutes: z.number().check(z.minimum(1), z.maximum(1440)),
    /** The share of each limit that jobs leave to other tools; a fifth where it is not set. */
    leftToOthers: z.optional(z.number().check(z.minimum(0.05), z.maximum(0.9))),
    /** Below this share of the org's 24 hours no job begins anything (R12); the share left to others where it is not set. */
    salesforceFloor: z.optional(z.nullable(z.number().check(z.minimum(0), z.maximum(0.9)))),
    /** Salesforce calls in 24 hours that HubSpot's integration may use (Sync Health). No API tells it; null: not entered. */
    salesforceAllocation: z.optional(
      z.nullable(z.number().check(z.multipleOf(1), z.minimum(100), z.maximum(100_000_000))),
    ),
    /** The user in Salesforce that HubSpot syncs as (R15), as the admin names it. */
    integrationUser: z.optional(z.nullable(z.object({ id: z.string(), name: z.string() }))),
    /** A notification comes up when a long job has ended, or needs a person. */
    notifyJobs: z.optional(z.boolean()),
    /** How many days the history is kept; 90 where it is not set. */
    keepHistoryDays: z.optional(z.number().check(z.minimum(1), z.maximum(3650))),
    /** Steps of the set-up that the admin goes without. */
    settled: z.optional(z.array(z.enum(optionalStepNames))),
  });
/** Where the guide through the set-up stands: of the browser, as the theme is. */
export const setupAtSchema = z.enum(setupPlaces);
/** When something was seen on a page of HubSpot, and the path of that page. */
export const seenSchema = z.object({ at: z.number(), path: z.string().check(z.maxLength(300)) });
/** How the pages look belongs to the browser, not to a portal. */
export const themeSchema = z.enum(['system', 'light', 'dark']);
/** The newest check against reality. The shape of `RealityCheck`. */
const realityCheckSchema = z.lazy(() =>
  z.object({
    asOf: z.number(),
    looked: z.number(),
    candidates: z.array(z.object({ id: z.string(), name: z.string(), held: z.number(), size: z.nullable(z.number()) })),
    verdict: z.enum(['confirmed', 'contradicted', 'proposed', 'cannot-tell']),
    outsiders: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
);
/** Whether portal and org proved to be a pair. The shape of `PairingCheck`. */
const pairingSchema = z.lazy(() =>
  z.object({
    asOf: z.number(),
    looked: z.number(),
    same: z.number(),
    different: z.number(),
    missing: z.number(),
    others: z.array(z.object({ id: z.string(), name: z.string(), recordName: z.string() })),
    verdict: z.enum(['confirmed', 'contradicted', 'cannot-tell']),
  }),
);
/** A connected portal, and its org. */
export const environmentSchema = z.lazy(() =>
  z.object({
    portalId: z.string(),
    orgId: z.nullable(z.string()),
    accountType: z.string(),
    uiDomain: z.string(),
    /** Absent in settings of a portal that was connected before this was kept. */
    timeZone: z.optional(z.string()),
    scopes: z.array(z.string()),
    /** When its token was entered (local clock); absent: before this was kept. */
    tokenSince: z.optional(z.number()),
    /** The paired org: where it answers, and who was signed in. Never a session. */
    salesforce: z.optional(
      z.nullable(
        z.object({
          host: z.string(),
          version: z.string(),
          userName: z.nullable(z.string()),
          /** The consumer key of the app that signs in; absent: by the browser's session. */
          clientId: z.optional(z.string()),
          /** What the org says of itself; absent where it was not asked yet. */
          isSandbox: z.optional(z.boolean()),
          orgName: z.optional(z.nullable(z.string())),
        }),
      ),
    ),
    /** Inferred from the limits at the time of connecting (R9). */
    subscription: z.optional(z.nullable(z.enum(['professional-or-more', 'free-or-starter']))),
    lastRealityCheck: z.optional(z.nullable(realityCheckSchema)),
    lastPairing: z.optional(z.nullable(pairingSchema)),
    /** What was proved is no choice of the admin's. */
    settings: z.extend(editableSchema(), {
      triggerProven: z.boolean(),
      touchProven: z.boolean(),
      /** Values that were taken over from HubSpot's own page: which (`segment`, `mapping/jobtitle`), when (local), and from where. */
      seen: z.optional(z.record(z.string(), seenSchema)),
    }),
  }),
);
export const storeSchema = z.lazy(() =>
  z.object({
    version: z.literal(settingsVersion),
    revision: z.number(),
    /** The portal that is being configured; its key in `environments`. Every one with a token is connected. */
    active: z.nullable(z.string()),
    environments: z.record(z.string(), environmentSchema),
    theme: themeSchema,
    setupAt: z.optional(setupAtSchema),
  }),
);

export type Environment = z.infer<typeof environmentSchema>;
export type SettingsStore = z.infer<typeof storeSchema>;

/** Settings of a portal that was never seen before: nothing is taken for granted. */
export const freshSettings: Environment['settings'] = {
  segment: { mode: 'unset' },
  createFromSalesforce: null,
  createFromHubspot: null,
  mapping: [],
  mappingConfirmed: false,
  triggerProperty: null,
  triggerProven: false,
  touchField: null,
  touchProven: false,
  resyncMethod: 'hubspot-button',
  lookIntervalMinutes: 15,
};
const empty: SettingsStore = { version: settingsVersion, revision: 0, active: null, environments: {}, theme: 'system' };

/** What could not be read, newest last. It stays for whoever helps the admin; nothing here reads it again. */
const asideKey = `${key}:set-aside`;
/** The admin has been told, and said so. */
const asideSeenKey = `${key}:set-aside-seen`;
const asideKept = 5;

/** What `readSettingsAhead` has read, for whoever comes first. */
let ahead: ReturnType<typeof readChosen> | null = null;
const aheadMs = 1000;

/**
 * Reads the settings before anybody asks: in a worker that has just been started, while the message that woke it is on
 * its way. The first reader takes them, within a second: this worker is their only writer, and reads before it writes.
 */
export function readSettingsAhead(): void {
  const mine = readChosen();
  const forget = () => {
    if (ahead === mine) ahead = null;
  };
  ahead = mine;
  mine.catch(forget);
  setTimeout(forget, aheadMs);
  void readPolicy();
}

/** The settings in force, and whether something unreadable had to be set aside that the admin has not dismissed yet. */
export async function readSettings(): Promise<{ store: SettingsStore; setAside: boolean }> {
  const [{ store, setAside }, policy] = await Promise.all([chosenSettings(), readPolicy()]);
  return { store: withPolicy(store, policy), setAside };
}

/** The same as the admins of this browser chose them, whatever the organisation has fixed. */
export function chosenSettings(): Promise<{ store: SettingsStore; setAside: boolean }> {
  const early = ahead;
  ahead = null;
  return early ?? readChosen();
}

async function readChosen(): Promise<{ store: SettingsStore; setAside: boolean }> {
  const found = await browser.storage.local.get([key, asideKey, asideSeenKey]);
  const setAside = found[asideKey] !== undefined && found[asideSeenKey] !== true;
  if (found[key] === undefined) return { store: empty, setAside };
  const parsed = storeSchema.safeParse(migrated(found[key]));
  if (parsed.success) return { store: parsed.data, setAside };
  const before = Array.isArray(found[asideKey]) ? found[asideKey] : [];
  await browser.storage.local.set({ [asideKey]: [...before, found[key]].slice(-asideKept) });
  await browser.storage.local.remove([key, asideSeenKey]);
  return { store: empty, setAside: true };
}

let queue: Promise<unknown> = Promise.resolve();

/** Changes the settings, one writer after the other. Only the background may call this. */
export function changeSettings(change: (store: SettingsStore) => SettingsStore): Promise<SettingsStore> {
  const next = queue.then(async () => {
    const { store } = await chosenSettings();
    const changed = storeSchema.parse({ ...change(store), revision: store.revision + 1 });
    await browser.storage.local.set({ [key]: changed });
    return changed;
  });
  queue = next.catch(() => undefined);
  return next;
}

/** Changes what is kept of one portal; nothing where it is gone. */
export function changeEnvironment(portalId: string, change: (now: Environment) => Environment): Promise<SettingsStore> {
  return changeSettings((store) => {
    const now = store.environments[portalId];
    return now ? { ...store, environments: { ...store.environments, [portalId]: change(now) } } : store;
  });
}

/** The admin has read that settings were set aside. They are kept all the same. */
export async function dismissSetAside(): Promise<void> {
  await browser.storage.local.set({ [asideSeenKey]: true });
}

/** The environment that is being configured: the one that options and dashboard show. */
export function activeEnvironment(store: SettingsStore): Environment | null {
  return store.active === null ? null : (store.environments[store.active] ?? null);
}
