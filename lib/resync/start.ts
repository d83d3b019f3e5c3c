import type { Millis, ResyncMethodId } from '../eligibility/types';
import { environmentKey, environmentsSeen, type PortalAndOrg } from '../storage/environment-key';
import { ledger } from '../storage/ledger';
import type { LedgerJob } from '../storage/ledger-types';
import { line } from './end';
import { resyncKindName } from './kind';
import { hubspotNow } from './reach';
import type { ResyncCursor } from './types';

export interface Wanted {
  /** The portal, with the org that is paired now. */
  readonly environment: PortalAndOrg;
  readonly contactId: string;
  readonly name: string;
  readonly method: ResyncMethodId;
  readonly prove?: boolean;
}

/** Puts a resync into the ledger. One that runs for this contact already is given back instead. */
export function openResync(wanted: Wanted): Promise<LedgerJob<ResyncCursor>> {
  const { environment, contactId, name, method, prove = false } = wanted;
  const createdAt = hubspotNow();
  const cursor: ResyncCursor = {
    state: 'queued',
    outcome: null,
    method,
    contactId,
    name,
    prove,
    createdAt,
    createdLocal: Date.now(),
    records: [contactId],
    writes: [],
    intendedAt: null,
    writtenAt: null,
    writtenLocal: null,
    looks: 0,
    tries: 0,
    syncedAt: null,
    finishedAt: null,
    failure: null,
    refusal: null,
    late: false,
    lateFor: null,
  };
  const job = {
    id: newId(createdAt),
    kind: resyncKindName,
    environment: environmentKey(environment),
    subject: contactId,
    createdAt: cursor.createdLocal,
    dueAt: 0,
    cursor,
  };
  return ledger.open(job, [line('asked')], environmentsSeen(environment));
}

/** Short enough for any text field, and telling its time to whoever finds it there: `sl-20261103T090512-4f9c`. */
function newId(at: Millis): string {
  const time = new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '');
  return `sl-${time}-${crypto.randomUUID().slice(0, 6)}`;
}
