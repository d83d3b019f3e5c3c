import { line } from '../resync/end';
import { hubspotNow } from '../resync/reach';
import { snapshots } from '../storage/coverage';
import { environmentOf } from '../storage/environment-key';
import { forgetIndex, indexOf } from './index-of';
import { partNumber, partsOf } from './parts';
import { nextPiece, type Piece } from './piece';
import { judgeContact, judgeRecord, Rows } from './rows';
import type { Snapshot } from './snapshot-types';
import type { ContactsPart, SalesforcePart, ScanCursor, ScanJob, ScanResult } from './types';

/** Snapshots of an environment that are kept; the oldest makes room. */
export const keptSnapshots = 24;

/**
 * Judges a piece of what was read: no call is made. Rows go into the snapshot's own place under the number of their
 * part, so that a step which is run again changes nothing.
 */
export async function judgePiece(job: ScanJob, { list, from, to }: Piece): Promise<ScanResult> {
  const started = Date.now();
  const { cursor } = job;
  const index = await indexOf(job);
  const rows = new Rows();
  const { portalId } = environmentOf(job.environment);
  const { contacts, salesforce, parts } = cursor.judged;
  if (list === 'contacts')
    for await (const { at, contacts } of partsOf<ContactsPart>(job.id, list, to, from))
      for (const contact of contacts) {
        if (index.seen.has(contact.id)) continue;
        index.seen.add(contact.id);
        judgeContact({ at, portalId, cursor }, contact, index, rows);
        index.histories.delete(contact.id);
      }
  else
    for await (const part of partsOf<SalesforcePart>(job.id, list, to, from))
      for (const row of part.rows) judgeRecord({ at: hubspotNow(), cursor }, row, index, rows);
  if (rows.length > 0) await snapshots.putRows(job.id, parts, rows.columns);
  const isContacts = list === 'contacts';
  return {
    cursor: {
      ...cursor,
      judged: {
        contacts: isContacts ? to : contacts,
        salesforce: isContacts ? salesforce : salesforce + to - from,
        parts: parts + (rows.length > 0 ? 1 : 0),
      },
      counts: rows.addedTo(cursor.counts),
      workedMs: cursor.workedMs + Date.now() - started,
    },
    steps: [],
    next: 'now',
  };
}

/** All is read: judges what is left of it, some thousands a step. */
export function judgeStep(job: ScanJob): Promise<ScanResult> {
  const piece = nextPiece(job.cursor, job.cursor.reading.chains.contacts.parts);
  return piece ? judgePiece(job, piece) : finish(job);
}

/** Everybody has a class: the snapshot is there, and what was read is let go. */
async function finish(job: ScanJob): Promise<ScanResult> {
  const { cursor } = job;
  forgetIndex();
  await snapshots.put(snapshotOf(job));
  const own = await snapshots.all<Snapshot>([job.environment]);
  for (const old of own.slice(keptSnapshots)) await snapshots.remove(old.id);
  return { cursor: { ...cursor, state: 'clearing' }, steps: [], next: 'now' };
}

function snapshotOf({ id, environment, cursor }: ScanJob): Snapshot {
  const { mode, segment, withSalesforce, counts, calls } = cursor;
  const all = Object.values(counts.classes).reduce((total, one) => total + one, 0);
  const absent = counts.classes['absent-in-hubspot'] ?? 0;
  return {
    id,
    environment,
    takenAt: hubspotNow(),
    mode,
    segment: segment && { id: segment.id, name: segment.name },
    withSalesforce,
    contacts: all - absent,
    absent,
    counts,
    calls,
    seconds: Math.round(cursor.workedMs / 1000),
    parts: cursor.judged.parts,
  };
}

/** The last step: what was read is dropped together with the end. */
export function clearStep({ cursor }: ScanJob): ScanResult {
  return {
    cursor: ended(cursor, 'done'),
    steps: [line('done')],
    parts: readParts(cursor),
    next: 'done',
  };
}

export function ended(cursor: ScanCursor, outcome: NonNullable<ScanCursor['outcome']>): ScanCursor {
  return { ...cursor, state: 'done', outcome, finishedAt: hubspotNow(), wait: null };
}

/** Every part of what was read, to be dropped. */
export function readParts({ reading }: ScanCursor) {
  const { chains, histories } = reading;
  const all = {
    members: chains.members,
    contacts: chains.contacts,
    histories,
    Lead: chains.Lead,
    Contact: chains.Contact,
  };
  return (Object.keys(all) as (keyof typeof all)[]).flatMap((list) =>
    Array.from({ length: all[list].parts }, (_, n) => ({ number: partNumber(list, n), value: undefined })),
  );
}
