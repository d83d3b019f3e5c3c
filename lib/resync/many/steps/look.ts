import type { Millis } from '../../../eligibility/types';
import { type Failure, toFailure } from '../../../http/errors';
import { chunks, contactsByIds } from '../../../hubspot/contacts-batch';
import { updateBatch } from '../../../hubspot/contacts-update';
import { millisOf } from '../../../hubspot/times';
import { objectOf, to18 } from '../../../records/ids';
import { ledger } from '../../../storage/ledger';
import { line } from '../../end';
import { endAfterMs, fieldGraceMs } from '../../looks';
import { touchedProperty } from '../../pair';
import { methodOf } from '../method';
import { stateAfterWrite, tally } from '../tally';
import type { Batch, ManyCursor, ManyJob, ManyResult, ManyStep, Person } from '../types';
import { afterFailure, boundsOf, hindranceOf, usualBounds, waiting } from '../waits';
import { hubspotNow, type Work, workOf } from '../work';
import { readValues, type Value } from './read-values';
import { isTooEarly } from './too-early';

const minute = 60_000;
/** So many calls a step, whoever is still open put together from no more than so many batches. */
const callsAtOnce = 8;
const batchesAtOnce = 64;
/** Minutes after the last write at which is looked. */
const minutes = [1, 3, 5, 8, 12, 16, 20, 30, 45, 60];

/** What HubSpot says of one contact. */
export interface Looked {
  readonly lastSync: Millis | null;
  /** The record that it is linked to, 18 characters. */
  readonly linked: string | null;
  /** What stands in the property that a touched field syncs into. */
  readonly arrived: string | null;
}

/** Verify: has each contact's last sync moved past the write, and does the value stand in the other CRM? */
export const lookStep: ManyStep = async (job) => {
  let { cursor } = job;
  let bounds = usualBounds;
  try {
    const { at, open } = await openFrom(job);
    if (open.length === 0) return passed(cursor);
    const work = await workOf(job);
    bounds = boundsOf(work.reach.environment);
    const stop = hindranceOf(callsAtOnce, bounds);
    if (stop) return waiting(cursor, stop);
    // Whatever was waited for last: after the writing the window is often full.
    if (cursor.at === 0 && (await isTooEarly(job, work))) return passed({ ...cursor, calls: work.calls() });
    const { after, failure } = await look(job, open, work);
    cursor = { ...cursor, ...tally(cursor, open.map(batchIn), after.map(batchIn)), calls: work.calls() };
    return { cursor: { ...cursor, at, failure, tries: 0, wait: null }, steps: [], parts: after, next: 'now' };
  } catch (error) {
    return afterFailure(cursor, toFailure(error, 'hubspot'), bounds);
  }
};

const batchIn = ({ value }: Numbered) => value;
type Numbered = { readonly number: number; readonly value: Batch };
const isOpen = ({ state }: Person) => state === 'written' || state === 'synced';

/** The next batches in which somebody is open, and where to go on after them. */
async function openFrom({ id, cursor }: ManyJob): Promise<{ at: number; open: Numbered[] }> {
  const open: Numbered[] = [];
  let people = 0;
  let { at } = cursor;
  for (;;) {
    const found = await ledger.parts<Batch>(id, at, callsAtOnce);
    for (const one of found) {
      const more = one.value.people.filter(isOpen).length;
      if (open.length === batchesAtOnce || people + more > callsAtOnce * updateBatch) return { at, open };
      at = one.number + 1;
      people += more;
      if (more > 0) open.push(one);
    }
    if (found.length === 0) return { at, open };
  }
}

async function look(job: ManyJob, open: readonly Numbered[], work: Work) {
  const ids = open.flatMap(({ value }) => value.people.filter(isOpen).map(({ id }) => id));
  const isTouch = methodOf(job.cursor) === 'salesforce-touch';
  const into = isTouch ? touchedProperty(work.reach.environment.settings, job.cursor.property) : null;
  const properties = [
    'salesforceleadid',
    'salesforcecontactid',
    'salesforcelastsynctime',
    ...(into === null ? [] : [into]),
  ];
  const found = await Promise.all(
    chunks(ids, updateBatch).map((part) => work.hubspot((client) => contactsByIds(client, part, { properties }))),
  );
  const looked = new Map<string, Looked>(
    found.flat().map((one) => [
      one.id,
      {
        lastSync: millisOf(one.properties.salesforcelastsynctime),
        linked: to18(one.properties.salesforcecontactid) ?? to18(one.properties.salesforceleadid),
        arrived: into === null ? null : (one.properties[into] ?? null),
      },
    ]),
  );
  const synced = open
    .flatMap(({ value }) => value.people.filter(isOpen))
    .filter(({ id, writtenAt = 0 }) => (looked.get(id)?.lastSync ?? 0) > writtenAt);
  const linked = synced.flatMap(({ id }) => looked.get(id)?.linked ?? []).filter((id) => objectOf(id) !== 'other');
  const values = isTouch ? arrivedValues(job, into) : await readFields(job, linked, work);
  const now = hubspotNow();
  const after = open.map(({ number, value }) => {
    const people = value.people.map((one) => (isOpen(one) ? judged(one, looked.get(one.id), values.of, now) : one));
    return { number, value: { ...value, people, state: stateAfterWrite(people) } };
  });
  return { after, failure: values.failure as Failure | null };
}

function judged(person: Person, looked: Looked | undefined, valueIn: (looked: Looked) => Value, now: Millis): Person {
  const { writtenAt = 0 } = person;
  const over = now - writtenAt >= endAfterMs;
  if (!looked) return { ...person, state: 'not-verified', why: 'gone' };
  const { lastSync } = looked;
  if (lastSync === null || lastSync <= writtenAt) return over ? { ...person, state: 'not-verified' } : person;
  const syncedAt = person.syncedAt ?? lastSync;
  const seenAt = person.seenAt ?? now;
  const synced: Person = { ...person, state: 'synced', syncedAt, seenAt };
  const value = valueIn(looked);
  if (value === 'there') return { ...synced, state: 'verified' };
  // A sync that carried other values may have begun before our write: ours may follow.
  const graceOver = over || now - syncedAt >= fieldGraceMs;
  if (value === 'missing') return graceOver ? { ...synced, state: 'synced-without-our-field' } : synced;
  // Salesforce that does not answer may be back within the hour, however long ago the sync was.
  if (value === 'no-answer' && now - seenAt < endAfterMs) return synced;
  return { ...synced, state: 'synced-after-click', why: value };
}

/** The trigger property's value is read in Salesforce. */
async function readFields(job: ManyJob, linked: readonly string[], work: Work) {
  const { of, failure } = await readValues(job, linked, work);
  return { of: (looked: Looked) => of(looked.linked), failure };
}

/** A touched field's value came along with what was read of the contact. */
function arrivedValues({ id }: ManyJob, into: string | null) {
  const of = ({ arrived }: Looked): Value => (into === null ? 'no-property' : arrived === id ? 'there' : 'missing');
  return { of, failure: null };
}

/** Everybody who is open was looked at: the next pass comes later, or it was the last one. */
function passed(cursor: ManyCursor): ManyResult {
  const { counts } = cursor;
  if (counts.written + counts.synced === 0) {
    const finishedAt = hubspotNow();
    const words = `${counts.verified}/${counts['not-verified']}/${counts.failed}/${counts.skipped}`;
    const ended = { ...cursor, state: 'done', outcome: 'done', finishedAt, wait: null, failure: null } as const;
    return { cursor: ended, steps: [line('ended', words)], next: 'done' };
  }
  return { cursor: { ...cursor, at: 0, wait: 'sync' }, steps: [], next: nextPass(cursor.writtenLocal ?? Date.now()) };
}

/** Local time of the next look at everybody who is open. */
export function nextPass(writtenLocal: number): number {
  const now = Date.now();
  const next = minutes.find((one) => writtenLocal + one * minute > now);
  return next === undefined ? now + 5 * minute : writtenLocal + next * minute;
}
