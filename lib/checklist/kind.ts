import { toFailure } from '../http/errors';
import { line } from '../resync/end';
import { hubspotNow } from '../resync/reach';
import { listTells } from './record';
import { checkStep } from './step';
import type { ListKind } from './types';

export const checkListName = 'check-list';

/** A list of people is judged, batch by batch. It reads only. */
export const checkListKind: ListKind = {
  kind: checkListName,
  format: 1,
  urgent: false,
  async step(job) {
    if (job.cursor.state === 'done') return { cursor: job.cursor, steps: [], next: 'done' };
    return checkStep(job);
  },
  async cancelled({ cursor }) {
    const ended = { ...cursor, state: 'done', outcome: 'cancelled', finishedAt: hubspotNow(), wait: null } as const;
    return { cursor: ended, steps: [line('cancelled', String(cursor.checked))], next: 'done' };
  },
  async broken({ cursor }, error) {
    const failure = toFailure(error, 'hubspot');
    const ended = { ...cursor, state: 'done', outcome: 'stopped', finishedAt: hubspotNow(), wait: null } as const;
    return { cursor: { ...ended, failure }, steps: [line('stopped', failure.words)], next: 'done' };
  },
  tells: listTells,
};
