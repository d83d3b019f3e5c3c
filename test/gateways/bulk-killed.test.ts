import { afterEach, describe, expect, test } from 'vitest';
import { armJobs } from '../../lib/jobs/alarm';
import { runner } from '../../lib/protocol/jobs';
import { createRandom } from '../sandbox/world/random';
import type { Fault } from '../sandbox/world/types';
import { type Bench, bench, minute } from '../unit/resync/bench';
import { changes, jobs, members } from './bulk';
import { mortal } from './mortal';

let b: Bench;
afterEach(() => b.close());

const seed = Number(process.env.SYNCLENS_SEED ?? Math.floor(Math.random() * 1e9));
const soon = { 'retry-after': '1' };
const update = '/POST \\/crm\\/v3\\/objects\\/contacts\\/batch\\/update/';
const policy = (policyName: string) => ({
  status: 'error',
  message: `The ${policyName} limit is reached.`,
  correlationId: '5f1b0f6e-0000-4000-8000-000000000000',
  category: 'RATE_LIMITS',
  errorType: 'RATE_LIMIT',
  policyName,
});

/** One of each fault that a write or a look may meet, each at some call. */
function faults(random: () => number): Fault[] {
  const hubspot = { service: 'hubspot', times: 1 } as const;
  const all: Fault[] = [
    { ...hubspot, route: update, kind: 'status', status: 429, headers: soon, body: policy('TEN_SECONDLY_ROLLING') },
    { ...hubspot, route: update, kind: 'status', status: 429, headers: soon, body: policy('SECONDLY') },
    { ...hubspot, route: update, kind: 'status', status: 429, body: policy('DAILY') },
    { ...hubspot, route: update, kind: 'status', status: 500 },
    { ...hubspot, route: update, kind: 'reset' },
    { ...hubspot, route: update, kind: 'truncate' },
    { ...hubspot, route: update, kind: 'truncate' },
    { ...hubspot, route: update, kind: 'empty-object' },
    { ...hubspot, route: 'batch/read', kind: 'status', status: 503 },
    { ...hubspot, route: 'memberships', kind: 'truncate' },
    { service: 'salesforce', times: 2, route: 'composite', kind: 'status', status: 500 },
    { service: 'salesforce', times: 2, route: 'composite', kind: 'status', status: 401 },
  ];
  return all.map((one) => ({ ...one, after: Math.floor(random() * 8) }));
}

describe(`a bulk resync whose worker is killed again and again (seed ${seed}; SYNCLENS_SEED gives another)`, () => {
  test('changes each contact exactly once, misses none, and its totals add up', { timeout: 240_000 }, async () => {
    console.info(`seed ${seed}`);
    const random = createRandom(seed);
    // Every further write of a contact would be seen, equal or not.
    const switches = { equalWriteTriggers: true };
    b = await bench({ members: 999, switches, limits: { window: 100_000, daily: 1_000_000 } });
    const all = members(b);
    const left = all.filter((_id, n) => n % 97 === 0);
    b.world.faults.push(...faults(random));
    let kills = 0;
    let gone = false;
    for (let life = 0; life < 150; life++) {
      // The first lives are short; then the job is let to its end.
      // Nothing wakes a worker sooner than an alarm.
      if (life > 0) await b.pass(minute / 2);
      // Planned, and not yet confirmed: some leave the segment.
      const [plan] = await jobs(b);
      if (plan?.state === 'planned' && !gone) {
        gone = true;
        for (const id of left) b.world.hubspot.write(id, { lifecyclestage: 'lead' }, 'CRM_UI');
        b.world.clock.advance(10_000);
      }
      const worker = mortal(life < 45 ? 2 + Math.floor(random() * 12) : Number.POSITIVE_INFINITY);
      await live().catch(() => undefined);
      await runner.drain().catch(() => undefined);
      if (worker.died()) kills++;
      worker.revive();
      const [view] = await jobs(b);
      if (view?.finishedAt) break;
      if (view?.trouble) await b.ask('bulk-act', { jobId: view.id, act: 'resume' }).catch(() => undefined);
      await armJobs();
    }
    const [end] = await jobs(b);
    const done = changes(b, end?.id ?? '');
    // How often a life ends early is up to the seed.
    expect(kills).toBeGreaterThan(5);
    expect(all.filter((id) => !left.includes(id) && !done.has(id))).toEqual([]);
    expect([...done].filter(([, one]) => one.changed !== 1 || one.triggered !== 1)).toEqual([]);
    expect(left.filter((id) => done.has(id))).toEqual([]);
    expect(end).toMatchObject({ state: 'done', total: 1000, done: 1000 });
    expect([end?.reasons, end?.counts]).toMatchObject([
      { 'skipped.not-a-member': left.length },
      { verified: 1000 - left.length, skipped: left.length },
    ]);
  });
});

async function live(): Promise<void> {
  const [view] = await jobs(b);
  if (!view) await b.ask('bulk-plan', { scope: { kind: 'segment' } });
  else if (view.state === 'planned') await b.ask('bulk-act', { jobId: view.id, act: 'confirm' });
  await runner.drain();
  const now = (await jobs(b))[0];
  await b.pass(now?.wait === 'day' ? 16 * 60 * minute : minute);
}
