import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Asked } from '../../lib/preview/start';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { type Overlap, otherCriteria, overlapWorld } from '../sandbox/worlds/overlap';
import { connect, freshBrowser } from './browser';
import { mortal } from './mortal';
import { allRows, endOf, killWorker, tell } from './preview';

// The lines are what is tested here, not the pace.
vi.mock('../../lib/http/search-pace', () => ({
  isSearch: () => false,
  noteSearch: () => {},
  waitForSearch: () => 0,
  turnToSearch: async () => {},
}));

let portal: Overlap;
let sandbox: Sandbox;
beforeAll(async () => {
  portal = overlapWorld({ people: 2_050, played: false, id: 'killed' });
  sandbox = await startSandbox({ worlds: [portal.world] });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  portal.world.limits.window = 5000;
  portal.world.limits.searchPerSecond = 5000;
  freshBrowser(sandbox);
  killWorker();
  await connect(portal.world);
});

/** Straight from the store: id and what becomes of it. */
function truth(): string[] {
  const { segments, contacts } = portal.world.hubspot;
  const [now, then] = [segments.get(portal.current)?.members, segments.get(portal.other)?.members];
  const moving = [...contacts.keys()].filter((id) => Boolean(now?.has(id)) !== Boolean(then?.has(id)));
  return moving.map((id) => `${id} ${then?.has(id) ? 'enter' : 'leave'}`).sort();
}

/**
 * Kills the worker at its n-th line, within a step: before a call, before its answer, at a transaction. True where it
 * got through.
 */
async function killedAt(line: number, other: Asked): Promise<boolean> {
  const { id } = await tell('preview-start', { other });
  const worker = mortal(line);
  await endOf(id, { ms: 60_000 }).catch(() => undefined);
  const died = worker.died();
  worker.revive();
  killWorker();
  const run = await endOf(id, { ms: 60_000 });
  const rows = (await allRows(id)).map((row) => `${row.id} ${row.change}`).sort();
  expect([line, run.state, run.failure]).toEqual([line, 'done', null]);
  expect([line, rows]).toEqual([line, truth()]);
  const { enter = 0, leave = 0, stay = 0 } = run.counts ?? {};
  const members = portal.world.hubspot.segments.get(portal.current)?.members.size;
  expect([line, enter + leave, stay + leave]).toEqual([line, truth().length, members]);
  return !died;
}

describe.each([
  ['two segments', () => ({ kind: 'segment', id: portal.other })],
  ['a draft, from both ends of the portal', () => ({ kind: 'draft', name: 'Idea', filterBranch: otherCriteria })],
] as [string, () => Asked][])('a worker killed within a step of %s', (_name, other) => {
  test('counts nobody twice and loses nobody', { timeout: 120_000 }, async () => {
    let line = 1;
    // Each of the first lines, then one in thirty.
    while (!(await killedAt(line, other()))) line += line < 6 ? 1 : 30;
    expect(line).toBeGreaterThan(30);
  });
});
