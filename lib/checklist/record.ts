import type { Told } from '../storage/action-types';
import type { ListJob } from './types';

/** A checked list in the history: one entry. It changes nothing in either CRM. */
export function listTells({ id, kind, held, cursor }: ListJob): Told[] {
  if (held === 'confirm') return [];
  const { name, createdAt, finishedAt, people, outcome, state, failure } = cursor;
  const took = finishedAt === null ? null : Math.max(0, finishedAt - createdAt);
  const end = { outcome: outcome ?? state, took, words: failure?.words };
  const own = { at: createdAt, kind, jobId: id, record: null, subject: name, count: people, change: null, ...end };
  return [{ name: 'job', entries: [own] }];
}
