import { toFailure } from '../../../http/errors';
import { chunks, contactsByIds } from '../../../hubspot/contacts-batch';
import { updateBatch } from '../../../hubspot/contacts-update';
import { membersOf } from '../../../hubspot/members';
import { ledger } from '../../../storage/ledger';
import type { Part } from '../../../storage/ledger-types';
import { line } from '../../end';
import { accessOfSome } from '../access';
import { costOf } from '../cost';
import { methodOf } from '../method';
import { ofSegment } from '../segment-gone';
import { tally, totalOf } from '../tally';
import { mostByCollections } from '../touch/size';
import type { Batch, ManyCursor, ManyJob, ManyStep } from '../types';
import { afterFailure, boundsOf, hindranceOf, usualBounds, waiting } from '../waits';
import { type Work, workOf } from '../work';

const synced = 'salesforcelastsynctime';
/** A page of 250 members, and their last syncs. */
const callsAPage = 4;

/** Plan: page by page who is meant, then what it costs. Nothing is written before a person confirms it. */
export const planStep: ManyStep = async (job) => {
  const { cursor } = job;
  let bounds = usualBounds;
  try {
    const work = await workOf(job);
    bounds = boundsOf(work.reach.environment);
    if (cursor.scope === 'ids' || cursor.segment === null) return await planned(job, cursor, [], work);
    const stop = hindranceOf(callsAPage, bounds);
    if (stop) return waiting(cursor, stop);
    const { segment, plan } = cursor;
    const page = await ofSegment(segment, () =>
      work.hubspot((client) => membersOf(client, segment.id, plan.after ?? undefined)),
    );
    const ids = page.members.map((one) => one.id);
    const wanted = cursor.scope === 'never-synced' ? await neverSynced(ids) : ids;
    const all = [...plan.rest, ...wanted];
    const whole = page.after === null ? all.length : all.length - (all.length % updateBatch);
    const parts = batchesOf(all.slice(0, whole), cursor.batches);
    const read = plan.read + ids.length;
    const next: ManyCursor = {
      ...cursor,
      ...tally(
        cursor,
        [],
        parts.map(({ value }) => value),
      ),
      plan: { after: page.after, read, of: page.total ?? plan.of, rest: all.slice(whole) },
      batches: cursor.batches + parts.length,
      calls: work.calls(),
      failure: null,
      tries: 0,
      wait: null,
    };
    if (page.after !== null) return { cursor: next, steps: [], parts, next: 'now' };
    return await planned(job, next, parts, work);

    async function neverSynced(of: readonly string[]): Promise<string[]> {
      const read = await Promise.all(
        chunks(of, updateBatch).map((part) =>
          work.hubspot((client) => contactsByIds(client, part, { properties: [synced] })),
        ),
      );
      const never = new Set(read.flat().flatMap((one) => (one.properties[synced] ? [] : [one.id])));
      return of.filter((id) => never.has(id));
    }
  } catch (error) {
    return afterFailure(cursor, toFailure(error, 'hubspot'), bounds);
  }
};

/** Contacts as batches that nothing was done for yet. */
export function batchesOf(ids: readonly string[], from: number): { number: number; value: Batch }[] {
  return chunks(ids, updateBatch).map((part, n) => ({
    number: from + n,
    value: { state: 'todo', people: part.map((id) => ({ id, name: '', state: 'todo' })) },
  }));
}

async function planned(job: ManyJob, cursor: ManyCursor, fresh: { number: number; value: Batch }[], work: Work) {
  const { changed, counts, ids } = await withoutTwins(job, cursor, fresh);
  const total = totalOf(counts.counts);
  const whole = { ...cursor, ...counts, state: 'writing' as const, at: 0, wait: null };
  const steps = [line('planned', String(total))];
  if (total === 0)
    return {
      cursor: { ...whole, state: 'done' as const, outcome: 'done' as const, finishedAt: steps[0]?.at ?? null },
      steps,
      parts: changed,
      next: 'done' as const,
    };
  const byBulk = methodOf(cursor) === 'salesforce-touch' && total > mostByCollections;
  const [cost, access] = await Promise.all([costOf(job, total, byBulk), accessOfSome(work, ids)]);
  const told = { ...whole, byBulk, cost, access, calls: work.calls() };
  return { cursor: told, steps, parts: changed, next: 'confirm' as const };
}

/** A segment that changes while it is read may name a contact twice: it is written once. */
async function withoutTwins(job: ManyJob, cursor: ManyCursor, fresh: { number: number; value: Batch }[]) {
  const seen = new Set<string>();
  const changed: Part[] = [];
  const before: Batch[] = [];
  const after: Batch[] = [];
  for (const { number, value } of [...(await ledger.parts<Batch>(job.id)), ...fresh]) {
    const people = value.people.filter(({ id }) => !seen.has(id) && seen.add(id));
    const isFresh = fresh.some((one) => one.number === number);
    if (people.length === value.people.length && !isFresh) continue;
    changed.push({ number, value: { ...value, people } });
    before.push(value);
    after.push({ ...value, people });
  }
  return { changed, counts: tally(cursor, before, after), ids: [...seen] };
}
