import * as z from 'zod/mini';
import { definitionOf, listNames, portalProperties, zoneOf } from '../../builder/portal';
import { seenValues } from '../../builder/seen';
import { connectedHubspot } from '../../connections/hubspot';
import { parseDefinition } from '../../segments/definition';
import { needsOf } from '../../segments/needs';
import { type KeptDraft, keepDraft, keptDraftSchema, readDraft } from '../../storage/draft';
import { madeSegment } from '../../storage/made-segment';
import { attempt, message } from '../message';

/** All that the builder begins with: the portal's properties, the draft as it was left, a segment that is followed. */
export const builderOpen = message('builder-open', 'page', z.object({ type: z.literal('builder-open') }), () =>
  attempt(async () => {
    const connected = await connectedHubspot();
    const { portalId } = connected.environment;
    const [zone, properties, kept, made] = await Promise.all([
      zoneOf(connected),
      attempt(() => portalProperties(connected)),
      readDraft(portalId),
      madeSegment.get(portalId),
    ]);
    return {
      zone,
      properties: properties.ok
        ? properties.value.map(({ name, label, group, type, options }) => ({ name, label, group, type, options }))
        : [],
      propertiesFailure: properties.ok ? null : properties.failure,
      kept,
      made,
    };
  }),
);

/** An existing segment to begin with: the page makes a draft of it. */
export const builderCopy = message(
  'builder-copy',
  'page',
  z.object({ type: z.literal('builder-copy'), id: z.string() }),
  ({ id }) =>
    attempt(async () => {
      const connected = await connectedHubspot();
      const { segment, filterBranch } = await definitionOf(connected, id);
      const lists = await listNames(connected, needsOf(parseDefinition(filterBranch)).lists);
      return { name: segment.name, filterBranch, lists };
    }),
);

/** Values to choose from where a property's options are not known. */
export const builderSeen = message(
  'builder-seen',
  'page',
  z.object({ type: z.literal('builder-seen'), property: z.string() }),
  ({ property }) => attempt(async () => seenValues(await connectedHubspot(), property)),
);

/** Keeps the draft, also for the next time that the browser starts; null discards it. */
export const builderKeep = message(
  'builder-keep',
  'page',
  z.object({ type: z.literal('builder-keep'), kept: z.nullable(z.omit(keptDraftSchema, { at: true })) }),
  ({ kept }) =>
    attempt(async () => {
      const { environment } = await connectedHubspot();
      await keepDraft(environment.portalId, kept && ({ ...kept, at: Date.now() } as KeptDraft));
      return null;
    }),
);
