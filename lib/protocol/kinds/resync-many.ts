import { lookAgain } from '../../changes';
import type { JobKind } from '../../jobs/types';
import { keepSpent } from '../../resync/many/allocation';
import { resyncManyKind } from '../../resync/many/kind';
import { planMany } from '../../resync/many/start';
import type { ManyCursor, ManyJob } from '../../resync/many/types';
import { manyView, peopleLeft } from '../../resync/many/view';
import type { BoundKind } from './types';

/** Many contacts, by a plan that a person confirms. */
export const resyncMany: BoundKind = {
  kind: resyncManyKind as unknown as JobKind,
  feature: 'bulk-resync',
  view: 'jobs',
  line(job) {
    const view = manyView(job as ManyJob);
    const { state, counts, planned } = view;
    const isOpen = state === 'writing' || state === 'verifying';
    // Written is not done: each contact is done once it has its result.
    const progress = state === 'writing' ? view.total - counts.todo - counts.sent : view.done;
    return {
      subject: view.segment?.name ?? null,
      count: state === 'planning' ? planned.of : view.total,
      state: isOpen ? 'running' : state === 'aside' ? 'stopped' : state,
      phase: state,
      wait: view.wait,
      goesOnAt: view.goesOnAt,
      failure: view.failure,
      createdAt: view.createdAt,
      finishedAt: view.finishedAt,
      done: state === 'planning' ? planned.read : progress,
      total: state === 'planning' ? planned.of : view.total,
      perMinute: view.perMinute,
      timeLeft: view.timeLeft,
      calls: view.calls,
      retriable: view.retriable + view.unwritten,
    };
  },
  async retry({ id }) {
    const planned = await planMany({ kind: 'ids', ids: await peopleLeft(id, ['retriable', 'unwritten']) });
    return 'refused' in planned ? planned.refused : null;
  },
  dropping: (job) => keepSpent(job as ManyJob),
  committed(job) {
    // Open pages may show one of them; the facts are read anew once at the end, not with every batch.
    if ((job.cursor as ManyCursor).state === 'done') void lookAgain(() => true);
  },
};
