import { type Connected, connectedHubspot } from '../../connections/hubspot';
import { isSilent } from '../../eligibility/terms';
import type { Reason } from '../../eligibility/types';
import { heartbeatOf } from '../../facts/heartbeat';
import { forgetSegments, segmentFacts } from '../../facts/segment';
import type { BulkScope } from '../../protocol/bulk-pages';
import { environmentKey } from '../../storage/environment-key';
import { ledger } from '../../storage/ledger';
import { line } from '../end';
import { newId } from '../id';
import { hubspotNow } from '../reach';
import { chosenMethod, methodHindrance, propertyOf } from './method';
import { resyncManyName } from './name';
import { batchesOf } from './steps/plan';
import { nobody, tally } from './tally';
import type { ManyCursor, ManyJob } from './types';

type Planned = { readonly job: ManyJob } | { readonly refused: Reason };

/** Puts a plan into the ledger, or says by which rule it cannot work. One that is open about the same is given back. */
export async function planMany(scope: BulkScope): Promise<Planned> {
  const connected = await connectedHubspot();
  const { environment } = connected;
  const { segment: chosen } = environment.settings;
  const method = chosenMethod(environment.settings);
  const property = propertyOf(method, environment.settings);
  // Who resyncs is judged by the segment as it is now.
  await forgetSegments();
  const refused = await refusalOf(connected, scope);
  if (refused || !property) return { refused: refused ?? { rule: null, code: 'refuse.unknown', params: {} } };
  const segment = chosen.mode === 'segment' ? await named(connected, chosen.id) : null;
  const createdAt = hubspotNow();
  const id = newId(createdAt);
  const ids = scope.kind === 'ids' ? [...new Set(scope.ids)] : [];
  const parts = batchesOf(ids, 0);
  const cursor: ManyCursor = {
    state: 'planning',
    outcome: null,
    scope: scope.kind,
    segment,
    method,
    property,
    createdAt,
    finishedAt: null,
    plan: { after: null, read: ids.length, of: scope.kind === 'ids' ? ids.length : null, rest: [] },
    cost: null,
    batches: parts.length,
    at: 0,
    counts: nobody,
    reasons: {},
    calls: { hubspot: 0, salesforce: 0 },
    pace: null,
    wait: null,
    failure: null,
    tries: 0,
    writtenLocal: null,
  };
  const counted = {
    ...cursor,
    ...tally(
      cursor,
      [],
      parts.map(({ value }) => value),
    ),
  };
  const subject = scope.kind === 'ids' ? `ids/${id}` : `segment/${segment?.id}`;
  const fresh = { id, kind: resyncManyName, subject, environment: environmentKey(environment) };
  const job = await ledger.open(
    { ...fresh, createdAt: Date.now(), dueAt: 0, cursor: counted },
    [line('asked')],
    [],
    parts,
  );
  return { job };
}

/** A person's second word on a plan that waits for the first: it may take more of the allocation than jobs usually do. */
export async function allowAbove(jobId: string): Promise<void> {
  const job = (await ledger.get(jobId)) as ManyJob | null;
  if (job?.held !== 'confirm') return;
  await ledger.commit({ ...job, cursor: { ...job.cursor, aboveAllocation: true } }, [line('above-allocation')]);
}

async function named({ client, environment }: Connected, id: string) {
  const { name } = await segmentFacts(client, environment.portalId, id);
  return { id, name };
}

/** What stands in the way of all of them, with its rule. What stands in the way of one is found when it is its turn. */
async function refusalOf(connected: Connected, scope: BulkScope): Promise<Reason | null> {
  const { client, environment } = connected;
  const { settings, portalId } = environment;
  const because = (rule: Reason['rule'], code: string): Reason => ({ rule, code, params: {} });
  if (settings.segment.mode === 'unset') return because('R1', 'refuse.unknown');
  const hindrance = methodHindrance(chosenMethod(settings), environment);
  if (hindrance) return because(hindrance.rule, `why.${hindrance.code}`);
  if (settings.segment.mode === 'none' && scope.kind !== 'ids') return because('R1', 'why.no-segment');
  if (scope.kind === 'ids' && scope.ids.length === 0) return because(null, 'why.nobody');
  if (settings.segment.mode === 'segment') {
    const { problem } = await segmentFacts(client, portalId, settings.segment.id);
    if (problem) return because('R2', 'refuse.segment-invalid');
  }
  return isSilent(await heartbeatOf(connected), hubspotNow()) ? because('R14', 'refuse.silent') : null;
}
