import { connectedHubspot } from '../connections/hubspot';
import type { ResyncMethodId } from '../eligibility/types';
import { ApiError } from '../http/errors';
import { contactByEmail } from '../hubspot/contacts';
import { openResync } from '../resync/start';
import { untilItWaits } from './jobs';

/** Tries a method on one contact; when that resync is verified, the method counts as proven. Throws `ApiError`. */
export async function proveOn(email: string, method: ResyncMethodId): Promise<{ jobId: string }> {
  const { client, environment } = await connectedHubspot();
  const address = email.trim();
  const found = address && (await contactByEmail(client, address, { properties: ['firstname', 'lastname', 'email'] }));
  if (!found) throw new ApiError('not-found', 'hubspot', { words: address, code: 'NO_SUCH_CONTACT' });
  const { firstname, lastname, email: own } = found.properties;
  const name = [firstname, lastname].filter(Boolean).join(' ') || own || found.id;
  const job = await openResync({ environment, contactId: found.id, name, method, prove: true });
  // One that runs for this contact already comes back in its place, and proves nothing of this method.
  if (job.cursor.method !== method || !job.cursor.prove)
    throw new ApiError('conflict', 'hubspot', { words: name, code: 'RESYNC_RUNS' });
  await untilItWaits(job);
  return { jobId: job.id };
}
