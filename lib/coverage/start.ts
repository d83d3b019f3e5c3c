import { connectedHubspot } from '../connections/hubspot';
import type { Reason } from '../eligibility/types';
import { forgetSegments, segmentFacts } from '../facts/segment';
import type { ScanMode } from '../protocol/coverage-pages';
import { line } from '../resync/end';
import { newId } from '../resync/id';
import { hubspotNow } from '../resync/reach';
import { environmentKey } from '../storage/environment-key';
import { ledger } from '../storage/ledger';
import { coverageScanName } from './kind';
import type { Chain, ScanCursor, ScanJob } from './types';

const unread: Chain = { after: null, parts: 0, count: 0, isOver: false };

/** Puts a scan into the ledger, or says by which rule it cannot judge anybody. One that is open is given back. */
export async function planScan(mode: ScanMode): Promise<{ readonly job: ScanJob } | { readonly refused: Reason }> {
  const { client, environment } = await connectedHubspot();
  const { settings, portalId } = environment;
  const chosen = settings.segment;
  if (chosen.mode === 'unset') return { refused: { rule: 'R1', code: 'refuse.unknown', params: {} } };
  await forgetSegments();
  const segment = chosen.mode === 'segment' ? await segmentFacts(client, portalId, chosen.id) : null;
  if (segment?.problem) return { refused: { rule: 'R2', code: 'refuse.segment-invalid', params: {} } };
  const createdAt = hubspotNow();
  // Without a segment everybody with an address is meant: there is no list of members to read.
  const members = segment ? unread : { ...unread, isOver: true };
  const cursor: ScanCursor = {
    state: 'planning',
    outcome: null,
    mode,
    createdAt,
    finishedAt: null,
    settings,
    segment,
    withSalesforce: Boolean(environment.salesforce && environment.orgId),
    estimate: null,
    reading: {
      chains: { members, contacts: unread, Lead: unread, Contact: unread },
      histories: { parts: 0, count: 0 },
      withoutFields: false,
    },
    judged: { contacts: 0, salesforce: 0, parts: 0 },
    counts: { classes: {}, flags: {} },
    calls: { hubspot: segment ? 1 : 0, salesforce: 0 },
    workedMs: 0,
    wait: null,
    failure: null,
    tries: 0,
  };
  const job = await ledger.open(
    {
      id: newId(createdAt),
      kind: coverageScanName,
      subject: 'portal',
      environment: environmentKey(environment),
      createdAt: Date.now(),
      dueAt: 0,
      cursor,
    },
    [line('asked')],
  );
  return { job };
}
