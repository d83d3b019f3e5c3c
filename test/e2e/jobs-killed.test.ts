import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BulkView } from '../../lib/protocol/bulk-pages';
import { integrationOf } from '../sandbox/engine/integration';
import { createRandom } from '../sandbox/world/random';
import type { Fault } from '../sandbox/world/types';
import { manyWorld } from '../sandbox/worlds/many';
import { tell } from './harness/connect';
import { launch, type Session } from './harness/launch';
import { connectByTrigger, proveTrigger } from './harness/trigger';
import { until } from './harness/until';

const minute = 60_000;
const property = 'synclens_resync';
const kills = 30;
const restarts = 2;
const seed = Number(process.env.SYNCLENS_SEED ?? Math.floor(Math.random() * 1e9));
const random = createRandom(seed);
const below = (most: number) => Math.floor(random() * most);

// Every further write of a contact, equal or not, would be a trigger more.
const world = manyWorld(4_999, {
  id: 'killed',
  now: Date.now(),
  switches: { equalWriteTriggers: true },
  limits: { window: 100_000, salesforceDaily: 1_000_000 },
});
const members = [...(world.hubspot.segments.get(world.integration.segmentId ?? '')?.members.keys() ?? [])];
/** These are no members any more when it is their turn. */
const leaving = members.filter((_id, n) => n % 97 === 0);
let session: Session;
let page: Page;

beforeAll(async () => {
  session = await launch({ worlds: [world], fewProcesses: true });
  await connectByTrigger(session);
  page = await session.page(session.extensionUrl('manifest.json'));
});
afterAll(() => session?.close());

describe(`a resync of 5,000 members (seed ${seed}; SYNCLENS_SEED gives another)`, () => {
  test('killed 30 times, its browser restarted twice, through every fault: each contact is changed once, none missed, and the totals add up', {
    timeout: 180_000,
  }, async () => {
    console.info(`seed ${seed}`);
    await proveTrigger(session, world.people.get('included')?.contactId, page);
    world.calls.length = 0;
    const planned = await tell(session, 'bulk-plan', { scope: { kind: 'segment' } }, page);
    if (!planned.ok || !('job' in planned.value)) throw new Error(JSON.stringify(planned));
    const { id } = planned.value.job;
    world.faults.push(...faults());
    world.latencyMs = 10;
    const restartAt = new Set<number>();
    while (restartAt.size < restarts) restartAt.add(1 + below(kills - 1));
    let expired = false;
    for (let kill = 0; kill < kills; kill++) {
      const { state } = await atSomeCall(1 + below(14));
      if (!expired && state === 'verifying') {
        expired = true;
        world.sessions.clear();
      } else if (expired && world.sessions.size === 0) await signInAnew();
      await session.stopWorker();
      if (!restartAt.has(kill)) continue;
      await session.restart();
      page = await session.page(session.extensionUrl('manifest.json'));
      // The session's cookie went with the browser.
      await visitLightning();
    }
    if (world.sessions.size === 0) await signInAnew();
    const end = await until('the end', async () => {
      const job = await goOn();
      return job.finishedAt !== null && job;
    });

    expect(world.faults).toEqual([]);
    const wanted = new Map(members.filter((one) => !leaving.includes(one)).map((one) => [one, 1]));
    const written = timesWritten(id);
    expect([...wanted].filter(([one]) => written.get(one) !== 1)).toEqual([]);
    expect(written.size).toBe(wanted.size);
    const { traces } = integrationOf(world) ?? {};
    const wrong = [...wanted.keys()].filter((one) => {
      const values = world.hubspot.contact(one)?.history.get(property) ?? [];
      const triggers = traces?.get(one)?.triggers.filter((trigger) => trigger.property === property) ?? [];
      const ours = values.filter(({ value }) => value === id).length;
      return ours !== 1 || triggers.length !== values.length;
    });
    expect(wrong).toEqual([]);
    expect(end).toMatchObject({
      state: 'done',
      total: 5_000,
      done: 5_000,
      counts: { verified: 5_000 - leaving.length, skipped: leaving.length },
      reasons: { 'skipped.not-a-member': leaving.length },
    });
    await page.goto(session.extensionUrl('dashboard.html#jobs'));
    await until('the dashboard to tell the end', async () =>
      (await page.evaluate(() => document.querySelector('main')?.textContent ?? '')).includes('verified4,948'),
    );
    await session.screenshot(page, 'jobs-killed-end');
  });
});

/** One of each fault that a job may meet, each at some call. */
function faults(): Fault[] {
  const update = '/POST \\/crm\\/v3\\/objects\\/contacts\\/batch\\/update/';
  const policy = (policyName: string) => ({
    status: 'error',
    message: `The ${policyName} limit is reached.`,
    correlationId: '5f1b0f6e-0000-4000-8000-000000000000',
    category: 'RATE_LIMITS',
    errorType: 'RATE_LIMIT',
    policyName,
  });
  const hubspot = { service: 'hubspot', times: 1, route: update } as const;
  const salesforce = { service: 'salesforce', times: 1, route: 'composite' } as const;
  const all: Fault[] = [
    { ...hubspot, kind: 'status', status: 429, headers: { 'retry-after': '1' }, body: policy('TEN_SECONDLY_ROLLING') },
    { ...hubspot, kind: 'status', status: 429, headers: { 'retry-after': '1' }, body: policy('SECONDLY') },
    { ...hubspot, kind: 'status', status: 429, body: policy('DAILY') },
    { ...hubspot, kind: 'status', status: 500 },
    { ...hubspot, kind: 'reset' },
    { ...hubspot, kind: 'truncate' },
    { ...hubspot, kind: 'truncate' },
    { ...hubspot, route: 'memberships', kind: 'not-json' },
    { ...hubspot, route: 'memberships', kind: 'truncate' },
    { ...hubspot, route: 'contacts/batch/read', kind: 'status', status: 500 },
    { ...salesforce, kind: 'truncate' },
    { ...salesforce, kind: 'status', status: 500 },
    { ...salesforce, kind: 'reset' },
  ];
  return all.map((one) => ({ ...one, after: below(20) }));
}

/** Lets the job go on until so many further calls were made, and to some moment of the next one. */
async function atSomeCall(calls: number): Promise<BulkView> {
  const wanted = world.calls.length + calls;
  let view = await goOn();
  await until(
    'the next calls',
    async () => {
      if (world.calls.length < wanted) view = await goOn();
      return world.calls.length >= wanted;
    },
    { every: 1 },
  );
  await new Promise((resolve) => setTimeout(resolve, below(20)));
  return view;
}

let left = false;
/** The job as it stands. What it waits for comes: a person's word, the syncs, or its alarm. */
async function goOn(): Promise<BulkView> {
  const list = await tell(session, 'bulk-list', {}, page);
  const job = list.ok ? list.value[0] : undefined;
  if (!job) throw new Error(JSON.stringify(list));
  if (job.state === 'planned') {
    if (!left) {
      left = true;
      for (const id of leaving) world.hubspot.write(id, { lifecyclestage: 'lead' }, 'CRM_UI');
      world.clock.advance(10_000);
    }
    await tell(session, 'bulk-act', { jobId: job.id, act: 'confirm' }, page);
  }
  if (job.trouble) throw new Error(`trouble: ${JSON.stringify(job.failure)}`);
  if (job.wait === 'sync') world.clock.advance(3 * minute);
  await session.fireAlarm('jobs');
  return job;
}

async function signInAnew(): Promise<void> {
  world.sid = `${world.orgId.slice(0, 15)}!AQ4AQ.${world.clock.now()}`;
  world.sessions.add(world.sid);
  await visitLightning();
}

async function visitLightning(): Promise<void> {
  await (await session.page(`https://${world.domain}.lightning.force.com/lightning/page/home`)).close();
}

/** How often a write that HubSpot carried out named each contact, as its log has it. */
function timesWritten(jobId: string): Map<string, number> {
  const times = new Map<string, number>();
  for (const { path, status, body } of world.calls) {
    if (!path.endsWith('/contacts/batch/update') || status < 200 || status > 299) continue;
    const { inputs } = body as { inputs: { id: string; properties: Record<string, string> }[] };
    for (const one of inputs) if (one.properties[property] === jobId) times.set(one.id, (times.get(one.id) ?? 0) + 1);
  }
  return times;
}
