import * as z from 'zod/mini';
import { announce, lookAgain } from '../../changes';
import { configure, connectHubspot, disconnectHubspot } from '../../connections/hubspot';
import { sessionHasEnded, upkeep } from '../../connections/upkeep';
import { invalidate } from '../../facts/collect';
import { forgetSegments } from '../../facts/segment';
import { ApiError } from '../../http/errors';
import { lockedBy, readPolicy } from '../../storage/policy';
import {
  activeEnvironment,
  changeSettings,
  dismissSetAside,
  editableSchema,
  readSettings,
  seenSchema,
  setupAtSchema,
  themeSchema,
} from '../../storage/settings';
import { withPatch } from '../../storage/settings-patch';
import { attempt, message } from '../message';
import type { SettingsView } from '../pages';
import { noteConnection, noteSettings } from '../recorded';
import { settingsView } from '../settings-view';

/** Facts that were read under other settings are of no use, and neither is what open pages show of them. */
export async function forget(): Promise<void> {
  await forgetSegments();
  await invalidate();
  void lookAgain(() => true);
  void announce('settings');
}

/** What grew old is read anew meanwhile: the page is told where it changed, and does not wait. */
export const settingsGet = message('settings-get', 'page', z.object({ type: z.literal('settings-get') }), async () => {
  const view = await settingsView();
  void lookAfter(view).catch(() => undefined);
  return view;
});

async function lookAfter({ salesforce }: SettingsView): Promise<void> {
  const environment = activeEnvironment((await readSettings()).store);
  const ended = environment && salesforce?.state === 'ok' ? sessionHasEnded(environment) : false;
  if ((await Promise.all([upkeep(), ended])).some(Boolean)) await announce('settings');
}

export const settingsSet = message(
  'settings-set',
  'page',
  z.object({
    type: z.literal('settings-set'),
    patch: z.extend(z.partial(editableSchema()), {
      theme: z.optional(themeSchema),
      setupAt: z.optional(setupAtSchema),
    }),
    portalId: z.optional(z.string()),
    seen: z.optional(seenSchema),
  }),
  async ({ patch: { theme, setupAt, ...patch }, portalId, seen }) => {
    if (theme || setupAt)
      await changeSettings((store) => ({ ...store, theme: theme ?? store.theme, setupAt: setupAt ?? store.setupAt }));
    // A colour is no reason to read anything anew.
    if (Object.keys(patch).length === 0) {
      void announce('settings');
      return settingsView();
    }
    const { store: now } = await readSettings();
    const id = portalId ?? now.active ?? '';
    const before = now.environments[id];
    const locked = before ? lockedBy(await readPolicy(), id) : [];
    const free = Object.fromEntries(Object.entries(patch).filter(([name]) => !(locked as string[]).includes(name)));
    await changeSettings((store) => {
      const environment = store.environments[id];
      if (!environment || store.active === null) throw new ApiError('not-connected', 'hubspot');
      const settings = withPatch(environment.settings, free, seen);
      // What was found about another choice says nothing of this one.
      const chosen = JSON.stringify(settings.segment) === JSON.stringify(environment.settings.segment);
      const lastRealityCheck = chosen ? environment.lastRealityCheck : null;
      const changed = { ...environment, settings, lastRealityCheck };
      return { ...store, environments: { ...store.environments, [id]: changed } };
    });
    const after = (await readSettings()).store.environments[id];
    if (before && after) await noteSettings(before, after.settings);
    await forget();
    return settingsView();
  },
);

export const setAsideDismiss = message(
  'set-aside-dismiss',
  'page',
  z.object({ type: z.literal('set-aside-dismiss') }),
  async () => {
    await dismissSetAside();
    return settingsView();
  },
);

export const hubspotConnect = message(
  'hubspot-connect',
  'page',
  z.object({
    type: z.literal('hubspot-connect'),
    token: z.string(),
    rotation: z.optional(z.object({ portalId: z.string(), fewer: z.boolean() })),
  }),
  ({ token, rotation }) =>
    attempt(async () => {
      await connectHubspot(token, rotation);
      await noteConnection('connected', null);
      await forget();
      return settingsView();
    }),
);

/** Options and dashboard go over to another connected portal. */
export const environmentChoose = message(
  'environment-choose',
  'page',
  z.object({ type: z.literal('environment-choose'), portalId: z.string() }),
  ({ portalId }) =>
    attempt(async () => {
      await configure(portalId);
      await announce('settings');
      return settingsView();
    }),
);

export const hubspotDisconnect = message(
  'hubspot-disconnect',
  'page',
  z.object({ type: z.literal('hubspot-disconnect'), portalId: z.optional(z.string()) }),
  async ({ portalId }) => {
    const { store } = await readSettings();
    const before = portalId === undefined ? activeEnvironment(store) : store.environments[portalId];
    await disconnectHubspot(portalId);
    if (before) await noteConnection('disconnected', before);
    await forget();
    return settingsView();
  },
);
