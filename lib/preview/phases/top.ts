import type { HubspotContact } from '../../hubspot/contacts';
import { chunks, contactsByIds } from '../../hubspot/contacts-batch';
import { searchContacts, searchPage } from '../../hubspot/contacts-search';
import { previews } from '../../storage/previews';
import { perCall } from '../cost';
import type { Run } from '../types';
import type { Judge } from './judge';
import type { Lane, Work } from './phase';

/** Parts from the upper end are numbered from here on. */
const firstPart = 1_000_000;

/** The id below which nobody was read from the upper end yet. */
export const topEdge = ({ cursors }: Run): number => Number(cursors.top?.edge ?? Number.POSITIVE_INFINITY);
/** The id up to which everybody was read from the lower end. */
export const lowEdge = ({ cursors }: Run): number => Number(cursors.portal?.edge ?? 0);
/** The lower end is read alone: from the beginning (0), or because it is to be begun anew (-1). */
export const isGivenUp = ({ cursors }: Run): boolean => (cursors.top?.total ?? 1) < 1;
/** All pages of the lower end are read, or the upper end has come down to it. */
export const haveMet = (run: Run): boolean => {
  const { portal } = run.cursors;
  return portal !== undefined && portal.pages > 0 && (portal.after === null || lowEdge(run) >= topEdge(run));
};

/**
 * Reads from the highest id downwards by searches, 200 a call and with a limit of their own, towards the pages that
 * come one after the other from the lowest id upwards. Histories, which a search has not, are read by id.
 */
export function topLane(work: Work, judge: Judge): Lane {
  const { run, client, call } = work;
  return async () => {
    if (haveMet(run) || isGivenUp(run)) return false;
    const { pages = 0, count = 0, edge } = run.cursors.top ?? {};
    const below = edge === undefined ? [] : [[{ propertyName: 'hs_object_id', operator: 'LT' as const, value: edge }]];
    const { properties, needs } = judge;
    const search = { groups: below, properties, newestFirst: 'hs_object_id', limit: searchPage };
    const found = (await call('search', () => searchContacts(client, search))).contacts;
    const lowest = found.reduce((least, one) => Math.min(least, Number(one.id)), Number.POSITIVE_INFINITY);
    const beyond = (all: readonly HubspotContact[]) => all.filter((one) => Number(one.id) > lowEdge(run));
    const whole = needs.histories.length > 0 ? await withHistories(work, judge, beyond(found)) : found;
    if (isGivenUp(run)) return false;
    // Meanwhile the lower end has come further.
    const own = beyond(whole);
    const { rows, inOther } = judge.page(own, run);
    const next = found.length < searchPage ? 0 : Math.max(lowest, lowEdge(run));
    run.cursors.top = { pages: pages + 1, count: count + own.length, total: null, after: null, edge: String(next) };
    work.commit('rows', firstPart + pages, rows, judge.isDraft ? [other(run, firstPart + pages, inOther)] : []);
    return !haveMet(run);
  };
}

async function withHistories({ call, client }: Work, { properties, needs }: Judge, found: readonly HubspotContact[]) {
  const ids = found.map((one) => one.id);
  const query = { properties, history: needs.histories };
  const read = (part: readonly string[]) => call('hubspot', () => contactsByIds(client, part, query));
  return (await Promise.all(chunks(ids, perCall.histories).map(read))).flat();
}

/** Whom a draft holds is known from here on only. */
export function other(run: Run, number: number, ids: readonly string[]) {
  const { count = 0 } = run.cursors.other ?? {};
  run.cursors.other = { pages: 1, count: count + ids.length, total: null, after: null };
  return { kind: 'other', number, value: ids };
}

/**
 * Both ends rest on pages in the order of their ids, which nobody promises: where one was not, or people are missing
 * between them, all is read once more from the lower end alone.
 */
export async function readAnew({ run }: Work): Promise<void> {
  const kinds = run.other.kind === 'draft' ? ['rows', 'other'] : ['rows'];
  const parts = await Promise.all(
    kinds.map(async (kind) => (await previews.numbers(run.id, kind)).map((number) => ({ kind, number, value: [] }))),
  );
  const { portal, top, ...cursors } = run.cursors;
  if (run.other.kind === 'draft') delete cursors.other;
  run.cursors = { ...cursors, top: { pages: top?.pages ?? 0, count: 0, total: 0, after: null } };
  run.counts = null;
  run.held = null;
  await previews.put(run, parts.flat());
}
