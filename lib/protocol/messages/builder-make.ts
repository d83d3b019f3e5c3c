import * as z from 'zod/mini';
import { lookAtMade, makeSegment } from '../../builder/make';
import { connectedHubspot } from '../../connections/hubspot';
import { segmentByName } from '../../hubspot/segments-make';
import { keepDraft } from '../../storage/draft';
import { madeSegment } from '../../storage/made-segment';
import { attempt, message } from '../message';
import { doneInHubspot } from '../recorded';

/** Is the name free? Asked while it is typed; asked again before the segment is made. */
export const builderName = message(
  'builder-name',
  'page',
  z.object({ type: z.literal('builder-name'), name: z.string() }),
  ({ name }) =>
    attempt(async () => {
      const { client } = await connectedHubspot();
      const found = name.trim() === '' ? null : await segmentByName(client, name.trim());
      return { taken: found && { id: found.id, name: found.name } };
    }),
);

const make = z.object({ type: z.literal('builder-make'), name: z.string(), filterBranch: z.json() });

/** Makes the segment. Only then is the draft let go. */
export const builderMake = message('builder-make', 'page', make, ({ name, filterBranch }) =>
  attempt(async () => {
    const connected = await connectedHubspot();
    const what = { kind: 'segment-made', subject: name.trim() };
    const made = await doneInHubspot(connected.environment, what, () =>
      makeSegment(connected, { name, filterBranch }, Date.now()),
    );
    await keepDraft(connected.environment.portalId, null);
    return made;
  }),
);

/** How far HubSpot is with the segment that was made last. */
export const builderLook = message('builder-look', 'page', z.object({ type: z.literal('builder-look') }), () =>
  attempt(async () => lookAtMade(await connectedHubspot(), Date.now())),
);

/** The segment is followed no longer. It stays in HubSpot. */
export const builderPutAway = message(
  'builder-put-away',
  'page',
  z.object({ type: z.literal('builder-put-away') }),
  () =>
    attempt(async () => {
      const { environment } = await connectedHubspot();
      await madeSegment.remove(environment.portalId);
      return null;
    }),
);
