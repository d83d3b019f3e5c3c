import { hubspotUrl } from '../e2e/harness/connect';
import type { Session } from '../e2e/harness/launch';
import type { CallLogEntry } from '../sandbox/world/types';
import { atMost, type Figure, median, plain } from './figure';
import { paintFigure } from './paint';
import { contactIds, keepProcess, scriptWorld, stage } from './stage';

const repetitions = 25;

/**
 * From the content script's question to the answer on a HubSpot page, beside bare fetches of the same answers from
 * the same worker: contact and memberships side by side, then Salesforce. Kinds take turns, a person each.
 *
 * The bare fetches are always those of a warm worker with open connections: the cold ratio has the whole start of the
 * worker on our side, the browser's own part of it too, but for the start of a process: the extension has one. cold.ts
 * tells the parts, and what a process costs beyond.
 */
export async function badgeFigures(): Promise<Figure[]> {
  const session = await stage();
  try {
    const { world } = session;
    await keepProcess(session);
    const ids = contactIds(session);
    const page = await session.page(hubspotUrl(session, ids.pop()));
    const script = await scriptWorld(page, session);
    const next = () => hubspotUrl(session, ids.pop());
    const taken = { warm: [] as number[], bare: [] as number[], cached: [] as number[], cold: [] as number[] };
    const halves = { first: [] as number[], bare: [] as number[] };

    // The segment's facts and the heartbeat are there for ten minutes after this.
    await script.check(next());
    for (let round = -2; round < repetitions; round += 1) {
      const keep = (list: number[], value: number) => round >= 0 && list.push(value);
      const person = next();
      const before = world.calls.length;
      const warm = await script.check(person);
      const calls = world.calls.slice(before);
      if (calls.length !== 3)
        throw new Error(`A first view took other calls than two and one: ${calls.map(({ path }) => path).join(', ')}`);
      const bare = await bareFetches(session, calls);
      const cached = await script.check(person);
      await session.stopWorker();
      const cold = await script.check(next());
      keep(taken.warm, warm.full);
      keep(taken.bare, bare.all);
      keep(taken.cached, cached.full);
      keep(taken.cold, cold.full);
      keep(halves.first, warm.first);
      keep(halves.bare, bare.half);
    }
    const painted = Array.from({ length: repetitions }, next);
    const paint = await paintFigure(page, script, painted);
    const [warm, bare, cached, cold] = [taken.warm, taken.bare, taken.cached, taken.cold].map(median) as [
      number,
      number,
      number,
      number,
    ];
    const asked = `from the content script's check to the full answer, both CRMs, ${taken.warm.length} people`;
    return [
      atMost('badge.warm', `${asked}, warm worker, beside bare fetches`, warm / bare, 'x', 1.15),
      atMost('badge.cold', `${asked}, worker stopped before, beside bare fetches`, cold / bare, 'x', 1.5),
      atMost('badge.cached', `${asked}, facts in the cache, beside the warm worker`, cached / warm, 'x', 0.1),
      plain(
        'badge.half',
        "HubSpot's half (the first answer) beside its bare fetches",
        median(halves.first) / median(halves.bare),
        'x',
      ),
      plain('badge.bare.ms', 'bare fetches from the worker: contact and memberships, then Salesforce', bare, 'ms'),
      plain('badge.warm.ms', 'median, warm worker', warm, 'ms'),
      plain('badge.half.ms', "median, HubSpot's half, warm worker", median(halves.first), 'ms'),
      plain('badge.cold.ms', 'median, cold worker', cold, 'ms'),
      plain('badge.cached.ms', 'median, cached', cached, 'ms'),
      paint,
    ];
  } finally {
    await session.close();
  }
}

/** The calls of the product again, by nothing but fetch in its worker: HubSpot's at once, then Salesforce's (ms). */
async function bareFetches(session: Session, calls: readonly CallLogEntry[]): Promise<{ all: number; half: number }> {
  const { world } = session;
  const worker = await session.worker();
  const requests = calls.map(({ service, method, path, query, body }) => ({
    service,
    method,
    url: `https://${service === 'hubspot' ? 'api.hubapi.com' : `${world.domain}.my.salesforce.com`}${path}${query ? `?${query}` : ''}`,
    token: service === 'hubspot' ? world.token : world.sid,
    body: body === undefined ? undefined : JSON.stringify(body),
  }));
  // As text: the compiler of the bench gives named functions a helper that no worker has.
  return (await worker.evaluate(`(async () => {
    const all = ${JSON.stringify(requests)};
    const get = async ({ method, url, token, body }) => {
      const headers = { authorization: 'Bearer ' + token, 'content-type': 'application/json' };
      const answer = await fetch(url, { method, headers, body, credentials: 'omit', cache: 'no-store' });
      if (!answer.ok) throw new Error(answer.status + ' ' + url);
      return answer.json();
    };
    // Our answer is followed by the drawing of an icon in this thread: it must not count as theirs.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const start = performance.now();
    await Promise.all(all.filter(({ service }) => service === 'hubspot').map(get));
    const half = performance.now() - start;
    await Promise.all(all.filter(({ service }) => service === 'salesforce').map(get));
    return { all: performance.now() - start, half };
  })()`)) as { all: number; half: number };
}
