import { type Connected, connectedHubspot } from '../connections/hubspot';
import type { Facts, JudgeSettings } from '../eligibility/types';
import type { RecordRef } from '../records/types';
import { factsCache, keepFactsMs, seenFactsMs } from '../storage/facts-cache';
import { freshSettings } from '../storage/settings';
import { gapOf, onlyGap } from './gaps';
import { asOf, viewQuery } from './hubspot-half';
import { type Run, runFor } from './run';

/** Facts and the settings by which they are to be judged. */
export interface Collected {
  readonly facts: Facts;
  readonly settings: JudgeSettings;
}

/** The facts of a page in two steps. `final: false`: HubSpot's half only; `full` is under way. */
export interface Stages {
  readonly first: Promise<Collected & { readonly final: boolean }>;
  readonly full: Promise<Collected>;
}

/** How a page is looked at. */
export interface Look {
  /** On a person's request: passes by the cache, and what was begun before the request. */
  readonly refresh?: boolean;
  /** The second question of a page whose first was answered: it belongs to that look, also where that has failed since. */
  readonly second?: boolean;
  /** Facts from the cache will do that are older than it keeps them, by so long (ms). */
  readonly olderMs?: number;
  /** What the calls are counted for; a person's click unless it is said. */
  readonly by?: string;
}

/** Looks under way: equal ones are one. They may die with the worker. */
const running = new Map<string, Run & { readonly refresh: boolean }>();
/** Those of them that are over, and on their way into the cache. */
const answered = new WeakSet<Run>();
/** Looks that failed. Not kept for another first question; the second of the same page must not ask anew. */
const failed = new Map<string, { readonly run: Run; readonly until: number }>();
/** Raised by `invalidate`: what was begun before is not kept after it. */
let generation = 0;

/**
 * The facts of a page: from the cache, from a look under way, or by as few calls as it takes.
 * Never throws: what is missing is a gap. `refresh` passes the cache by.
 */
export async function collect(ref: RecordRef, refresh = false, by?: string): Promise<Collected> {
  return (await stages(ref, { refresh, by })).full;
}

/** What a view that is open already was told: the same facts for as long as somebody may look at it, then new ones. */
export async function collectSeen(ref: RecordRef): Promise<Collected> {
  return (await stages(ref, { olderMs: seenFactsMs })).full;
}

/** The same in two steps, so that HubSpot's half is there without waiting for Salesforce. */
export async function stages(ref: RecordRef, look: Look = {}): Promise<Stages> {
  const { refresh = false, second = false, olderMs = 0, by } = look;
  let connected: Connected;
  try {
    connected = await connectedHubspot(by, ref);
  } catch (error) {
    return done({ facts: onlyGap(ref, gapOf(error, 'hubspot'), asOf()), settings: freshSettings });
  }
  const { environment, revision } = connected;
  const { settings } = environment;
  // The page's own portal too: two portals may give the same id, and one that is not connected is told as another.
  const place = ref.crm === 'hubspot' ? ref.portalId : ref.host;
  const key = [environment.portalId, environment.orgId, revision, ref.crm, place, ref.object, ref.id].join('/');
  // Which properties to read is asked for beside the cache: a worker that has just been started would wait for it with
  // HubSpot's first call, and long, since it sends the others meanwhile.
  void viewQuery(connected).catch(() => undefined);
  const cached = refresh ? null : await factsCache.get(key, Date.now() - olderMs);
  if (cached) return done({ facts: cached, settings });
  const run = underWay(key, refresh) ?? (second ? justFailed(key) : null) ?? begin(key, ref, connected, refresh);
  return {
    first: run.first.then(({ facts, final }) => ({ facts, settings, final })),
    full: run.full.then((facts) => ({ facts, settings })),
  };
}

/** Drops what is kept: after a resync of this contact, or of everybody. A page shows one record of two CRMs, so all go. */
export async function invalidate(_contactId?: string): Promise<void> {
  generation++;
  running.clear();
  failed.clear();
  await factsCache.clear();
}

/** A look under way that may serve; who asks for fresh facts is served by an equally fresh one only. */
function underWay(key: string, refresh: boolean): Run | null {
  const run = running.get(key);
  return run && (!refresh || (run.refresh && !answered.has(run))) ? run : null;
}

function justFailed(key: string): Run | null {
  const found = failed.get(key);
  return found && found.until > Date.now() ? found.run : null;
}

function begin(key: string, ref: RecordRef, connected: Connected, refresh: boolean): Run {
  const begun = generation;
  const run = runFor(ref, connected);
  const full = run.full.then((facts) => {
    void keep(facts);
    return facts;
  });
  const own = { first: run.first, full, refresh };
  failed.delete(key);
  running.set(key, own);
  return own;

  /** The answer does not wait for the cache. But who asked the cache just before must still find this look. */
  async function keep(facts: Facts): Promise<void> {
    answered.add(own);
    if (begun === generation) {
      if (isWhole(facts)) await factsCache.set(key, facts, Date.now()).catch(() => undefined);
      else keepFailed(key, own, Date.now());
    }
    if (running.get(key) === own) running.delete(key);
  }
}

function keepFailed(key: string, run: Run, now: number): void {
  for (const [other, { until }] of failed) if (until <= now) failed.delete(other);
  failed.set(key, { run, until: now + keepFactsMs });
}

/** A failure is not kept: the next look may succeed. That nobody connected Salesforce is none. */
function isWhole({ gap, salesforce }: Facts): boolean {
  return gap === null && (salesforce.checked || salesforce.gap.code === 'not-connected');
}

function done(collected: Collected): Stages {
  return { first: Promise.resolve({ ...collected, final: true }), full: Promise.resolve(collected) };
}
