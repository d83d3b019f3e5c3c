import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { draftOf } from '../../preview/draft';
import { lintOf } from '../../preview/lint';
import { cancelRun, existing, startRun, stepRun, wantPhase } from '../../preview/run';
import { estimate, newRun } from '../../preview/start';
import { forecastRowsOf, overwriteRowsOf, rowsOf, stayRowsOf } from '../../preview/stored';
import { type Run, wantedPhases } from '../../preview/types';
import { viewOf } from '../../preview/view';
import { previews } from '../../storage/previews';
import { attempt, message } from '../message';

const asked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('segment'), id: z.string() }),
  z.object({ kind: z.literal('draft'), name: z.string(), filterBranch: z.unknown() }),
]);
const ofRun = { id: z.string() };
/** Parts of 100 rows that one answer carries: some hundred kilobytes. */
const partsAtOnce = 40;

/** What a preview will cost, before it is started. */
export const previewEstimate = message(
  'preview-estimate',
  'page',
  z.object({ type: z.literal('preview-estimate'), other: asked }),
  ({ other }) => attempt(async () => estimate(await connectedHubspot('preview'), other)),
);

/** A new preview. Its steps are asked for one by one. */
export const previewStart = message(
  'preview-start',
  'page',
  z.object({ type: z.literal('preview-start'), other: asked }),
  ({ other }) =>
    attempt(async () => startRun(await newRun(await connectedHubspot(), other, crypto.randomUUID(), Date.now()))),
);

/** The newest preview of the connected portal, for a page that was loaded again; null where there is none. */
export const previewLatest = message('preview-latest', 'page', z.object({ type: z.literal('preview-latest') }), () =>
  attempt(async () => {
    const { environment } = await connectedHubspot();
    const run = (await previews.all<Run>()).find((one) => one.portalId === environment.portalId);
    return run ? viewOf(run) : null;
  }),
);

/** Works on a preview for some seconds. */
export const previewStep = message(
  'preview-step',
  'page',
  z.object({ type: z.literal('preview-step'), ...ofRun }),
  ({ id }) => attempt(() => stepRun(id)),
);

export const previewCancel = message(
  'preview-cancel',
  'page',
  z.object({ type: z.literal('preview-cancel'), ...ofRun }),
  ({ id }) => attempt(() => cancelRun(id)),
);

/** Rows from a part on, and where the next ones begin. */
export const previewRows = message(
  'preview-rows',
  'page',
  z.object({ type: z.literal('preview-rows'), ...ofRun, from: z.number() }),
  ({ id, from }) =>
    attempt(async () => {
      await existing(id);
      return rowsOf(id, from, partsAtOnce);
    }),
);

/** Those who stay, once they were asked for. */
export const previewStayers = message(
  'preview-stayers',
  'page',
  z.object({ type: z.literal('preview-stayers'), ...ofRun, from: z.number() }),
  ({ id, from }) =>
    attempt(async () => {
      await existing(id);
      return stayRowsOf(id, from, partsAtOnce);
    }),
);

/** One more stretch for a preview that is done: what a sync overwrites, who drops out by time alone, whom criteria keep out. */
export const previewWant = message(
  'preview-want',
  'page',
  z.object({
    type: z.literal('preview-want'),
    ...ofRun,
    phase: z.enum(wantedPhases),
  }),
  ({ id, phase }) => attempt(() => wantPhase(id, phase)),
);

/** Both sides of those who enter: 400 contacts a part, with every mapped field. */
export const previewOverwrites = message(
  'preview-overwrites',
  'page',
  z.object({ type: z.literal('preview-overwrites'), ...ofRun, from: z.number() }),
  ({ id, from }) =>
    attempt(async () => {
      await existing(id);
      return overwriteRowsOf(id, from, 2);
    }),
);

export const previewForecast = message(
  'preview-forecast',
  'page',
  z.object({ type: z.literal('preview-forecast'), ...ofRun, of: z.enum(['current', 'other']), from: z.number() }),
  ({ id, of, from }) =>
    attempt(async () => {
      await existing(id);
      return forecastRowsOf(id, of, from, partsAtOnce);
    }),
);

/** What is doubtful in a definition of a preview. */
export const previewLint = message(
  'preview-lint',
  'page',
  z.object({ type: z.literal('preview-lint'), ...ofRun, of: z.enum(['current', 'other']) }),
  ({ id, of }) => attempt(async () => lintOf(await connectedHubspot(), (await existing(id))[of])),
);

/** The builder's draft, which can be previewed before it is a segment; null where there is none. */
export const previewDraft = message('preview-draft', 'page', z.object({ type: z.literal('preview-draft') }), () =>
  attempt(async () => draftOf((await connectedHubspot()).environment.portalId)),
);
