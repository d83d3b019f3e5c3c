import { connectedSalesforce } from '../connections/salesforce';
import { toFailure } from '../http/errors';
import { limitsOf } from '../http/limits';
import { countContacts } from '../hubspot/contacts-search';
import { membersPage } from '../hubspot/members';
import type { ScanEstimate } from '../protocol/coverage-pages';
import { line } from '../resync/end';
import { afterFailure, boundsOf, usualBounds } from '../resync/many/waits';
import { reachOf } from '../resync/reach';
import { countPeople } from '../salesforce/people';
import { bulkCallsFor, isBulkCheaper, looksFor, restCallsFor } from '../salesforce/people-bulk';
import type { Person } from '../salesforce/query';
import { mayNeedHistory } from './needs';
import { historiesPerCall } from './sources/histories';
import { jobsFor } from './sources/salesforce-bulk';
import type { ScanCursor, ScanJob, ScanResult } from './types';

const contactsPerCall = 100;
const linkedGroups = ['salesforcecontactid', 'salesforceleadid'].map((propertyName) => [
  { propertyName, operator: 'HAS_PROPERTY' as const },
]);

/** What the scan takes, before it starts: three counts, two of them searches. Then a person is asked. */
export async function planStep(job: ScanJob): Promise<ScanResult> {
  const { cursor } = job;
  let bounds = usualBounds;
  try {
    const { hubspot, environment } = await reachOf(job.environment, job.kind);
    bounds = boundsOf(environment);
    const contacts = await countContacts(hubspot, []);
    const linked = await countContacts(hubspot, linkedGroups);
    const people = cursor.withSalesforce
      ? await countPeople((await connectedSalesforce(environment, job.kind)).client)
      : null;
    const limits = limitsOf(bounds.limits);
    const estimate = estimateOf({ contacts, linked, people }, cursor, {
      window: limits?.window ?? 100,
      share: bounds.share,
      dayLeft: limits?.dailyLeft ?? null,
    });
    const calls = { hubspot: cursor.calls.hubspot + 2, salesforce: cursor.calls.salesforce + (people ? 1 : 0) };
    return {
      cursor: {
        ...cursor,
        estimate,
        calls,
        reading: { ...cursor.reading, bulk: jobsFor(people, (records) => isByJob(records, estimate.seconds.least)) },
        state: 'reading',
        failure: null,
        tries: 0,
        wait: null,
      },
      steps: [line('planned', String(contacts))],
      next: 'confirm',
    };
  } catch (error) {
    return afterFailure(cursor, toFailure(error, 'hubspot'), bounds);
  }
}

interface Counted {
  readonly contacts: number;
  readonly linked: number;
  readonly people: Readonly<Record<Person, number>> | null;
}

const isByJob = (records: number, seconds: number) => isBulkCheaper(records, looksFor(seconds));
const callsFor = (records: number, seconds: number) =>
  isByJob(records, seconds) ? bulkCallsFor(records, looksFor(seconds)) : restCallsFor(records);

/** Calls and seconds, between the least and the most: who of the linked is a member is not known yet. */
export function estimateOf(
  { contacts, linked, people }: Counted,
  { mode, segment, settings }: Pick<ScanCursor, 'mode' | 'segment' | 'settings'>,
  { window, share, dayLeft }: { readonly window: number; readonly share: number; readonly dayLeft: number | null },
): ScanEstimate {
  const isEverybody = settings.segment.mode === 'none';
  const members = isEverybody ? contacts : (segment?.size ?? 0);
  const pages = Math.max(1, Math.ceil(contacts / contactsPerCall));
  const lists = isEverybody ? 0 : Math.max(1, Math.ceil(members / membersPage));
  const member = { id: '', email: '', name: '', createdAt: null, leadId: null, contactId: null, lastSync: null };
  const ofMembers = mayNeedHistory(member, true, settings) ? members : 0;
  const outside = { least: Math.max(0, linked - members), most: Math.min(linked, contacts - members) };
  const batches = (outsiders: number) =>
    mode === 'quick' ? 0 : Math.ceil(((isEverybody ? 0 : outsiders) + ofMembers) / historiesPerCall);
  const least = pages + lists + batches(outside.least);
  const most = pages + lists + batches(Math.max(outside.least, outside.most));
  const seconds = { least: secondsOf(least, pages), most: secondsOf(most, pages) };
  return {
    contacts,
    members,
    linked,
    records: people && people.Lead + people.Contact,
    hubspotCalls: { least, most },
    salesforceCalls: people ? callsFor(people.Lead, seconds.least) + callsFor(people.Contact, seconds.least) : 0,
    salesforceByBulk: people !== null && [people.Lead, people.Contact].some((one) => isByJob(one, seconds.least)),
    seconds,
    dayLeft,
  };

  /** By the limit, and not sooner than one page after the other comes, an answer each tenth of a second. */
  function secondsOf(calls: number, inARow: number): number {
    const allowed = Math.max(1, Math.floor(window * (1 - share)));
    return Math.ceil(Math.max((Math.ceil(calls / allowed) - 1) * 10, inARow * 0.1, 1));
  }
}
