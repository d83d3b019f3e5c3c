import { type Connected, connectedHubspot } from '../connections/hubspot';
import type { Facts, JudgeSettings } from '../eligibility/types';
import type { RecordRef } from '../records/types';
import { factsCache } from '../storage/facts-cache';
import { freshSettings } from '../storage/settings';
import { gapOf, onlyGap } from './gaps';
import { asOf } from './hubspot-half';
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

/** Looks under way: equal ones are one. They may die with the worker. */
const running = new Map<string, Run>();
/** Those of them that are over, and on their way into the cache. */
const answered = new WeakSet<Run>();
/** Raised by `invalidate`: what was begun before is not kept after it. */
let generation = 0;

/**
 * The facts of a page: from the cache, from a look under way, or by as few calls as it takes.
 * Never throws: what is missing is a gap. `refresh` passes the cache by.
 */
export async function collect(ref: RecordRef, refresh = false): Promise<Collected> {
  return (await stages(ref, refresh)).full;
}

/** What a view that is open already was told: the same facts for as long as somebody may look at it, then new ones. */
export async function collectSeen(ref: RecordRef): Promise<Collected> {
  return (await stages(ref, false, lookMs)).full;
}
/** How long somebody may look at an open view (ms). */
const lookMs = 5 * 60_000;

/** The same in two steps, so that HubSpot's half is there without waiting for Salesforce. */
export async function stages(ref: RecordRef, refresh = false, olderMs = 0): Promise<Stages> {
  let connected: Connected;
  try {
    connected = await connectedHubspot();
  } catch (error) {
    return done({ facts: onlyGap(ref, gapOf(error, 'hubspot'), asOf()), settings: freshSettings });
  }
  const { environment, revision } = connected;
  const { settings } = environment;
  const key = [environment.portalId, environment.orgId, revision, ref.crm, ref.host, ref.object, ref.id].join('/');
  const cached = refresh ? null : await factsCache.get(key, Date.now() - olderMs);
  if (cached) return done({ facts: cached, settings });
  const under = running.get(key);
  const run = under && !(refresh && answered.has(under)) ? under : begin(key, ref, connected);
  return {
    first: run.first.then(({ facts, final }) => ({ facts, settings, final })),
    full: run.full.then((facts) => ({ facts, settings })),
  };
}

/** Drops what is kept: after a resync of this contact, or of everybody. A page shows one record of two CRMs, so all go. */
export async function invalidate(_contactId?: string): Promise<void> {
  generation++;
  running.clear();
  await factsCache.clear();
}

function begin(key: string, ref: RecordRef, connected: Connected): Run {
  const begun = generation;
  const run = runFor(ref, connected);
  const full = run.full.then((facts) => {
    void keep(facts);
    return facts;
  });
  const own: Run = { first: run.first, full };
  running.set(key, own);
  return own;

  /** The answer does not wait for the cache. But who asked the cache just before must still find this look. */
  async function keep(facts: Facts): Promise<void> {
    answered.add(own);
    if (isWhole(facts) && begun === generation) await factsCache.set(key, facts, Date.now()).catch(() => undefined);
    if (running.get(key) === own) running.delete(key);
  }
}

/** A failure is not kept: the next look may succeed. That nobody connected Salesforce is none. */
function isWhole({ gap, salesforce }: Facts): boolean {
  return gap === null && (salesforce.checked || salesforce.gap.code === 'not-connected');
}

function done(collected: Collected): Stages {
  return { first: Promise.resolve({ ...collected, final: true }), full: Promise.resolve(collected) };
}
