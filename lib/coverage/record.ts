import type { Told } from '../storage/action-types';
import type { ScanJob } from './types';

/** A scan in the history: one entry. It changes nothing in either CRM. */
export function scanTells({ id, kind, held, cursor }: ScanJob): Told[] {
  const { segment, createdAt, finishedAt, reading, outcome, state, failure } = cursor;
  // An estimate that nobody has confirmed yet is nothing that was done.
  if (held === 'confirm' || state === 'planning') return [];
  const took = finishedAt === null ? null : Math.max(0, finishedAt - createdAt);
  const end = { outcome: outcome ?? state, took, words: failure?.words };
  const about = { record: null, subject: segment?.name ?? null, count: reading.chains.contacts.count, change: null };
  return [{ name: 'job', entries: [{ at: createdAt, kind, jobId: id, ...about, ...end }] }];
}
