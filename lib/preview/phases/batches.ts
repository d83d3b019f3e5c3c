import { previews } from '../../storage/previews';
import type { Moving } from '../frontier';
import type { PhaseId } from '../types';
import { readMoving, searchMoving } from './early';
import type { Lane, Work } from './phase';

/** Calls side by side, beside one that searches: enough to use up the window at the services' usual speed. */
const width = 6;

interface Batches {
  /** Number of the part → its contacts, 100 at most. */
  readonly parts: ReadonlyMap<number, readonly Moving[]>;
  /** Where the rows are stored. */
  readonly kind: 'rows' | 'stay';
  /** The phase's own count. */
  readonly cursor: PhaseId;
}

/** Contacts by their ids, as rows: whichever parts are not stored yet. */
export async function batchLanes(work: Work, { parts, kind, cursor }: Batches): Promise<Lane[]> {
  const { run } = work;
  const read = new Set(await previews.numbers(run.id, kind));
  const open = [...parts].filter(([number]) => !read.has(number));
  const lane = (ask: typeof readMoving) => async () => {
    const next = open.shift();
    if (!next) return false;
    const [number, moving] = next;
    const rows = await ask(work, moving);
    const { count = 0 } = run.cursors[cursor] ?? {};
    run.cursors[cursor] = { pages: 0, count: count + moving.length, total: null, after: null };
    work.commit(kind, number, rows);
    return open.length > 0;
  };
  const lanes = Array.from({ length: Math.min(width, open.length) }, () => lane(readMoving));
  return open.length > width ? [...lanes, lane(searchMoving)] : lanes;
}
