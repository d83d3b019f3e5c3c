import { hubspotUrl, lightningUrl } from '../e2e/harness/connect';
import type { Session } from '../e2e/harness/launch';
import type { CallLogEntry } from '../sandbox/world/types';
import { asked, byService, isHeartbeat, isLookForWaiting, isSearch, isSegment } from './calls-kinds';
import { atMost, type Figure, plain } from './figure';
import { contactIds, quietFor, recordIds, type ScriptWorld, scriptWorld, stage } from './stage';

const idleMs = 60_000;
const tabs = 10;
/** So long does Salesforce take where HubSpot's half must not wait for it. */
const slowMs = 2000;

/** Calls as the sandbox counts them: of first and repeated views on both CRMs, and of ten open tabs left alone. */
export async function callFigures(): Promise<Figure[]> {
  const session = await stage();
  try {
    const { world } = session;
    // Everybody of the world is looked at in a minute: no person's browser meets the limits so.
    Object.assign(world.limits, { window: 1_000_000, searchPerSecond: 1_000_000 });
    const begun = world.calls.length;
    const contacts = contactIds(session);
    const records = recordIds(session);
    const hubspot = await scriptWorld(await session.page(hubspotUrl(session, contacts.shift())), session);
    const lightning = await scriptWorld(await session.page(lightningUrl(session, records.shift())), session);
    // The pages' own first views would be counted as somebody else's.
    await quietFor(world.calls, 1000);
    const half = await halves(session, hubspot, contacts);

    world.latencyMs = 0;
    const left = contacts.splice(-tabs);
    const onHubspot = await views(session, hubspot, contacts, hubspotUrl);
    // At once: on a busy machine the views of the other CRM take longer than facts are kept.
    const again = await callsOf(session, hubspot, hubspotUrl(session, contacts.at(-1)));
    const onSalesforce = await views(session, lightning, records, lightningUrl);
    again.push(...(await callsOf(session, lightning, lightningUrl(session, records.at(-1)))));
    // Settings that change make it forget the segment: what counts begins after the set-up, which may have asked.
    const all = world.calls.slice(begun);

    for (const id of left) await session.page(hubspotUrl(session, id));
    await quietFor(world.calls, 1000);
    const idle = world.calls.length;
    await new Promise((resolve) => setTimeout(resolve, idleMs));

    return [
      ...firstViews('calls.hubspot', 'HubSpot page', onHubspot, [2, 1]),
      ...salesforceViews(onSalesforce),
      atMost(
        'calls.segment',
        "the segment's own facts, over all these views",
        all.filter(isSegment).length,
        'calls',
        1,
      ),
      atMost('calls.heartbeat', 'the heartbeat, over all these views', all.filter(isHeartbeat).length, 'calls', 1),
      plain(
        'calls.heartbeat.waiting',
        'who waits, asked with a heartbeat that is late',
        all.filter(isLookForWaiting).length,
        'calls',
      ),
      atMost('calls.repeated', "a view again within the cache's time, one in each CRM", again.length, 'calls', 0),
      atMost('calls.idle', `${tabs} open tabs, left alone for a real minute`, world.calls.length - idle, 'calls', 0),
      ...half,
    ];
  } finally {
    await session.close();
  }
}

/** HubSpot's half is shown without waiting: how much longer it takes where Salesforce is slow. */
async function halves(session: Session, script: ScriptWorld, contacts: string[]): Promise<Figure[]> {
  const next = () => hubspotUrl(session, contacts.shift());
  await script.check(next());
  const quick = await script.check(next());
  session.world.faults.push({ service: 'salesforce', route: '', times: 1, kind: 'delay', delayMs: slowMs });
  const slow = await script.check(next());
  return [
    atMost(
      'calls.half',
      `HubSpot's half with Salesforce ${slowMs} ms slower: later by`,
      Math.max(0, slow.first - quick.first),
      'ms',
      100,
    ),
    plain('calls.half.ms', "HubSpot's half there, Salesforce slow", slow.first, 'ms'),
    plain('calls.whole.ms', 'the whole there, Salesforce slow', slow.full, 'ms'),
  ];
}

async function callsOf({ world }: Session, script: ScriptWorld, url: string): Promise<CallLogEntry[]> {
  const before = world.calls.length;
  await script.check(url);
  return world.calls.slice(before);
}

type View = readonly CallLogEntry[];

async function views(session: Session, script: ScriptWorld, ids: readonly string[], urlOf: typeof hubspotUrl) {
  const seen: View[] = [];
  for (const id of ids) seen.push(await callsOf(session, script, urlOf(session, id)));
  return seen;
}

/** The most that any of these views took, to each service; beside it which calls they were, where it is too many. */
function firstViews(id: string, page: string, seen: readonly View[], most: readonly [number, number]): Figure[] {
  return (['hubspot', 'salesforce'] as const).map((service, at) => {
    const worst = [...seen].sort((a, b) => byService(b, service).length - byService(a, service).length)[0] ?? [];
    const calls = byService(worst, service);
    const budget = most[at] ?? 0;
    const named = calls.length > budget ? `: ${calls.map(asked).join(', ')}` : '';
    const to = service === 'hubspot' ? 'HubSpot' : 'Salesforce';
    return atMost(
      `${id}.${service}`,
      `first view, ${page}, ${seen.length} people, to ${to}${named}`,
      calls.length,
      'calls',
      budget,
    );
  });
}

/**
 * Salesforce pages by how the person was found. Who was found at once but has another address, or a link to a record
 * that the page's address does not lead to, takes a second composite: only HubSpot's answer tells of them.
 */
function salesforceViews(seen: readonly View[]): Figure[] {
  const searched = seen.filter((calls) => calls.some(isSearch));
  const second = seen.filter((calls) => !searched.includes(calls) && byService(calls, 'salesforce').length > 1);
  const atOnce = seen.filter((calls) => !searched.includes(calls) && !second.includes(calls));
  return [
    ...firstViews('calls.salesforce', 'Salesforce page, found at once', atOnce, [2, 1]),
    ...firstViews('calls.salesforce.more', 'Salesforce page, found with more addresses or links', second, [4, 2]),
    ...firstViews('calls.salesforce.search', 'Salesforce page, not found at once', searched, [4, 2]),
  ];
}
