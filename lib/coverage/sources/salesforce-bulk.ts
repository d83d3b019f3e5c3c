import { bulkQueryState } from '../../salesforce/bulk-query';
import type { PeoplePage } from '../../salesforce/people';
import { bulkPeoplePage, isBulkRefused, startPeopleQuery } from '../../salesforce/people-bulk';
import type { Fields, Person } from '../../salesforce/query';
import type { Part } from '../../storage/ledger-types';
import type { BulkReading, ScanCursor } from '../types';
import { isRefusedField, mendedFields } from './refused-field';
import { type Call, chained, type Desk } from './source';

const unbegun: BulkReading = { jobId: null, isComplete: false, begunAt: 0, lookedAt: 0, looks: 0, begun: 0 };
/** After so many jobs that were lost it is read by REST. */
const mostJobs = 3;
const shortest = 1_000;
const longest = 60_000;

/** What stands in a cursor for an object that is to be read by a job. */
export const byJob = (isJob: boolean): BulkReading | undefined => (isJob ? unbegun : undefined);

/**
 * When a job's state is looked at next (local time). A look is a call and waiting costs nothing, as long as HubSpot is
 * still read: then the first look comes when a third of that will have passed. Once nobody else is waited for, as
 * soon as half as long again has passed as it took so far.
 */
export function lookAt({ begunAt, lookedAt, looks }: BulkReading, secondsOfHubspot: number, isAlone: boolean): number {
  const soon = Math.max(lookedAt, begunAt) + clamp((lookedAt - begunAt) / 2);
  return isAlone ? soon : Math.max(soon, begunAt + clamp((secondsOfHubspot * 1000) / 3) * 2 ** looks);
}
const clamp = (ms: number) => Math.min(longest, Math.max(shortest, ms));

const dueOf = (desk: Desk, bulk: BulkReading): number =>
  lookAt(bulk, desk.cursor.estimate?.seconds.least ?? 0, isAlone(desk));
/** A clock that was put back makes nobody wait. */
const isDue = (desk: Desk, bulk: BulkReading) => Date.now() >= dueOf(desk, bulk) || Date.now() < bulk.lookedAt;
function isAlone({ reading, memory }: Desk): boolean {
  return reading.chains.members.isOver && reading.chains.contacts.isOver && memory.isHubspotIdle;
}

/** When the first of the jobs under way is looked at; null: none is. */
export function nextLook(desk: Desk): number | null {
  const all = Object.values(desk.reading.bulk ?? {}).filter((one) => one?.jobId && !one.isComplete);
  return all.length === 0 ? null : Math.min(...all.map((one) => dueOf(desk, one)));
}

/** The next call of an object that is read by a job: begin it, look how far it is, or read a page. */
export function nextOfJob(
  desk: Desk,
  object: Person,
  fields: Fields,
  taken: (page: PeoplePage) => Part[],
): Call | null {
  const bulk = desk.reading.bulk?.[object] ?? unbegun;
  const { jobId, isComplete } = bulk;
  if (jobId !== null && !isComplete && !isDue(desk, bulk)) return null;
  const wereLeftOut = desk.reading.withoutFields;
  return chained(
    desk,
    object,
    async (locator) => {
      const client = await desk.salesforce();
      if (jobId === null) {
        const { id } = await startPeopleQuery(client, object, fields);
        const now = Date.now();
        return () =>
          noted(desk, object, { ...bulk, jobId: id, begunAt: now, lookedAt: now, looks: 0, begun: bulk.begun + 1 });
      }
      if (!isComplete) {
        const { state, errorMessage } = await bulkQueryState(client, jobId);
        if (state === 'Failed' || state === 'Aborted') return () => byRest(desk, object, errorMessage ?? state);
        const looked = { ...bulk, isComplete: state === 'JobComplete', lookedAt: Date.now(), looks: bulk.looks + 1 };
        return () => noted(desk, object, looked);
      }
      const page = await bulkPeoplePage(client, jobId, { object, fields, locator });
      return () => taken(page);
    },
    (error) => {
      if (isRefusedField(error)) return mendedFields(desk, wereLeftOut);
      if (!isBulkRefused(error)) return false;
      if (jobId === null || bulk.begun >= mostJobs) byRest(desk, object, error.details.words ?? error.kind);
      else anew(desk, object, { ...unbegun, begun: bulk.begun });
      return true;
    },
  );
}

function noted(desk: Desk, object: Person, bulk: BulkReading | undefined): Part[] {
  desk.reading = { ...desk.reading, bulk: { ...desk.reading.bulk, [object]: bulk } };
  return [];
}

/** What was read of a job that is gone is no part of the next one: both are of their own moment. */
function anew(desk: Desk, object: Person, bulk: BulkReading | undefined): Part[] {
  const chain = { after: null, parts: 0, count: 0, isOver: false };
  desk.reading = { ...desk.reading, chains: { ...desk.reading.chains, [object]: chain } };
  return noted(desk, object, bulk);
}

/** The ordinary API takes more calls, but needs nothing more than the verdicts do. */
function byRest(desk: Desk, object: Person, words: string): Part[] {
  desk.reading = { ...desk.reading, bulkRefused: words };
  return anew(desk, object, undefined);
}

/** The objects that a scan of so many records reads by a job. */
export const jobsFor = (
  people: Readonly<Record<Person, number>> | null,
  isCheaper: (records: number) => boolean,
): ScanCursor['reading']['bulk'] =>
  people ? { Lead: byJob(isCheaper(people.Lead)), Contact: byJob(isCheaper(people.Contact)) } : undefined;
