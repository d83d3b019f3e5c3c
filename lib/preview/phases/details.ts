import { chunks } from '../../hubspot/contacts-batch';
import { previews } from '../../storage/previews';
import { perCall } from '../cost';
import { remembered } from '../memory';
import { allMoving, readMoving, searchMoving } from './early';
import type { Phase, Work } from './phase';

/** Calls side by side, beside one that searches: enough to use up the window at the services' usual speed. */
const width = 6;

/** Who was not read yet while the lists came, 100 a call: number of the part → its contacts. */
const planOf = (work: Work) =>
  remembered(work.run.id, 'details', async () => {
    const { pages = 0, edge } = work.run.cursors.early ?? {};
    const all = await allMoving(work);
    const rest = edge === undefined ? all : all.filter(({ id }) => Number(id) > Number(edge));
    return new Map(chunks(rest, perCall.contacts).map((part, n) => [pages + n, part]));
  });

/** Who comes in and who goes, 100 a call. Those who stay are not read. */
export const details: Phase = {
  id: 'details',
  async lanes(work) {
    const { run } = work;
    const parts = await planOf(work);
    const read = new Set(await previews.numbers(run.id, 'rows'));
    const open = [...parts].filter(([number]) => !read.has(number));
    const lane = (read: typeof readMoving) => async () => {
      const next = open.shift();
      if (!next) return false;
      const [number, moving] = next;
      const rows = await read(work, moving);
      const { count = 0 } = run.cursors.details ?? {};
      run.cursors.details = { pages: 0, count: count + moving.length, total: null, after: null };
      work.commit('rows', number, rows);
      return open.length > 0;
    };
    const lanes = Array.from({ length: Math.min(width, open.length) }, () => lane(readMoving));
    return open.length > width ? [...lanes, lane(searchMoving)] : lanes;
  },
  progress: ({ cursors, counts }) => ({
    done: (cursors.early?.count ?? 0) + (cursors.details?.count ?? 0),
    total: counts && counts.enter + counts.leave,
  }),
};
