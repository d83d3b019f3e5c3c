import * as z from 'zod/mini';
import { announce } from '../../changes';
import { salesforceState } from '../../connections/salesforce';
import { type Check, checkNames, checks } from '../../health/checks';
import { nextAlarms, runAlarm } from '../../schedule';
import { connectedEnvironments } from '../../storage/environments';
import { type Health, noteTurn, readHealth } from '../../storage/health';
import { activeEnvironment, type Environment, readSettings } from '../../storage/settings';
import type { HealthView, OtherHealth } from '../health-pages';
import { attempt, message } from '../message';

/** A long job's turn may take minutes: the page does not wait for its end. */
const waitedForMs = 5000;

export const healthGet = message('health-get', 'page', z.object({ type: z.literal('health-get') }), () =>
  attempt(view, 'browser'),
);

export const healthTry = message(
  'health-try',
  'page',
  z.object({ type: z.literal('health-try'), what: z.string(), portalId: z.optional(z.string()) }),
  ({ what, portalId }) =>
    attempt(async () => {
      if (isCheck(what)) await tried(what, portalId);
      else await Promise.race([runAlarm(what), new Promise((resolve) => setTimeout(resolve, waitedForMs))]);
      return view();
    }, 'browser'),
);

const isCheck = (what: string): what is Check => (checkNames as string[]).includes(what);

async function tried(what: Check, whose: string | undefined): Promise<void> {
  const { store } = await readSettings();
  const name = turnOf(what, whose ?? activeEnvironment(store)?.portalId);
  try {
    await noteTurn(name, null, await checks[what](whose));
  } catch (error) {
    await noteTurn(name, error);
  }
  // A token may have other scopes by now.
  if ((await readSettings()).store.revision !== store.revision) void announce('settings');
}

/** Each is its portal's; the storage and the alarms are of all. */
const connections: readonly string[] = checkNames.filter((name) => name !== 'storage');
const turnOf = (what: string, portalId: string | undefined) =>
  connections.includes(what) && portalId !== undefined ? `${what}/${portalId}` : what;

async function view(): Promise<HealthView> {
  const [{ failures, turns }, alarms, { store }, all] = await Promise.all([
    readHealth(),
    nextAlarms(),
    readSettings(),
    // A storage that fails must not keep the page from saying so.
    connectedEnvironments().catch(() => []),
  ]);
  const active = activeEnvironment(store);
  const others = all.filter(({ portalId }) => portalId !== active?.portalId);
  const ofAll = Object.entries(turns).filter(([name]) => !connections.includes(name.split('/')[0] ?? ''));
  return {
    at: Date.now(),
    failures,
    turns: { ...Object.fromEntries(ofAll), ...turnsOf(turns, active?.portalId) },
    alarms,
    tokenSince: active?.tokenSince ?? null,
    others: await Promise.all(others.map((one) => otherHealth(one, turns))),
  };
}

/** The newest tries of a portal's connections. */
function turnsOf(turns: Health['turns'], portalId: string | undefined): Health['turns'] {
  const found = connections.map((what) => [what, turns[turnOf(what, portalId)]] as const);
  return Object.fromEntries(found.flatMap(([what, turn]) => (turn ? [[what, turn]] : [])));
}

async function otherHealth(environment: Environment, turns: Health['turns']): Promise<OtherHealth> {
  const { portalId, tokenSince = null } = environment;
  const org = await salesforceState(environment);
  const salesforce = org && { way: org.way, state: org.state };
  return { portalId, tokenSince, salesforce, turns: turnsOf(turns, portalId) };
}
