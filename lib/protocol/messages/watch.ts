import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { environmentKey } from '../../storage/environment-key';
import { watches } from '../../storage/watches';
import { armWatch, watchAlarm } from '../../watch/alarm';
import { differenceBetween } from '../../watch/difference';
import { look } from '../../watch/look';
import { restore, versionAt } from '../../watch/restore';
import { everyChoices, nothingYet, type WatchState } from '../../watch/types';
import { watchView } from '../../watch/view';
import { attempt, message } from '../message';
import { doneInHubspot } from '../recorded';
import { tell } from '../watch';
import type { WatchView } from '../watch-pages';

const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const settingsSchema = z.object({
  on: z.boolean(),
  everyMinutes: z.number().check(z.refine((one) => everyChoices.some((choice) => choice === one))),
  notify: z.boolean(),
  quiet: z.nullable(z.object({ from: clock, to: clock, zone: z.enum(['own', 'portal']) })),
});

async function view(): Promise<WatchView> {
  const { environment } = await connectedHubspot();
  const key = environmentKey(environment);
  const state = (await watches.get<WatchState>(key)) ?? nothingYet(key);
  const alarm = await browser.alarms.get(watchAlarm);
  // Another portal may be looked at more often.
  const own = (state.lastLook?.at ?? 0) + state.settings.everyMinutes * 60_000;
  const next = alarm && (alarm.periodInMinutes === state.settings.everyMinutes ? 0 : own);
  return watchView(state, environment, state.settings.on && alarm ? Math.max(alarm.scheduledTime, next ?? 0) : null);
}

async function change(to: (now: WatchState) => WatchState): Promise<WatchState> {
  const key = environmentKey((await connectedHubspot()).environment);
  return watches.change<WatchState>(key, (now) => to(now ?? nothingYet(key)));
}

export const watchGet = message('watch-get', 'page', z.object({ type: z.literal('watch-get') }), () =>
  attempt(async () => {
    // A portal that was connected meanwhile, or a segment that was chosen, has its alarm by now.
    await armWatch();
    return view();
  }),
);

/** Turned on for the first time, it looks at once: only what changes from there on is told. */
export const watchSet = message(
  'watch-set',
  'page',
  z.object({ type: z.literal('watch-set'), patch: z.partial(settingsSchema) }),
  ({ patch }) =>
    attempt(async () => {
      const state = await change((now) => ({ ...now, settings: { ...now.settings, ...patch } }));
      const isFirst = state.settings.on && state.seen === null;
      await tell(isFirst ? await look() : state);
      await armWatch(patch.on !== undefined || patch.everyMinutes !== undefined);
      return view();
    }),
);

export const watchLookNow = message('watch-look', 'page', z.object({ type: z.literal('watch-look') }), () =>
  attempt(async () => {
    await tell(await look());
    return view();
  }),
);

/** The events up to this one were read. */
export const watchRead = message(
  'watch-read',
  'page',
  z.object({ type: z.literal('watch-read'), upTo: z.number() }),
  ({ upTo }) =>
    attempt(async () => {
      const read = (now: number) => Math.max(now, upTo);
      await tell(await change((now) => ({ ...now, readUpTo: read(now.readUpTo), toldUpTo: read(now.toldUpTo) })));
      return view();
    }),
);

export const watchDifference = message(
  'watch-difference',
  'page',
  z.object({ type: z.literal('watch-difference'), from: z.number(), to: z.number() }),
  ({ from, to }) => attempt(() => differenceBetween(from, to)),
);

/** Writes the criteria that were kept. The page has shown what changes. */
export const watchRestore = message(
  'watch-restore',
  'page',
  z.object({ type: z.literal('watch-restore'), seenAt: z.number(), over: z.number() }),
  ({ seenAt, over }) =>
    attempt(async () => {
      const { environment } = await connectedHubspot();
      const { seen } = (await watches.get<WatchState>(environmentKey(environment))) ?? nothingYet('');
      const what = { kind: 'segment-restored', subject: seen?.segment?.name ?? '' };
      await tell(await doneInHubspot(environment, what, () => restore(seenAt, over)));
      return view();
    }),
);

export const watchDefinition = message(
  'watch-definition',
  'page',
  z.object({ type: z.literal('watch-definition'), seenAt: z.number() }),
  ({ seenAt }) => attempt(async () => ({ filterBranch: (await versionAt(seenAt)).version.filterBranch })),
);
