import type { ResyncMethodId } from '../eligibility/types';
import { environmentKey, environmentsSeen, type PortalAndOrg } from '../storage/environment-key';
import { ledger } from '../storage/ledger';
import type { LedgerJob } from '../storage/ledger-types';
import { line } from './end';
import { newId } from './id';
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
