import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { ApiError } from '../../http/errors';
import { contactByEmail } from '../../hubspot/contacts';
import { openResync } from '../../resync/start';
import { untilItWaits } from '../jobs';
import { attempt, message } from '../message';

const request = z.object({ type: z.literal('trigger-prove'), email: z.string() });

/** Tries the trigger property on one contact. When that resync is verified, the property counts as proven. */
export const triggerProve = message('trigger-prove', 'page', request, ({ email }) =>
  attempt(async () => {
    const { client, environment } = await connectedHubspot();
    const address = email.trim();
    const found =
      address && (await contactByEmail(client, address, { properties: ['firstname', 'lastname', 'email'] }));
    if (!found) throw new ApiError('not-found', 'hubspot', { words: address, code: 'NO_SUCH_CONTACT' });
    const { firstname, lastname, email: own } = found.properties;
    const name = [firstname, lastname].filter(Boolean).join(' ') || own || found.id;
    const job = await openResync({ environment, contactId: found.id, name, method: 'trigger-property', prove: true });
    await untilItWaits(job);
    return { jobId: job.id };
  }),
);
