import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { ApiError } from '../../http/errors';
import { actions } from '../../storage/actions';
import { environmentOf, environmentsSeen } from '../../storage/environment-key';
import { attempt, message } from '../message';

const key = { environment: z.string(), order: z.number(), id: z.string() };

/** Every environment of the connected portal, that of the org which is paired now first. */
async function environments(): Promise<string[]> {
  const { environment } = await connectedHubspot();
  const own = environmentsSeen(environment);
  return [...new Set([...own, ...(await actions.environments(environment.portalId))])];
}

export const historyRead = message(
  'history-read',
  'page',
  z.object({ type: z.literal('history-read'), from: z.nullable(z.object(key)) }),
  ({ from }) => attempt(async () => actions.read(await environments(), from)),
);

export const historyDelete = message(
  'history-delete',
  'page',
  z.object({
    type: z.literal('history-delete'),
    pages: z.array(z.object({ ...key, only: z.nullable(z.array(z.number())), of: z.number() })),
  }),
  ({ pages }) =>
    attempt(async () => {
      const { portalId } = (await connectedHubspot()).environment;
      // A page that stayed open while another portal was connected.
      if (pages.some(({ environment }) => environmentOf(environment).portalId !== portalId))
        throw new ApiError('not-connected', 'hubspot');
      await actions.remove(pages);
      return null;
    }),
);

export const historyClear = message('history-clear', 'page', z.object({ type: z.literal('history-clear') }), () =>
  attempt(async () => {
    for (const environment of await environments()) await actions.removeBefore(environment);
    return null;
  }),
);
