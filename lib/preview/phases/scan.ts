import type { HubspotContact } from '../../hubspot/contacts';
import { chunks, contactsByIds } from '../../hubspot/contacts-batch';
import { contactsPage } from '../../hubspot/contacts-pages';
import { countContacts, searchContacts, searchPage } from '../../hubspot/contacts-search';
import { previews } from '../../storage/previews';
import type { DataOf } from '../complete';
import { fromBothEnds, perCall } from '../cost';
import type { Ends } from './ends';
import type { Lane, Part, Work } from './phase';

/** A reading of every contact of the portal, and what is made of each. */
export interface Scan {
  readonly ends: Ends;
  readonly properties: readonly string[];
  readonly histories: readonly string[];
  /** Reads what a page of contacts does not say of them. */
  readonly complete: (contacts: readonly HubspotContact[]) => Promise<DataOf>;
  /** Counts contacts, each of them once; gives what is stored of them, under this number. */
  readonly take: (contacts: readonly HubspotContact[], data: DataOf, number: number) => Part[];
}

/** Parts from the upper end are numbered from here on. */
const firstPart = 1_000_000;

/** Page by page from the lowest id; of a large portal from the highest at the same time. */
export async function scanLanes(work: Work, scan: Scan): Promise<Lane[]> {
  const { run, call, client } = work;
  const { ends } = scan;
  const total = run.cursors[ends.low]?.total ?? (await call('search', () => countContacts(client, [])));
  const isTop = total >= fromBothEnds && !ends.isGivenUp;
  return isTop ? [lowLane(work, scan, total), topLane(work, scan)] : [lowLane(work, scan, total)];
}

function lowLane({ run, client, call, store }: Work, { ends, ...scan }: Scan, total: number): Lane {
  const query = { properties: scan.properties, history: scan.histories };
  return async () => {
    const { pages, count, after } = run.cursors[ends.low] ?? { pages: 0, count: 0, after: null };
    const page = await call('hubspot', () => contactsPage(client, query, after ?? undefined));
    const isOwn = ({ id }: HubspotContact) => Number(id) < ends.topEdge;
    const data = await scan.complete(page.contacts.filter(isOwn));
    const ids = page.contacts.map(({ id }) => Number(id));
    // From a page that is out of order on the edge says nothing: it stays where it was.
    const isOrdered = ids.every((id, n) => id > (ids[n - 1] ?? ends.lowEdge));
    // Meanwhile the upper end has come further.
    const own = page.contacts.filter(isOwn);
    const parts = scan.take(own, data, pages);
    const edge = isOrdered ? String(ids.at(-1) ?? ends.lowEdge) : run.cursors[ends.low]?.edge;
    run.cursors[ends.low] = {
      pages: pages + 1,
      count: count + own.length,
      total,
      after: page.after,
      ...(edge === undefined ? {} : { edge }),
    };
    if (!isOrdered) ends.disordered();
    store(parts);
    return !ends.haveMet;
  };
}

/**
 * Reads from the highest id downwards by searches, 200 a call and with a limit of their own, towards the pages that
 * come one after the other from the lowest id upwards. Histories, which a search has not, are read by id.
 */
function topLane(work: Work, { ends, ...scan }: Scan): Lane {
  const { run, client, call, store } = work;
  return async () => {
    if (ends.haveMet || ends.isGivenUp) return false;
    const { pages = 0, count = 0, edge } = run.cursors[ends.top] ?? {};
    const below = edge === undefined ? [] : [[{ propertyName: 'hs_object_id', operator: 'LT' as const, value: edge }]];
    const { properties, histories } = scan;
    const search = { groups: below, properties, newestFirst: 'hs_object_id', limit: searchPage };
    const found = (await call('search', () => searchContacts(client, search))).contacts;
    const lowest = found.reduce((least, one) => Math.min(least, Number(one.id)), Number.POSITIVE_INFINITY);
    const beyond = (all: readonly HubspotContact[]) => all.filter((one) => Number(one.id) > ends.lowEdge);
    const whole = histories.length > 0 ? await withHistories(work, scan, beyond(found)) : found;
    const data = await scan.complete(beyond(whole));
    if (ends.isGivenUp) return false;
    // Meanwhile the lower end has come further.
    const own = beyond(whole);
    const parts = scan.take(own, data, firstPart + pages);
    const next = found.length < searchPage ? 0 : Math.max(lowest, ends.lowEdge);
    run.cursors[ends.top] = {
      pages: pages + 1,
      count: count + own.length,
      total: null,
      after: null,
      edge: String(next),
    };
    store(parts);
    return !ends.haveMet;
  };
}

type Asked = Pick<Scan, 'properties' | 'histories'>;

async function withHistories(
  { call, client }: Work,
  { properties, histories }: Asked,
  found: readonly HubspotContact[],
) {
  const ids = found.map((one) => one.id);
  const query = { properties, history: histories };
  const read = (part: readonly string[]) => call('hubspot', () => contactsByIds(client, part, query));
  return (await Promise.all(chunks(ids, perCall.histories).map(read))).flat();
}

/**
 * Both ends rest on pages in the order of their ids, which nobody promises: where one was not, or people are missing
 * between them, all is read once more from the lower end alone. `kinds`: the parts that are emptied. False: so it is.
 */
export async function scanHolds({ run }: Work, ends: Ends, kinds: readonly string[], forget: () => void) {
  if (ends.isWhole) return true;
  const parts = await Promise.all(
    kinds.map(async (kind) => (await previews.numbers(run.id, kind)).map((number) => ({ kind, number, value: [] }))),
  );
  ends.beginAnew();
  forget();
  await previews.put(run, parts.flat());
  return false;
}
