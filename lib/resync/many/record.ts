import type { Action, Told } from '../../storage/action-types';
import type { Part } from '../../storage/ledger-types';
import { methodOf } from './method';
import { doneOf, totalOf } from './tally';
import type { Batch, ManyCursor, ManyJob, Person } from './types';

/** A bulk resync in the history: itself, and of each batch that a commit writes everybody whom it has come to. */
export function manyTells(job: ManyJob, parts: readonly Part[]): Told[] {
  const { id, kind, held, cursor } = job;
  const { state, outcome, createdAt, finishedAt, counts, segment, property, failure } = cursor;
  const batches = parts.flatMap(({ number, value }): Told[] => {
    const batch = value as Batch | undefined;
    const entries = batch?.people.flatMap((person) => entryOf(job, batch, person)) ?? [];
    return entries.length > 0 ? [{ name: number, entries }] : [];
  });
  // A plan that nobody has confirmed yet is nothing that was done.
  if (held === 'confirm' || state === 'planning') return batches;
  const own: Action = {
    at: createdAt,
    kind,
    jobId: id,
    record: null,
    subject: segment?.name ?? null,
    count: state === 'done' ? doneOf(counts) : totalOf(counts),
    change: { where: whereOf(cursor), property, to: id },
    outcome: outcome ?? state,
    took: finishedAt === null ? null : Math.max(0, finishedAt - createdAt),
    words: failure?.words,
  };
  return [...batches, { name: 'job', entries: [own] }];
}

const whereOf = (cursor: ManyCursor) => (methodOf(cursor) === 'salesforce-touch' ? 'salesforce' : 'hubspot');

/** Who was not come to yet, and who never was because a person stopped the job, has no entry. */
function entryOf({ id, kind, cursor }: { id: string; kind: string; cursor: ManyCursor }, batch: Batch, person: Person) {
  const { state, why, words, name, before, writtenAt, syncedAt } = person;
  if (state === 'todo' || state === 'cancelled') return [];
  const isWrite = state !== 'skipped';
  const entry: Action = {
    at: writtenAt ?? batch.intendedAt ?? cursor.createdAt,
    kind,
    jobId: id,
    record: { contactId: person.id, name: name || person.id },
    subject: cursor.segment?.name ?? null,
    change: isWrite ? { where: whereOf(cursor), property: cursor.property, from: before, to: id } : null,
    outcome: state,
    took: syncedAt === undefined || writtenAt === undefined ? null : Math.max(0, syncedAt - writtenAt),
    why,
    words,
  };
  return [entry];
}
