import { chunks } from '../../hubspot/contacts-batch';
import { perCall } from '../cost';
import { remembered } from '../memory';
import { batchLanes } from './batches';
import { allMoving } from './early';
import type { Phase, Work } from './phase';

/** Who was not read yet while the lists came, 100 a call: number of the part → its contacts. */
const planOf = (work: Work) =>
  remembered(work.run.id, 'details', async () => {
    const { pages = 0, edge } = work.run.cursors.early ?? {};
    const all = await allMoving(work);
    const rest = edge === undefined ? all : all.filter(({ id }) => Number(id) > Number(edge));
    return new Map(chunks(rest, perCall.contacts).map((part, n) => [pages + n, part]));
  });

/** Who comes in and who goes, 100 a call. Those who stay are not read here. */
export const details: Phase = {
  id: 'details',
  lanes: async (work) => batchLanes(work, { parts: await planOf(work), kind: 'rows', cursor: 'details' }),
  progress: ({ cursors, counts }) => ({
    done: (cursors.early?.count ?? 0) + (cursors.details?.count ?? 0),
    total: counts && counts.enter + counts.leave,
  }),
};
