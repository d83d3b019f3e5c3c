import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { resyncMethodIds } from '../eligibility/types';
import type { Environment, SettingsStore } from './settings';
import { withPatch } from './settings-patch';

/** What an organisation may switch off. */
export const features = ['resync', 'bulk-resync', 'make-segment', 'coverage', 'watch'] as const;
export type Feature = (typeof features)[number];

const host = () => z.string().check(z.regex(/^[a-z0-9.-]+\.my\.salesforce\.(com|mil)$/));
/** Made where there is a policy: each schema takes time of a worker's start. */
const parts = () => ({
  salesforceHosts: z.array(host()).check(z.minLength(1)),
  hubspotPortals: z.array(z.string().check(z.regex(/^\d+$/))).check(z.minLength(1)),
  segments: z.record(z.string(), z.string().check(z.regex(/^\d+$/))),
  resyncMethod: z.enum(resyncMethodIds),
  featuresOff: z.array(z.enum(features)),
  keepHistoryDays: z.number().check(z.minimum(1), z.maximum(3650)),
});

/** What an organisation has fixed for this browser; what is not there is the admin's own choice. */
export interface Policy {
  /** API hosts of the orgs that may be paired. */
  readonly salesforceHosts?: readonly string[];
  readonly hubspotPortals?: readonly string[];
  /** Portal → id of its inclusion segment. */
  readonly segments?: Readonly<Record<string, string>>;
  readonly resyncMethod?: Environment['settings']['resyncMethod'];
  readonly featuresOff?: readonly Feature[];
  readonly keepHistoryDays?: number;
  /** Names of what was set and cannot be read; it is not in force. */
  readonly unreadable: readonly string[];
}

const none: Policy = { unreadable: [] };
let known: Promise<Policy> | null = null;

/** The policy of the organisation (`storage.managed`), read once for each life of the worker and when it changes. Never throws. */
export function readPolicy(): Promise<Policy> {
  known ??= read();
  return known;
}

async function read(): Promise<Policy> {
  try {
    browser.storage.managed.onChanged?.addListener(forgetPolicy);
    return policyFrom(await browser.storage.managed.get(null));
  } catch {
    // Firefox throws where nobody has set anything.
    return none;
  }
}

/** Reads it anew at the next time. */
export function forgetPolicy(): void {
  known = null;
}

/** Each part by itself: a slip in one must not switch off the others. */
export function policyFrom(found: Readonly<Record<string, unknown>>): Policy {
  const policy: Record<string, unknown> = {};
  const unreadable: string[] = [];
  const all = Object.entries(found);
  const schemas: Record<string, z.ZodMiniType | undefined> = all.length > 0 ? parts() : {};
  for (const [name, value] of all) {
    const schema = schemas[name];
    const parsed = schema?.safeParse(value);
    if (parsed?.success) policy[name] = parsed.data;
    else unreadable.push(name);
  }
  return { ...policy, unreadable };
}

/** Settings of a portal that the organisation has fixed. */
export function lockedBy(policy: Policy, portalId: string): (keyof Environment['settings'])[] {
  const names: (keyof Environment['settings'])[] = [];
  if (policy.segments?.[portalId] !== undefined) names.push('segment');
  if (policy.resyncMethod !== undefined) names.push('resyncMethod');
  if (policy.keepHistoryDays !== undefined) names.push('keepHistoryDays');
  return names;
}

/** The settings with what the organisation has fixed. A method without its proof stays no default, whoever wants it. */
export function withPolicy(store: SettingsStore, policy: Policy): SettingsStore {
  if (Object.keys(policy).length === 1) return store;
  const environments = Object.entries(store.environments).map(([portalId, environment]) => {
    const id = policy.segments?.[portalId];
    const fixed = {
      ...(id === undefined ? {} : { segment: { mode: 'segment' as const, id } }),
      ...(policy.resyncMethod === undefined ? {} : { resyncMethod: policy.resyncMethod }),
      ...(policy.keepHistoryDays === undefined ? {} : { keepHistoryDays: policy.keepHistoryDays }),
    };
    return [portalId, { ...environment, settings: withPatch(environment.settings, fixed) }];
  });
  return { ...store, environments: Object.fromEntries(environments) };
}
