import { afterEach, describe, expect, test, vi } from 'vitest';
import { armJobs } from '../../lib/jobs/alarm';
import { runner } from '../../lib/protocol/jobs';
import { orgState } from '../sandbox/salesforce/state';
import { createRandom } from '../sandbox/world/random';
import type { Fault } from '../sandbox/world/types';
import { type Bench, bench, minute } from '../unit/resync/bench';
import { jobs, members } from './bulk';
import { mortal } from './mortal';

let b: Bench;
afterEach(() => b.close());

// So many members as are needed for both ways would take their time to make; `size.test.ts` holds the real number.
vi.mock('../../lib/resync/many/touch/size', () => ({ mostByCollections: 460 }));

const field = 'SyncLens_Resync__c';
const seed = Number(process.env.SYNCLENS_SEED ?? Math.floor(Math.random() * 1e9));

/** One of each fault that a touch may meet, each at some call. */
function faults(random: () => number): Fault[] {
  const salesforce = { service: 'salesforce', times: 1 } as const;
  const writes = '/(PATCH .*sobjects|jobs.ingest)/';
  const all: Fault[] = [
    { ...salesforce, route: writes, kind: 'status', status: 503 },
    { ...salesforce, route: writes, kind: 'reset' },
    { ...salesforce, route: writes, kind: 'truncate' },
    { ...salesforce, route: writes, kind: 'truncate' },
    { ...salesforce, route: writes, kind: 'status', status: 403 },
    { ...salesforce, route: writes, kind: 'status', status: 401, times: 2 },
    { ...salesforce, route: 'composite', kind: 'status', status: 500 },
    { service: 'hubspot', times: 1, route: 'batch/read', kind: 'reset' },
  ];
  return all.map((one) => ({ ...one, after: Math.floor(random() * 6) }));
}

describe(`a touch of many whose worker is killed again and again (seed ${seed}; SYNCLENS_SEED gives another)`, () => {
  test.each([
    ['by collections', 449, 30],
    ['by jobs of Salesforce', 499, 45],
  ])(
    '%s writes each record exactly once, misses none, and its totals add up',
    { timeout: 240_000 },
    async (_how, count, short) => {
      console.info(`seed ${seed}`);
      const random = createRandom(seed);
      b = await bench({ members: count, limits: { window: 100_000, daily: 1_000_000, salesforceDaily: 1_000_000 } });
      await b.settings({ resyncMethod: 'salesforce-touch', touchField: field, touchProven: true });
      orgState(b.world).writes.length = 0;
      const all = members(b);
      const linkOf = (id: string) => b.world.hubspot.value(b.world.hubspot.contact(id) as never, 'salesforceleadid');
      for (const id of all.filter((_id, n) => n % 50 === 0)) b.world.salesforce.rowLocks.set(linkOf(id), 1);
      b.world.faults.push(...faults(random));
      let kills = 0;
      for (let life = 0; life < 200; life++) {
        if (life > 0) await b.pass(minute / 2);
        const worker = mortal(life < short ? 2 + Math.floor(random() * 18) : Number.POSITIVE_INFINITY);
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
      expect(kills).toBeGreaterThan(4);
      expect(end).toMatchObject({ state: 'done', total: count + 1, done: count + 1, counts: { verified: count + 1 } });
      const times = new Map<string, number>();
      for (const { id, fields, outcome } of orgState(b.world).writes)
        if (outcome === 'written' && fields[field] === end?.id) times.set(id, (times.get(id) ?? 0) + 1);
      expect(times.size).toBe(count + 1);
      expect([...times].filter(([, n]) => n !== 1)).toEqual([]);
    },
  );
});

async function live(): Promise<void> {
  const [view] = await jobs(b);
  if (!view) await b.ask('bulk-plan', { scope: { kind: 'segment' } });
  else if (view.state === 'planned') await b.ask('bulk-act', { jobId: view.id, act: 'confirm' });
  await runner.drain();
  await b.pass(minute);
}
