import { checkListKind } from '../../checklist/kind';
import type { ListJob } from '../../checklist/types';
import { listView } from '../../checklist/view';
import type { JobKind } from '../../jobs/types';
import type { BoundKind } from './types';

/** A list of people is judged. Nothing is written, so no page has to look again. */
export const checkList: BoundKind = {
  kind: checkListKind as unknown as JobKind,
  view: 'checklist',
  line(job) {
    const { name, people, state, checked, ...rest } = listView(job as ListJob);
    const { wait, goesOnAt, failure, createdAt, finishedAt, calls } = rest;
    return {
      subject: name,
      count: people,
      state: state === 'checking' ? 'running' : state === 'aside' ? 'stopped' : state,
      phase: state,
      wait,
      goesOnAt,
      failure,
      createdAt,
      finishedAt,
      done: checked,
      total: people,
      perMinute: null,
      timeLeft: null,
      calls,
      retriable: 0,
    };
  },
};
