import type { Run } from '../types';
import { Ends } from './ends';
import { judgeOf } from './judge';
import type { Phase, Work } from './phase';
import { type Scan, scanHolds, scanLanes } from './scan';

const endsOf = (run: Run) => new Ends(run, 'portal', 'top');

/**
 * Every contact of the portal, page by page: what a draft says of it, beside whether it is in now. Also where HubSpot
 * has no inclusion segment, so that everybody with an address is in.
 */
export const portal: Phase = {
  id: 'portal',
  async lanes(work) {
    const ends = endsOf(work.run);
    return ends.haveMet ? [] : scanLanes(work, await scanOf(work, ends));
  },
  finish(work) {
    const { run } = work;
    const isDraft = run.other.kind === 'draft';
    return scanHolds(work, endsOf(run), ['rows', 'stay', ...(isDraft ? ['other'] : [])], () => {
      if (isDraft) delete run.cursors.other;
      run.counts = null;
      run.held = {};
    });
  },
  progress: (run) => endsOf(run).progress,
};

async function scanOf(work: Work, ends: Ends): Promise<Scan> {
  const { run } = work;
  const judge = await judgeOf(work);
  return {
    ends,
    properties: judge.properties,
    histories: judge.needs.histories,
    complete: judge.complete,
    take(contacts, data, number) {
      const { rows, stays, inOther } = judge.page(contacts, data, run);
      return [
        { kind: 'rows', number, value: rows },
        { kind: 'stay', number, value: stays },
        ...(judge.isDraft ? [other(run, number, inOther)] : []),
      ];
    },
  };
}

/** Whom a draft holds is known from here on only. */
function other(run: Run, number: number, ids: readonly string[]) {
  const { count = 0 } = run.cursors.other ?? {};
  run.cursors.other = { pages: 1, count: count + ids.length, total: null, after: null };
  return { kind: 'other', number, value: ids };
}
