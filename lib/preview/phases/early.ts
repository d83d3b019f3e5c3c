import type { HubspotContact } from '../../hubspot/contacts';
import { contactsByIds } from '../../hubspot/contacts-batch';
import { contactsBySearch } from '../../hubspot/contacts-search';
import { previews } from '../../storage/previews';
import { compare } from '../compare';
import { rowOf, rowProperties } from '../contact';
import { perCall } from '../cost';
import { Frontier, type Moving } from '../frontier';
import { remembered } from '../memory';
import { idsOf } from '../stored';
import type { PreviewRow, Run } from '../types';
import type { Lane, Work } from './phase';

/** Looks again for somebody to read after so long where no page came (ms). */
const restMs = 250;

/** The frontier of a run, and who waits for the next page. */
interface Watch {
  readonly frontier: Frontier;
  wake: () => void;
  next: Promise<void>;
}

/** Of two segments the lists alone say who moves; then those are read while the lists still come. */
export const watchOf = (run: Run): Promise<Watch> =>
  remembered(run.id, 'frontier', async () => {
    const frontier = new Frontier();
    for (const side of ['current', 'other'] as const) frontier.add(side, await idsOf(run.id, side), isRead(run, side));
    const { edge } = run.cursors.early ?? {};
    if (edge !== undefined) frontier.skipTo(edge);
    const watch: Watch = { frontier, wake: () => {}, next: Promise.resolve() };
    renew(watch);
    return watch;
  });

/** A page of members came. */
export function tell(watch: Watch, side: 'current' | 'other', ids: readonly string[], isOver: boolean): void {
  watch.frontier.add(side, ids, isOver);
  watch.wake();
  renew(watch);
}

function renew(watch: Watch): void {
  watch.next = new Promise((resolve) => {
    watch.wake = resolve;
  });
}

const isRead = ({ cursors }: Run, side: 'current' | 'other') => {
  const cursor = cursors[side];
  return cursor !== undefined && cursor.pages > 0 && cursor.after === null;
};

/**
 * One lane beside the two lists, whole calls only, and by the search: its limit is another than the window, in which
 * the lists, page after page each, are the longest way.
 */
export function earlyLane(work: Work, watch: Watch): Lane {
  const { run } = work;
  return async () => {
    // The rest is done by more lanes than this one.
    if (isRead(run, 'current') && isRead(run, 'other')) return false;
    const moving = watch.frontier.take(perCall.contacts);
    if (!moving) {
      await Promise.race([watch.next, new Promise((resolve) => setTimeout(resolve, restMs))]);
      return true;
    }
    const rows = await searchMoving(work, moving);
    const { pages = 0, count = 0 } = run.cursors.early ?? {};
    const edge = moving.at(-1)?.id;
    run.cursors.early = { pages: pages + 1, count: count + moving.length, total: null, after: null, edge };
    work.commit('rows', pages, rows);
    return true;
  };
}

const asRows = (contacts: readonly HubspotContact[], moving: readonly Moving[]): PreviewRow[] => {
  const changes = new Map(moving.map(({ id, change }) => [id, change]));
  return contacts.flatMap((one) => {
    const change = changes.get(one.id);
    return change ? [rowOf(one, change)] : [];
  });
};

/** Rows of a call. Who was deleted or merged since the list was read is in neither. */
export async function readMoving({ call, client }: Work, moving: readonly Moving[]): Promise<PreviewRow[]> {
  const ids = moving.map(({ id }) => id);
  return asRows(await call('hubspot', () => contactsByIds(client, ids, { properties: rowProperties })), moving);
}

/** The same by a search. Whom it does not find is asked for by id: gone, or not in its index yet. */
export async function searchMoving(work: Work, moving: readonly Moving[]): Promise<PreviewRow[]> {
  const { call, client } = work;
  const ids = moving.map(({ id }) => id);
  const rows = asRows(await call('search-beside', () => contactsBySearch(client, ids, rowProperties)), moving);
  const found = new Set(rows.map(({ id }) => id));
  const missing = moving.filter(({ id }) => !found.has(id));
  return missing.length > 0 ? [...rows, ...(await readMoving(work, missing))] : rows;
}

/** Everybody who moves, in the order of the ids; what was read early must be the beginning of it, else it is put away. */
export async function allMoving({ run }: Work): Promise<Moving[]> {
  const [current, other] = await Promise.all([idsOf(run.id, 'current'), idsOf(run.id, 'other')]);
  const { enter, leave } = compare(current, other);
  const as = (change: Moving['change']) => (id: string) => ({ id, change });
  const all = [...enter.map(as('enter')), ...leave.map(as('leave'))];
  return all.sort((a, b) => Number(a.id) - Number(b.id));
}

export async function checkEarly(work: Work): Promise<void> {
  const { run } = work;
  const { early } = run.cursors;
  if (!early) return;
  const all = await allMoving(work);
  const until = Number(early.edge);
  const before = new Map(all.filter(({ id }) => Number(id) <= until).map(({ id, change }) => [id, change]));
  const parts = await previews.parts<PreviewRow[]>(run.id, 'rows');
  if (before.size === early.count && parts.flat().every((row) => before.get(row.id) === row.change)) return;
  // The lists did not come in the order of their ids.
  run.cursors.early = { ...early, count: 0, edge: undefined };
  await previews.put(
    run,
    parts.map((_, number) => ({ kind: 'rows', number, value: [] })),
  );
}
