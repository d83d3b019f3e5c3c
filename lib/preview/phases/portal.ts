import { contactsPage } from '../../hubspot/contacts-pages';
import { countContacts } from '../../hubspot/contacts-search';
import { fromBothEnds } from '../cost';
import type { Run } from '../types';
import { judgeOf } from './judge';
import type { Phase, Work } from './phase';
import { haveMet, isGivenUp, lowEdge, other, readAnew, topEdge, topLane } from './top';

/**
 * Every contact of the portal, page by page: what a draft says of it, beside whether it is in now. Also where HubSpot
 * has no inclusion segment, so that everybody with an address is in.
 */
export const portal: Phase = {
  id: 'portal',
  async lanes(work) {
    const { run, client } = work;
    if (haveMet(run)) return [];
    const judge = await judgeOf(work);
    const total = run.cursors.portal?.total ?? (await work.call('search', () => countContacts(client, [])));
    const query = { properties: judge.properties, history: judge.needs.histories };
    const low = async () => {
      const { pages, count, after } = run.cursors.portal ?? { pages: 0, count: 0, after: null };
      const page = await work.call('hubspot', () => contactsPage(client, query, after ?? undefined));
      const ids = page.contacts.map(({ id }) => Number(id));
      // From a page that is out of order on the edge says nothing: it stays where it was.
      const isOrdered = ids.every((id, n) => id > (ids[n - 1] ?? lowEdge(run)));
      const own = page.contacts.filter(({ id }) => Number(id) < topEdge(run));
      const { rows, inOther } = judge.page(own, run);
      const edge = isOrdered ? String(ids.at(-1) ?? lowEdge(run)) : run.cursors.portal?.edge;
      run.cursors.portal = { pages: pages + 1, count: count + own.length, total, after: page.after, edge };
      if (!isOrdered) disordered(run);
      work.commit('rows', pages, rows, judge.isDraft ? [other(run, pages, inOther)] : []);
      return !haveMet(run);
    };
    const isTop = total >= fromBothEnds && !isGivenUp(run);
    return isTop ? [low, topLane(work, judge)] : [low];
  },
  async finish(work) {
    if (isWhole(work)) return true;
    await readAnew(work);
    return false;
  },
  progress: ({ cursors }) => ({
    done: (cursors.portal?.count ?? 0) + (cursors.top?.count ?? 0),
    total: cursors.portal?.total ?? null,
  }),
};

/** Nobody relies on the order any more: the upper end is given up, and what it found with it. */
function disordered(run: Run): void {
  const { portal: low, top } = run.cursors;
  if (isGivenUp(run)) return;
  run.cursors.top = { pages: top?.pages ?? 0, count: 0, total: top ? -1 : 0, after: null, edge: top?.edge };
  if (low && top) run.cursors.portal = { ...low, after: null };
}

/** Contacts come and go while they are read, and the search's count lags; more than that must not be missing. */
function isWhole({ run: { cursors } }: Work): boolean {
  const { portal: low, top } = cursors;
  if (!top || top.total === 0) return true;
  const missing = (low?.total ?? 0) - (low?.count ?? 0) - top.count;
  return top.total !== -1 && missing <= Math.max(20, (low?.total ?? 0) / 200);
}
