import { toFailure } from '../http/errors';
import { line } from '../resync/end';
import { afterFailure, usualBounds } from '../resync/many/waits';
import { snapshots } from '../storage/coverage';
import { forgetIndex } from './index-of';
import { clearStep, ended, judgeStep, readParts } from './judge';
import { forgetReading } from './memory';
import { planStep } from './plan';
import { readStep } from './read';
import { scanTells } from './record';
import type { ScanCursor, ScanJob, ScanKind, ScanResult } from './types';

export const coverageScanName = 'coverage-scan';

/** Every contact of the portal in one class: plan → confirm → read → judge → a snapshot. Writes nothing in either CRM. */
export const coverageScanKind: ScanKind = {
  kind: coverageScanName,
  format: 1,
  urgent: false,
  async step(job, { straight }) {
    const { state } = job.cursor;
    // A step that failed may have marked people as judged whose rows were never stored.
    if (!straight) forgetIndex();
    if (state === 'planning') return planStep(job);
    if (state === 'judging') return judgeStep(job);
    if (state === 'clearing') return clearStep(job);
    if (state === 'done') return { cursor: job.cursor, steps: [], next: 'done' };
    try {
      return await readStep(job, straight);
    } catch (error) {
      // Another portal is connected, or none: nothing was read.
      return afterFailure(job.cursor, toFailure(error, 'hubspot'), usualBounds);
    }
  },
  // A snapshot that is there stays; half of one is no snapshot.
  cancelled: async (job) =>
    job.cursor.state === 'clearing' || job.cursor.state === 'done' ? clearStep(job) : dropped(job, 'cancelled'),
  broken: (job, error) =>
    dropped({ ...job, cursor: { ...job.cursor, failure: toFailure(error, 'hubspot') } }, 'stopped'),
  tells: scanTells,
};

async function dropped(job: ScanJob, outcome: NonNullable<ScanCursor['outcome']>): Promise<ScanResult> {
  forgetReading();
  forgetIndex();
  await snapshots.remove(job.id);
  const { cursor } = job;
  return {
    cursor: ended(cursor, outcome),
    steps: [line(outcome, cursor.failure?.words)],
    parts: readParts(cursor),
    next: 'done',
  };
}
