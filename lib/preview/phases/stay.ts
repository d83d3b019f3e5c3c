import { chunks } from '../../hubspot/contacts-batch';
import { perCall } from '../cost';
import { remembered } from '../memory';
import { idsOf } from '../stored';
import { batchLanes } from './batches';
import type { Phase, Work } from './phase';

/** Who is in both segments, 100 a call. */
const planOf = ({ run }: Work) =>
  remembered(run.id, 'stay', async () => {
    const now = new Set(await idsOf(run.id, 'current'));
    const both = [...new Set(await idsOf(run.id, 'other'))].filter((id) => now.has(id));
    return new Map(
      chunks(both, perCall.contacts).map((ids, n) => [n, ids.map((id) => ({ id, change: 'stay' as const }))]),
    );
  });

/** Who stays, by name. On request: no figure needs it. A reading of the whole portal has them already. */
export const stay: Phase = {
  id: 'stay',
  lanes: async (work) =>
    work.run.wanted.includes('portal')
      ? []
      : batchLanes(work, { parts: await planOf(work), kind: 'stay', cursor: 'stay' }),
  progress: ({ cursors, counts }) => ({ done: cursors.stay?.count ?? 0, total: counts?.stay ?? null }),
};
