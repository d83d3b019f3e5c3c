import type { Page } from 'puppeteer-core';
import type { BulkView } from '../../lib/protocol/bulk-pages';
import { tell } from '../e2e/harness/connect';
import { launch, type Session } from '../e2e/harness/launch';
import { connectByTrigger, proveTrigger } from '../e2e/harness/trigger';
import { until } from '../e2e/harness/until';
import type { CallLogEntry } from '../sandbox/world/types';
import { manyWorld } from '../sandbox/worlds/many';
import { atMost, type Figure, plain } from './figure';
import { quietFor } from './stage';

const size = 10_000;
const property = 'synclens_resync';
/** What jobs leave to other tools unless the admin says otherwise. */
const leftToOthers = 0.2;
/** A browser has so many connections to a host that speaks HTTP/1.1, as the sandbox does. */
const connections = 6;
/** Roughly how long the real services take for an answer (ms). */
const latencyMs = 80;
const minute = 60_000;
/** Single calls of the plain loop that are really made. */
const looped = 200;

/** A resync of 10,000 members in the shipped build: written within HubSpot's limit, and verified as the world's syncs come. */
export async function jobFigures(): Promise<Figure[]> {
  const limits = { salesforceDaily: 1_000_000 };
  const world = manyWorld(size - 1, { id: 'jobs', now: Date.now(), live: true, limits });
  const session = await launch({ worlds: [world] });
  try {
    await connectByTrigger(session);
    const page = await session.page(session.extensionUrl('manifest.json'));
    await proveTrigger(session, world.people.get('included')?.contactId, page);
    world.latencyMs = latencyMs;
    const figures = await resync(session, page);
    return [...figures, ...(await plainLoop(session))];
  } finally {
    await session.close();
  }
}

async function resync(session: Session, page: Page): Promise<Figure[]> {
  const { world } = session;
  await quietFor(world.calls, world.limits.windowMs);
  const begun = world.calls.length;
  const reply = await tell(session, 'bulk-plan', { scope: { kind: 'segment' } }, page);
  if (!reply.ok || !('job' in reply.value)) throw new Error(JSON.stringify(reply));
  const { id } = reply.value.job;
  const view = () => viewOf(session, page, id);
  await until('the plan', async () => (await view()).state === 'planned', { timeout: 60_000 });
  // What the plan took of the window counts no more.
  await quietFor(world.calls, world.limits.windowMs);
  const planned = world.calls.length;
  const heap = sampleHeap(session);
  const started = performance.now();
  await tell(session, 'bulk-act', { jobId: id, act: 'confirm' }, page);
  await until('the last write', () => written(world.calls.slice(planned)) === size, { timeout: 120_000, every: 10 });
  const wall = performance.now() - started;
  // The looks come when the product asks for them: the world's time is put on, and the alarm rings.
  for (const later of [1, 2, 2, 3]) {
    await until('the job to wait', async () => (await view()).wait === 'sync' || (await view()).finishedAt, {
      timeout: 60_000,
    });
    world.clock.advance(later * minute);
    await session.fireAlarm('jobs');
  }
  const end = await until('the end', async () => ((await view()).finishedAt ? view() : null), { timeout: 60_000 });
  const heaps = await heap.end();
  const all = world.calls.slice(begun);
  const batches = size / 100;
  const least = { hubspot: size / 250 + 4 * batches, salesforce: batches };
  const made = { hubspot: all.filter(isHubspot).length, salesforce: all.length - all.filter(isHubspot).length };
  // What the writing cannot do without: each batch is judged by two reads, and written. More calls excuse no more time.
  const needed = 3 * batches;
  const allowed = Math.floor(world.limits.window * (1 - leftToOthers));
  const windows = Math.floor((needed - 1) / allowed);
  const byWindow = windows * world.limits.windowMs;
  // A call sets out once the one that lies a window's calls before it is a window old: so those of the last window come
  // as those of the first did, which went out as connections became free.
  const writing = world.calls.slice(planned).filter(isHubspot).slice(0, needed);
  const answerMs = writing.reduce((sum, { took }) => sum + took, 0) / writing.length;
  const forced = byWindow + Math.ceil((needed - windows * allowed) / connections) * answerMs;
  const what = 'Bulk resync of 10,000';
  return [
    atMost('jobs.verified', `${what}: contacts without the end "verified"`, size - end.counts.verified, 'contacts', 0),
    atMost(
      'jobs.calls.hubspot',
      `${what}: calls to HubSpot beside the least possible`,
      made.hubspot / least.hubspot,
      '×',
      1.1,
    ),
    atMost(
      'jobs.calls.salesforce',
      'The same: to Salesforce, to read the values back 100 a call',
      made.salesforce / least.salesforce,
      '×',
      1.1,
    ),
    atMost(
      'jobs.time',
      `The same: time of the writing beside what four fifths of the window and ${connections} connections force (the rate is the inverse: >= 90 %)`,
      wall / forced,
      '×',
      1.111,
    ),
    plain(
      'jobs.rate',
      'The same: contacts written a minute, from the confirmation to the last write',
      size / (wall / minute),
      '1/min',
    ),
    plain('jobs.answer', `The same: what an answer took, ${latencyMs} ms of it on purpose`, answerMs, 'ms'),
    plain('jobs.seconds', 'The same: that time', wall / 1000, 's'),
    plain(
      'jobs.window',
      'The same: what the window alone forces, were every answer there at once',
      byWindow / 1000,
      's',
    ),
    plain(
      'jobs.refused',
      'The same: calls that HubSpot refused for the limit',
      all.filter(({ status }) => status === 429).length,
      'calls',
    ),
    atMost(
      'jobs.heap',
      'Heap of the worker while it works, the highest of samples, nothing collected before',
      heaps,
      'MB',
      200,
    ),
  ];
}

/** One update a call, one after the other: a share of them is made without a limit, and told as if it were all. */
async function plainLoop(session: Session): Promise<Figure[]> {
  const { world, worker } = session;
  const ids = [...world.hubspot.contacts.keys()].slice(0, looped);
  const { window } = world.limits;
  world.limits.window = 1_000_000;
  const took = (await (
    await worker()
  ).evaluate(`(async () => {
    const headers = { authorization: 'Bearer ${world.token}', 'content-type': 'application/json' };
    const started = performance.now();
    for (const id of ${JSON.stringify(ids)})
      await (await fetch('https://api.hubapi.com/crm/v3/objects/contacts/' + id, {
        method: 'PATCH', headers, body: JSON.stringify({ properties: { ${property}: 'loop' } }),
      })).json();
    return performance.now() - started;
  })()`)) as number;
  world.limits.window = window;
  const allowed = Math.floor(window * (1 - leftToOthers));
  const byWindow = Math.floor((size - 1) / allowed) * world.limits.windowMs;
  const share = `${(looped / size) * 100} %`;
  return [
    plain(
      'jobs.loop',
      `10,000 single updates one after the other, told from ${share} of them, no limit in force`,
      ((took / looped) * size) / 1000,
      's',
    ),
    plain(
      'jobs.loop.window',
      'The same: what four fifths of the window would force on so many calls',
      byWindow / 1000,
      's',
    ),
  ];
}

const isHubspot = ({ service }: CallLogEntry) => service === 'hubspot';
/** Contacts that HubSpot has written by these calls. */
const written = (calls: readonly CallLogEntry[]) =>
  calls
    .filter(({ path, status }) => path.endsWith('/contacts/batch/update') && status < 300)
    .reduce((sum, { body }) => sum + (body as { inputs: unknown[] }).inputs.length, 0);

async function viewOf(session: Session, page: Page, id: string): Promise<BulkView> {
  const list = await tell(session, 'bulk-list', {}, page);
  const job = list.ok ? list.value.find((one) => one.id === id) : undefined;
  if (!job) throw new Error('The job is gone');
  if (job.trouble) throw new Error(JSON.stringify(job.failure));
  return job;
}

/** The worker's heap, sampled while something runs; `end` gives the highest (MB). */
function sampleHeap(session: Session): { end(): Promise<number> } {
  let highest = 0;
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      const used = await session
        .worker()
        .then((worker) => worker.client.send('Runtime.getHeapUsage'))
        .then(({ usedSize }) => usedSize)
        // A worker that fell asleep uses none.
        .catch(() => 0);
      highest = Math.max(highest, used / 1_000_000);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  return {
    async end() {
      stopped = true;
      await running;
      return highest;
    },
  };
}
