import { announce, lookAgain } from '../../changes';
import type { JobKind } from '../../jobs/types';
import { parseAddress } from '../../records/address';
import { resyncKind } from '../../resync/kind';
import { inHubspotTime } from '../../resync/reach';
import { openResync } from '../../resync/start';
import type { ResyncCursor } from '../../resync/types';
import { environmentOf } from '../../storage/environment-key';
import type { BoundKind } from './types';

/** These ended without what was wanted. */
const unhappy = ['failed', 'not-verified', 'synced-without-our-field'];

/** One contact, by a person's click. */
export const resync: BoundKind = {
  kind: resyncKind as unknown as JobKind,
  feature: 'resync',
  view: null,
  line({ cursor: own, dueAt, held, createdAt: begunAt }) {
    const cursor = own as ResyncCursor;
    const { state, outcome, name, createdAt, finishedAt, failure, method } = cursor;
    const isOpen = state !== 'done';
    const cancelled = outcome === 'cancelled' || outcome === null;
    // HubSpot's own button needs a click there.
    const again = !isOpen && method !== 'hubspot-button' && unhappy.includes(outcome ?? '');
    return {
      subject: name,
      count: null,
      state: isOpen ? 'running' : cancelled ? 'cancelled' : outcome === 'failed' ? 'stopped' : 'done',
      phase: outcome ?? state,
      wait: isOpen && dueAt !== 0 && held === null ? (failure ? 'service' : 'sync') : null,
      goesOnAt: isOpen && dueAt && held === null ? inHubspotTime(dueAt, { createdAt: begunAt, cursor }) : null,
      failure,
      createdAt,
      finishedAt,
      done: null,
      total: null,
      perMinute: null,
      timeLeft: null,
      calls: null,
      retriable: again ? 1 : 0,
    };
  },
  async retry({ environment, cursor }) {
    const { contactId, name, method } = cursor as ResyncCursor;
    await openResync({ environment: environmentOf(environment), contactId, name, method });
    return null;
  },
  committed(job) {
    const { state, records } = job.cursor as ResyncCursor;
    // The write makes the verdict pending, the end makes it what it is now.
    if (state === 'sent' || state === 'done') void lookAgain((url) => shows(url, records));
    // It may have proven a method.
    if (state === 'done') void announce('settings');
  },
};

function shows(url: string, records: readonly string[]): boolean {
  const page = parseAddress(url);
  return page.kind === 'record' && records.includes(page.ref.id);
}
