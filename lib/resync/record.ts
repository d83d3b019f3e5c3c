import type { Told } from '../storage/action-types';
import type { LedgerJob } from '../storage/ledger-types';
import type { ResyncCursor } from './types';

/** A resync in the history: one entry, from the click on, with what it wrote and how it ended. */
export function resyncTells({ id, kind, cursor }: LedgerJob<ResyncCursor>): Told[] {
  const { contactId, name, writes, outcome, state, createdAt, writtenAt, finishedAt, syncedAt, failure } = cursor;
  const [write] = writes;
  const end = syncedAt ?? finishedAt;
  return [
    {
      name: 'job',
      entries: [
        {
          at: createdAt,
          kind,
          jobId: id,
          record: { contactId, name },
          subject: null,
          change: write ? { where: write.where, property: write.property, from: write.from, to: write.to } : null,
          outcome: outcome ?? state,
          took: end === null ? null : Math.max(0, end - (writtenAt ?? createdAt)),
          words: failure?.words,
        },
      ],
    },
  ];
}
