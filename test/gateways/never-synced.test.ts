import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectedHubspot } from '../../lib/connections/hubspot';
import { memberCalls, searchCalls } from '../../lib/proof/never-synced/cost';
import { countNeverSynced } from '../../lib/proof/never-synced/count';
import { messages } from '../../lib/protocol/messages';
import type { CountCursor, NeverSyncedCount } from '../../lib/protocol/pages';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { type Crowd, crowdWorld } from '../sandbox/worlds/crowd';
import { connect, freshBrowser } from './browser';

let world: World;
let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function crowd(of: Crowd) {
  world = crowdWorld(of, { limits: { window: 100_000, searchPerSecond: 1000 } });
  sandbox = await startSandbox({ worlds: [world] });
  freshBrowser(sandbox);
  await connect(world, false);
}
const segmentId = () => world.integration.segmentId ?? '';
/** Counts in parts as short as they may be, and hands each cursor over as a message does. */
async function inParts(): Promise<{ parts: NeverSyncedCount[]; last: NeverSyncedCount }> {
  const parts: NeverSyncedCount[] = [];
  let from: CountCursor | undefined;
  for (;;) {
    const { client } = await connectedHubspot();
    const counting = { client, segmentId: segmentId(), now: () => world.clock.now(), forMs: 0 };
    const part: NeverSyncedCount = JSON.parse(JSON.stringify(await countNeverSynced(counting, from)));
    parts.push(part);
    if (part.next === null) return { parts, last: part };
    from = part.next;
  }
}
const made = () => world.calls.filter((call) => call.service === 'hubspot').length;

describe('members that never synced are counted by the way that takes the fewest calls', () => {
  test('few of very many: those who never synced are searched, past the 10,000 of one search', async () => {
    await crowd({ members: { synced: 24_000, never: 300 }, others: { synced: 1000, never: 10_100 } });
    const { last, parts } = await inParts();
    expect([last.neverSynced, last.members]).toEqual([300, 24_300]);
    expect(last.calls).toBe(3 + searchCalls(10_400));
    expect(last.calls).toBeLessThan(memberCalls(24_300) / 2);
    expect(made()).toBe(last.calls);
    expect(parts.length).toBe(52);
    expect(parts.map((one) => one.share)).toEqual([...parts.map((one) => one.share)].sort((a, b) => a - b));
  });

  test('a portal where few ever synced: those who did are searched', async () => {
    await crowd({ members: { synced: 450, never: 3000 }, others: { synced: 150, never: 4000 } });
    const { last } = await inParts();
    expect([last.neverSynced, last.members, last.calls]).toEqual([3000, 3450, 3 + searchCalls(600)]);
    expect(last.salesforceCalls).toBe(12_000);
  });

  test('a small segment of a large portal is read itself', async () => {
    await crowd({ members: { synced: 970, never: 412 }, others: { synced: 8000, never: 9000 } });
    const { last } = await inParts();
    expect([last.neverSynced, last.members, last.calls]).toEqual([412, 1382, 3 + memberCalls(1382)]);
  });

  test.each([0, 1, 250])('a segment of %i is read without asking for sizes', async (members) => {
    await crowd({ members: { synced: 0, never: members }, others: { synced: 300, never: 0 } });
    const { last } = await inParts();
    expect([last.neverSynced, last.members, last.calls]).toEqual([members, members, 1 + memberCalls(members)]);
  });
});

describe('a count that is interrupted', () => {
  beforeEach(() => crowd({ members: { synced: 500, never: 500 }, others: { synced: 9000, never: 9000 } }));
  const ask = (from?: CountCursor) => {
    const message = messages.find((one) => one.name === 'never-synced-count');
    const raw = { type: 'never-synced-count', ...(from ? { from } : {}) };
    return message?.handle(raw, { tabId: null, windowId: null, host: null });
  };
  const somewhere = (change: Partial<CountCursor>): CountCursor => ({
    segmentId: segmentId(),
    way: 'members',
    after: null,
    read: 0,
    of: 1000,
    hits: 0,
    members: 1000,
    calls: 3,
    ...change,
  });

  test('goes on from where the page says that it stood, whatever became of the worker', async () => {
    const { client } = await connectedHubspot();
    const first = await countNeverSynced({ client, segmentId: segmentId(), now: Date.now, forMs: 0 });
    expect(first.next).toMatchObject({ way: 'members', read: 250 });
    expect(await ask(first.next ?? undefined)).toMatchObject({
      ok: true,
      value: { neverSynced: 500, members: 1000, next: null },
    });
  });

  test('does not go on in another segment', async () => {
    const answer = await ask(somewhere({ segmentId: '1' }));
    expect(answer).toMatchObject({ ok: false, failure: { code: 'OTHER_SEGMENT' } });
  });

  test('waits for a window that is used up, and tells a day that is spent', async () => {
    world.limits.searchPerSecond = 1;
    expect(await ask()).toMatchObject({ ok: true, value: { neverSynced: 500 } });
    world.limits.dailyUsed = world.limits.daily;
    expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'quota-spent' } });
  });
});
