import * as z from 'zod/mini';
import { announce } from '../../changes';
import { type Check, checkNames, checks } from '../../health/checks';
import { nextAlarms, runAlarm } from '../../schedule';
import { noteTurn, readHealth } from '../../storage/health';
import { activeEnvironment, readSettings } from '../../storage/settings';
import type { HealthView } from '../health-pages';
import { attempt, message } from '../message';

/** A long job's turn may take minutes: the page does not wait for its end. */
const waitedForMs = 5000;

export const healthGet = message('health-get', 'page', z.object({ type: z.literal('health-get') }), () =>
  attempt(view, 'browser'),
);

export const healthTry = message(
  'health-try',
  'page',
  z.object({ type: z.literal('health-try'), what: z.string() }),
  ({ what }) =>
    attempt(async () => {
      if (isCheck(what)) await tried(what);
      else await Promise.race([runAlarm(what), new Promise((resolve) => setTimeout(resolve, waitedForMs))]);
      return view();
    }, 'browser'),
);

const isCheck = (what: string): what is Check => (checkNames as string[]).includes(what);

async function tried(what: Check): Promise<void> {
  const { revision } = (await readSettings()).store;
  try {
    await noteTurn(what, null, await checks[what]());
  } catch (error) {
    await noteTurn(what, error);
  }
  // A token may have other scopes by now.
  if ((await readSettings()).store.revision !== revision) void announce('settings');
}

async function view(): Promise<HealthView> {
  const [kept, alarms, { store }] = await Promise.all([readHealth(), nextAlarms(), readSettings()]);
  return { at: Date.now(), ...kept, alarms, tokenSince: activeEnvironment(store)?.tokenSince ?? null };
}
