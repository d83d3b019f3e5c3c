import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { decide } from '../../eligibility/decide';
import { type Reason, resyncMethodIds } from '../../eligibility/types';
import { collect } from '../../facts/collect';
import { forgetSegments } from '../../facts/segment';
import { parseAddress } from '../../records/address';
import { openResync } from '../../resync/start';
import { jobView } from '../../resync/view';
import { tabs } from '../../storage/tabs';
import { untilItWaits } from '../jobs';
import { message } from '../message';
import type { PageReply } from '../pages';

const request = z.object({
  type: z.literal('resync'),
  tabId: z.number(),
  method: z.enum(resyncMethodIds),
  contactId: z.optional(z.string()),
});

/** A person's click. Answers when it was judged anew and written: with the job, or with why not. */
export const resync = message('resync', 'page', request, async (asked): Promise<PageReply<'resync'>> => {
  const { tabId, method, contactId } = asked;
  const tab = await tabs.get(tabId);
  const page = tab ? parseAddress(tab.url) : null;
  const ref = page?.kind === 'record' ? page.ref : null;
  const environment = ref && (await connectedHubspot('click', ref).catch(() => null))?.environment;
  if (!ref || !environment) return refused({ rule: null, code: 'refuse.unknown', params: {} });
  const { facts, settings } = await collect(ref);
  const { contact } = facts;
  if (!contact) return refused(decide(facts, settings).refusal ?? { rule: null, code: 'refuse.unknown', params: {} });
  // The page may have gone on to another record under an open popup: nobody else than the one shown is written to.
  if (contactId !== undefined && contactId !== contact.id)
    return refused({ rule: null, code: 'refuse.other-record', params: { name: contact.name } });
  // Who resyncs is judged by the segment as it is now.
  await forgetSegments();
  const job = await openResync({ environment, contactId: contact.id, name: contact.name, method });
  await untilItWaits(job);
  const view = await jobView(job.id);
  if (view?.outcome === 'refused' && view.refusal) return refused(view.refusal);
  if (view?.outcome === 'failed' && view.failure) return { failed: view.failure };
  return { jobId: job.id };
});

function refused({ rule, code, params }: Reason): PageReply<'resync'> {
  return { refused: { rule, code, params: { ...params } } };
}
