import { connectedSalesforce } from '../connections/salesforce';
import { type Failure, toFailure } from '../http/errors';
import { line } from '../resync/end';
import {
  afterFailure,
  type Bounds,
  boundsOf,
  hindranceOf,
  room,
  salesforceHindrance,
  waiting,
} from '../resync/many/waits';
import { hostOf, reachOf } from '../resync/reach';
import type { Part } from '../storage/ledger-types';
import { judgePiece } from './judge';
import { forgetReading, memoryOf } from './memory';
import { nextPiece } from './piece';
import { sources } from './sources';
import { nextLook } from './sources/salesforce-bulk';
import type { Call, Desk, Source } from './sources/source';
import type { Chain, ScanCursor, ScanJob, ScanResult } from './types';

/** Calls side by side: enough to use up the window at HubSpot's usual speed. */
const width = 10;
/** A step ends after so long (ms), so that a person's click has its turn and little is read twice after a death. */
const stretchMs = 1_500;

type Hindrance = NonNullable<ReturnType<typeof hindranceOf>>;

/** Reads for a while, as fast as the limits allow, and has it stored together with where the reading stands. */
export async function readStep(job: ScanJob, straight: boolean): Promise<ScanResult> {
  const started = Date.now();
  const reach = await reachOf(job.environment, job.kind);
  const bounds = boundsOf(reach.environment);
  const stop = hindranceOf(1, bounds);
  if (stop && stop.wait !== 'window') return waiting(job.cursor, stop);
  const memory = await memoryOf(job, straight);
  // While the window is used up, whoever can be judged is.
  const piece = stop && nextPiece(job.cursor, memory.known);
  if (piece) return judgePiece(job, piece);
  if (stop) return waiting(job.cursor, stop);
  const desk: Desk = {
    cursor: job.cursor,
    memory,
    hubspot: reach.hubspot,
    salesforce: async () => (await connectedSalesforce(reach.environment, job.kind)).client,
    now: reach.now,
    reading: job.cursor.reading,
  };
  const host = hostOf(reach.environment);
  const org = host && job.cursor.withSalesforce ? salesforceHindrance(host, 0, bounds) : null;
  const orgWaits = org !== null && org !== 'unknown';
  const done = await side(desk, started + stretchMs, () => room(bounds), orgWaits);
  const cursor: ScanCursor = {
    ...job.cursor,
    reading: desk.reading,
    calls: {
      hubspot: job.cursor.calls.hubspot + done.calls.hubspot,
      salesforce: job.cursor.calls.salesforce + done.calls.salesforce,
    },
    workedMs: job.cursor.workedMs + Date.now() - started,
  };
  const { parts } = done;
  const result = next(desk, cursor, done, { bounds, org: orgWaits ? org : null });
  return { ...result, steps: [...refused(job, desk), ...result.steps], parts };
}

/** What the stretch leaves: the next one, or what is waited for. */
function next(
  desk: Desk,
  cursor: ScanCursor,
  { failure, calls }: Awaited<ReturnType<typeof side>>,
  { bounds, org }: { readonly bounds: Bounds; readonly org: Hindrance | null },
): ScanResult {
  if (failure) return afterFailure(cursor, failure, bounds);
  const going = { ...cursor, failure: null, tries: 0, wait: null };
  if (isRead(desk)) {
    forgetReading();
    return { cursor: { ...going, state: 'judging' }, steps: [], next: 'now' };
  }
  const full = hindranceOf(1, bounds);
  if (full?.wait === 'window' && !nextPiece(going, desk.memory.known)) return waiting(going, full);
  // Only Salesforce is left, and its day is spent.
  if (org && calls.hubspot === 0) return waiting(going, org);
  // Nothing is left but Salesforce's own work.
  const look = calls.hubspot + calls.salesforce === 0 ? nextLook(desk) : null;
  return { cursor: going, steps: [], next: look ?? 'now' };
}

/** Told in the history, once. */
function refused({ cursor }: ScanJob, { reading }: Desk) {
  const words = reading.bulkRefused;
  return words === undefined || cursor.reading.bulkRefused !== undefined ? [] : [line('bulk-refused', words)];
}

function isRead({ reading, cursor, memory }: Desk): boolean {
  const { chains } = reading;
  const over = ({ isOver }: Chain) => isOver;
  const org = !cursor.withSalesforce || (over(chains.Lead) && over(chains.Contact));
  return org && over(chains.members) && over(chains.contacts) && memory.isIdle;
}

/** Makes calls side by side until the time is over, the window is used up, or nothing is left. */
async function side(desk: Desk, until: number, roomNow: () => number, orgWaits: boolean) {
  const running = new Set<Promise<void>>();
  const parts: Part[] = [];
  const calls = { hubspot: 0, salesforce: 0 };
  let failure: Failure | null = null;

  async function make(call: Call, service: Source['service']) {
    calls[service] += 1;
    try {
      const taken = await call.run();
      parts.push(...taken());
    } catch (error) {
      if (!call.undo(error)) failure ??= toFailure(error, service);
    }
  }
  for (;;) {
    let left = roomNow();
    for (const source of sources)
      while (!failure && running.size < width && Date.now() < until) {
        if (source.service === 'hubspot' ? left <= (source.leaves?.(desk) ?? 0) : orgWaits) break;
        const call = source.next(desk);
        if (!call) break;
        if (source.service === 'hubspot') left -= 1;
        const one: Promise<void> = make(call, source.service).finally(() => running.delete(one));
        running.add(one);
      }
    if (running.size === 0) return { parts, calls, failure };
    await Promise.race(running);
  }
}
