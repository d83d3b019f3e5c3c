import type { BulkWait } from '../../protocol/bulk-pages';
import { environmentsSeen } from '../../storage/environment-key';
import { ledger } from '../../storage/ledger';
import type { Environment } from '../../storage/settings';
import { type SpentHours, spentByDeleted } from '../../storage/spent';
import { resyncManyName } from './name';
import type { Counts } from './states';
import type { ManyCursor, ManyJob } from './types';

/** One contact's sync costs up to so many Salesforce calls (R12). */
export const callsOfASync = 4;
/** Of the calls that are allotted to HubSpot jobs use this share; the rest stays for the syncs that come by themselves. */
export const ofAllocation = 0.6;

const hour = 3_600_000;
const hoursADay = 24;

/** Contacts that a job wrote, by the hour (local, since 1970) in which it did. */
export type Spent = SpentHours;

/** The same after a step: hours that are more than a day ago count no more. */
export function spend(spent: Spent | undefined, before: Counts, after: Counts, localNow: number): Spent {
  const now = Math.floor(localNow / hour);
  const written = Math.max(0, after.written - before.written);
  const kept = (spent ?? []).filter((one) => isOfTheDay(one.hour, now));
  const last = kept.find((one) => one.hour === now);
  if (written === 0) return kept;
  const rest = kept.filter((one) => one !== last);
  return [...rest, { hour: now, contacts: (last?.contacts ?? 0) + written }];
}

// An hour counts as a whole: its last minute is what the 24 hours begin with.
const isOfTheDay = (one: number, now: number) => one > now - hoursADay - 1;

/** Contacts that all bulk resyncs of the environment wrote in the last 24 hours, by hour. */
export async function spentBy(environment: Environment, own?: Pick<ManyJob, 'id' | 'cursor'>): Promise<Spent> {
  const environments = environmentsSeen(environment);
  const jobs = (await ledger.about(environments, resyncManyName)) as ManyJob[];
  const deleted = await spentByDeleted.of(environments);
  const now = Math.floor(Date.now() / hour);
  // The cursor at hand is newer than the one in the ledger.
  return jobs
    .flatMap((job) => (job.id === own?.id ? own.cursor : job.cursor)?.spent ?? [])
    .concat(deleted)
    .filter((one) => isOfTheDay(one.hour, now));
}

/** Called before a job is deleted: what it wrote in the last 24 hours counts on. */
export async function keepSpent({ environment, cursor }: Pick<ManyJob, 'environment' | 'cursor'>): Promise<void> {
  const now = Math.floor(Date.now() / hour);
  const { spent = [] } = cursor;
  if (spent.some((one) => isOfTheDay(one.hour, now)))
    await spentByDeleted.add(environment, spent, (one) => isOfTheDay(one, now));
}

export const contactsIn = (spent: Spent): number => spent.reduce((sum, one) => sum + one.contacts, 0);

export interface Allowance {
  /** How many contacts may still be written now. */
  readonly contacts: number;
  /** Why none may, and until when; null where some may. */
  readonly stop: { readonly wait: BulkWait; readonly until: number } | null;
}

/**
 * What the allocation that the admin entered leaves to a job (R12): 60 % of it in any 24 hours, for all jobs together.
 * Without an entered one, and above it by a person's second word, nothing is held back. Where nothing was spent yet one
 * batch goes, however small the allocation is.
 */
export async function allowance(
  job: Pick<ManyJob, 'id'>,
  cursor: ManyCursor,
  environment: Environment,
  batch: number,
): Promise<Allowance> {
  const { salesforceAllocation } = environment.settings;
  if (!salesforceAllocation || cursor.aboveAllocation) return { contacts: Number.POSITIVE_INFINITY, stop: null };
  const spent = await spentBy(environment, { id: job.id, cursor });
  const most = Math.floor((salesforceAllocation * ofAllocation) / callsOfASync);
  const left = most - contactsIn(spent);
  const oldest = Math.min(...spent.map((one) => one.hour));
  if (left >= batch) return { contacts: left, stop: null };
  if (spent.length === 0) return { contacts: batch, stop: null };
  return { contacts: 0, stop: { wait: 'allocation', until: (oldest + hoursADay + 1) * hour } };
}
