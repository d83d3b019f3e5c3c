import Papa from 'papaparse';
import { toFailure } from './failure';
import { insert, update } from './records';
import type { Call } from './route';
import { fieldNamed, type ObjectType } from './schema';
import { type IngestJob, orgState } from './state';

/** Guesses: Salesforce promises no time. */
const startsAfter = 1_000;
const chunkEvery = 100;
/** A batch holds 10,000 records; triggers and locks go by 200. */
const chunk = 200;
const batch = 10_000;

export const delimiters: Readonly<Record<string, string>> = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
};
const endings = { LF: '\n', CRLF: '\r\n' } as const;
/** An empty cell leaves the field as it is; this one empties it. */
const emptied = '#N/A';

/** Puts a job whose upload is complete into the queue: it runs on the world's clock, 200 records at a time. */
export function queueJob(call: Call, job: IngestJob, type: ObjectType): void {
  const { clock } = call.world;
  const run = (after: number, what: () => void) => clock.at(clock.now() + after, () => isQueued(job) && what());
  const next = () => {
    if (job.unprocessed.length === 0) {
      job.state = 'JobComplete';
      return;
    }
    if (!takeBatch(call, job)) return fail(job, 'ExceededQuota : the limit of records or batches a day is reached');
    for (const row of job.unprocessed.splice(0, chunk)) one(call, job, type, row);
    run(chunkEvery, next);
  };
  run(startsAfter, () => {
    job.state = 'InProgress';
    const problem = read(job, type);
    if (problem) fail(job, problem);
    else run(chunkEvery, next);
  });
}

const isQueued = ({ state }: IngestJob) => state === 'UploadComplete' || state === 'InProgress';

function fail(job: IngestJob, message: string): void {
  job.state = 'Failed';
  job.errorMessage = message;
}

/** Reads the upload. What keeps the whole job from running, or null. */
function read(job: IngestJob, type: ObjectType): string | null {
  const csv = job.csv ?? '';
  if (csv.includes('\r\n') !== (job.lineEnding === 'CRLF') && csv.includes('\n'))
    return `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${job.lineEnding}`;
  const parsed = Papa.parse<string[]>(csv, {
    delimiter: delimiters[job.columnDelimiter],
    newline: endings[job.lineEnding],
    skipEmptyLines: true,
  });
  const [header = [], ...rows] = parsed.data;
  job.header = header;
  job.unprocessed = rows;
  const unknown = header.find((name) => !fieldNamed(type, name));
  return unknown === undefined ? null : `InvalidBatch : Field name not found : ${unknown}`;
}

/** Counts records, and at the first of each 10,000 a batch. False: the org has none left today. */
function takeBatch(call: Call, job: IngestJob): boolean {
  const { ingestLimits: bulk } = orgState(call.world);
  const today = new Date(call.world.clock.now()).toISOString().slice(0, 10);
  if (bulk.day !== today) Object.assign(bulk, { day: today, recordsUsed: 0, batchesUsed: 0 });
  const isFirst = (job.succeeded.length + job.failed.length) % batch === 0;
  const records = Math.min(chunk, job.unprocessed.length);
  if (bulk.recordsUsed + records > bulk.recordsDaily) return false;
  if (isFirst && bulk.batchesUsed >= bulk.batchesDaily) return false;
  bulk.recordsUsed += records;
  if (isFirst) bulk.batchesUsed += 1;
  return true;
}

function one(call: Call, job: IngestJob, type: ObjectType, row: string[]): void {
  const given = Object.fromEntries(job.header.map((name, at) => [name, row[at] ?? '']));
  const { Id = '', ...cells } = given;
  const fields = Object.fromEntries(
    Object.entries(cells)
      .filter(([, cell]) => cell !== '')
      .map(([name, cell]) => [name, cell === emptied ? null : cell]),
  );
  try {
    if (job.operation === 'delete') call.world.salesforce.delete(Id, call.world.salesforce.adminUserId);
    if (job.operation === 'update') update(call, type, Id, fields);
    const id = job.operation === 'insert' ? insert(call, type, fields) : (call.world.salesforce.record(Id)?.id ?? Id);
    job.succeeded.push({ id, created: job.operation === 'insert', row });
  } catch (error) {
    const { errorCode, message, fields: named = [] } = toFailure(error);
    const error_ = `${errorCode}:${message}:${named.length > 0 ? `${named.join(',')} ` : ''}--`;
    job.failed.push({ id: job.operation === 'insert' ? '' : Id, error: error_, row });
  }
}

/** Rows of a result as CSV, with the header of the upload behind Salesforce's own columns. */
export function resultsCsv(job: IngestJob, own: readonly string[], rows: readonly (readonly string[])[]): string {
  const newline = endings[job.lineEnding];
  const delimiter = delimiters[job.columnDelimiter];
  return `${Papa.unparse([[...own, ...job.header], ...rows] as string[][], { quotes: true, newline, delimiter })}${newline}`;
}
