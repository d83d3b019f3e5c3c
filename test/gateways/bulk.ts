import type { BulkView } from '../../lib/protocol/bulk-pages';
import { runner } from '../../lib/protocol/jobs';
import type { PageMessageName, PageReply, PageRequest, Result } from '../../lib/protocol/pages';
import { integrationOf } from '../sandbox/engine/integration';
import { type Bench, minute } from '../unit/resync/bench';

type Value<N extends PageMessageName> = PageReply<N> extends Result<infer V> ? V : PageReply<N>;

/** A message that must be answered with a value; a failure is thrown. */
export async function tell<N extends PageMessageName>(b: Bench, name: N, request: PageRequest<N>): Promise<Value<N>> {
  const reply = (await b.ask(name, request)) as Result<Value<N>>;
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
}

export const jobs = (b: Bench): Promise<BulkView[]> => tell(b, 'bulk-list', {});

export async function viewOf(b: Bench, id: string): Promise<BulkView> {
  const found = (await jobs(b)).find((one) => one.id === id);
  if (!found) throw new Error('No such job');
  return found;
}

/** A plan that must come about, read to its end. */
export async function planned(b: Bench, scope: PageRequest<'bulk-plan'>['scope']): Promise<BulkView> {
  const reply = await tell(b, 'bulk-plan', { scope });
  if (!('job' in reply)) throw new Error(JSON.stringify(reply));
  await runner.drain();
  return viewOf(b, reply.job.id);
}

/** Confirms, and lets the writing go on until it waits for something or is through. */
export async function confirmed(b: Bench, id: string): Promise<BulkView> {
  await tell(b, 'bulk-act', { jobId: id, act: 'confirm' });
  await runner.drain();
  return viewOf(b, id);
}

/** Lets time pass until the job has ended, or `until` says so. */
export async function finished(b: Bench, id: string, until = (_view: BulkView) => false): Promise<BulkView> {
  for (let i = 0; i < 400; i++) {
    const view = await viewOf(b, id);
    if (view.finishedAt !== null || view.trouble || until(view)) return view;
    await b.pass(view.wait === 'day' ? 60 * minute : minute);
  }
  throw new Error('The job never ends');
}

/** How often each contact's trigger property was changed to this value, and how often that made HubSpot sync it. */
export function changes(b: Bench, jobId: string): Map<string, { changed: number; triggered: number }> {
  const { hubspot } = b.world;
  const traces = integrationOf(b.world)?.traces;
  const found = new Map<string, { changed: number; triggered: number }>();
  for (const one of hubspot.contacts.values()) {
    const changed = (one.history.get('synclens_resync') ?? []).filter(({ value }) => value === jobId).length;
    const triggers = traces?.get(one.id)?.triggers ?? [];
    const triggered = triggers.filter(({ property }) => property === 'synclens_resync').length;
    if (changed > 0) found.set(one.id, { changed, triggered });
  }
  return found;
}

export const members = (b: Bench): string[] => [
  ...(b.world.hubspot.segments.get(b.world.integration.segmentId ?? '')?.members.keys() ?? []),
];
export const batchWrites = (b: Bench) => b.world.calls.filter(({ path }) => path.endsWith('/contacts/batch/update'));
