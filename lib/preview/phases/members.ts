import { membersOf } from '../../hubspot/members';
import { parseDefinition } from '../../segments/definition';
import { needsOf } from '../../segments/needs';
import { compare, countsOf } from '../compare';
import { idsOf } from '../stored';
import type { Run, Side } from '../types';
import { checkEarly, earlyLane, tell, watchOf } from './early';
import type { Lane, Phase, Work } from './phase';

/** The members of each segment of the portal that the preview needs, page by page, 250 a call. */
export const members: Phase = {
  id: 'members',
  async lanes(work) {
    const { run } = work;
    const [current, other] = [run.current, run.other];
    const areTwo = current.kind === 'segment' && other.kind === 'segment' && !run.wanted.includes('portal');
    const watch = areTwo ? await watchOf(run) : null;
    const told = (kind: string, ids: readonly string[], isOver: boolean) => {
      if (watch && (kind === 'current' || kind === 'other')) tell(watch, kind, ids, isOver);
    };
    const lanes = segmentsOf(run).map(([kind, id]) => laneOf(work, kind, id, told));
    return watch ? [...lanes, earlyLane(work, watch)] : lanes;
  },
  async finish(work) {
    const { run } = work;
    if (run.wanted.includes('portal')) return true;
    const [current, other] = await Promise.all([idsOf(run.id, 'current'), idsOf(run.id, 'other')]);
    run.counts = countsOf(compare(current, other));
    await checkEarly(work);
    return true;
  },
  progress(run) {
    const cursors = segmentsOf(run).map(([kind]) => run.cursors[kind]);
    const totals = cursors.map((one) => one?.total ?? null);
    return {
      done: cursors.reduce((sum, one) => sum + (one?.count ?? 0), 0),
      total: totals.includes(null) ? null : totals.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    };
  },
};

/** Kind of the part → the segment whose members it holds. */
export function segmentsOf({ current, other }: Pick<Run, 'current' | 'other'>): [string, string][] {
  const own = (kind: string, side: Side): [string, string][] => (side.kind === 'segment' ? [[kind, side.id]] : []);
  return [...own('current', current), ...own('other', other), ...listsOf(other).map(listPart)];
}

/** Segments that a draft refers to: whoever is in them is known from their members, 250 a call. */
export const listsOf = (side: Side): readonly string[] =>
  side.kind === 'draft' ? needsOf(parseDefinition(side.filterBranch)).lists : [];

const listPart = (id: string): [string, string] => [`list/${id}`, id];

type Told = (kind: string, ids: readonly string[], isOver: boolean) => void;

function laneOf(work: Work, kind: string, segmentId: string, told: Told): Lane {
  const { run, client } = work;
  return async () => {
    const cursor = run.cursors[kind] ?? { pages: 0, count: 0, total: null, after: null };
    if (cursor.pages > 0 && cursor.after === null) return false;
    const page = await work.call('hubspot', () => membersOf(client, segmentId, cursor.after ?? undefined));
    const ids = page.members.map((one) => one.id);
    run.cursors[kind] = {
      pages: cursor.pages + 1,
      count: cursor.count + ids.length,
      total: page.total ?? cursor.total,
      after: page.after,
    };
    work.commit(kind, cursor.pages, ids);
    told(kind, ids, page.after === null);
    return page.after !== null;
  };
}
