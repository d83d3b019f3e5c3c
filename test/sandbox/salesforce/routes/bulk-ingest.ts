import { fits, ingestJob as shape } from '../../spec/salesforce';
import { notFound, SalesforceFailure } from '../failure';
import { delimiters, queueJob, resultsCsv } from '../ingest';
import { objectBody, typeOf } from '../records';
import type { Answer, Call, Route } from '../route';
import { type IngestJob, orgState } from '../state';

const operations = ['insert', 'update', 'delete'] as const;
const invalid = (errorCode: string, message: string) => new SalesforceFailure(400, errorCode, message);

function create(call: Call): Answer {
  const body = objectBody(call);
  const operation = operations.find((one) => one === body.operation);
  if (!operation) throw invalid('INVALIDJOB', `The sandbox has no operation ${String(body.operation)}`);
  if ((body.contentType ?? 'CSV') !== 'CSV') throw invalid('INVALIDJOB', 'The only content type is CSV');
  const lineEnding = body.lineEnding ?? 'LF';
  if (lineEnding !== 'LF' && lineEnding !== 'CRLF') throw invalid('INVALIDJOB', 'The line ending must be LF or CRLF');
  const columnDelimiter = String(body.columnDelimiter ?? 'COMMA');
  if (!(columnDelimiter in delimiters)) throw invalid('INVALIDJOB', `No column delimiter ${columnDelimiter}`);
  const object = typeOf(call, String(body.object ?? '')).name;
  const { ingestJobs, ingestAssigns } = orgState(call.world);
  const { clock, orgId } = call.world;
  const job: IngestJob = {
    id: `750${orgId.slice(3, 6)}1${String(ingestJobs.size + 1).padStart(8, '0')}AAA`,
    operation,
    object,
    state: 'Open',
    createdAt: clock.now(),
    version: call.version,
    lineEnding,
    columnDelimiter,
    csv: null,
    header: [],
    unprocessed: [],
    succeeded: [],
    failed: [],
  };
  if (typeof body.assignmentRuleId === 'string') job.assignmentRuleId = body.assignmentRuleId;
  ingestJobs.set(job.id, job);
  // What the job's own writes go by: the header of the call that made it, where that counts at all.
  const assigns =
    job.assignmentRuleId !== undefined || (ingestAssigns && call.header('sforce-auto-assign') !== 'FALSE');
  makers.set(job, {
    ...call,
    header: (name) => (name === 'sforce-auto-assign' ? (assigns ? 'TRUE' : 'FALSE') : call.header(name)),
  });
  return { status: 200, body: told(call, job) };
}

const makers = new WeakMap<IngestJob, Call>();

function told(call: Call, job: IngestJob) {
  const at = new Date(job.createdAt).toISOString().replace('Z', '+0000');
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: call.world.salesforce.adminUserId,
    createdDate: at,
    systemModstamp: at,
    state: job.state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(job.version),
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
    jobType: 'V2Ingest',
    ...(job.state === 'Open' ? { contentUrl: `services/data/v${job.version}/jobs/ingest/${job.id}/batches` } : {}),
    ...(job.assignmentRuleId === undefined ? {} : { assignmentRuleId: job.assignmentRuleId }),
    numberRecordsProcessed: job.succeeded.length + job.failed.length,
    numberRecordsFailed: job.failed.length,
    ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }),
    retries: 0,
    totalProcessingTime: 0,
    apiActiveProcessingTime: 0,
    apexProcessingTime: 0,
  };
}

function jobOf(call: Call): IngestJob {
  const job = orgState(call.world).ingestJobs.get(call.params.id ?? '');
  if (!job) throw notFound();
  return job;
}

/** The words and codes of these refusals are guesses. */
function upload(call: Call): Answer {
  const job = jobOf(call);
  if (job.state !== 'Open') throw invalid('INVALIDJOBSTATE', `Data cannot be uploaded to a job that is ${job.state}`);
  if (job.csv !== null) throw invalid('INVALIDJOBSTATE', `The job ${job.id} has its content already`);
  if (typeof call.body !== 'string') throw invalid('INVALIDCONTENT', 'The content must be text/csv');
  if (Buffer.byteLength(call.body) > orgState(call.world).ingestLimits.uploadBytes)
    throw invalid('CLIENTINPUTERROR', 'The content is larger than 150 MB');
  job.csv = call.body;
  return { status: 201 };
}

function change(call: Call): Answer {
  const job = jobOf(call);
  const { state } = objectBody(call);
  if (state === 'UploadComplete') {
    if (job.state !== 'Open') throw invalid('INVALIDJOBSTATE', `A job that is ${job.state} cannot be closed`);
    job.state = 'UploadComplete';
    queueJob(makers.get(job) ?? call, job, typeOf(call, job.object));
  } else if (state === 'Aborted') {
    if (isOver(job)) throw invalid('INVALIDJOBSTATE', `A job that is ${job.state} cannot be aborted`);
    job.state = 'Aborted';
  } else throw invalid('INVALIDJOB', 'The state must be UploadComplete or Aborted');
  return { status: 200, body: told(call, job) };
}

const isOver = ({ state }: IngestJob) => state === 'JobComplete' || state === 'Failed' || state === 'Aborted';

function remove(call: Call): Answer {
  const job = jobOf(call);
  if (!isOver(job) && job.state !== 'UploadComplete')
    throw invalid('INVALIDJOBSTATE', `A job that is ${job.state} cannot be deleted`);
  orgState(call.world).ingestJobs.delete(job.id);
  return { status: 204 };
}

/** The order of the rows is promised nowhere: they come the other way round. */
function results(call: Call, own: readonly string[], rowsOf: (job: IngestJob) => string[][]): Answer {
  const job = jobOf(call);
  if (!isOver(job)) throw invalid('INVALIDJOBSTATE', `A job that is ${job.state} has no results yet`);
  return { status: 200, csv: resultsCsv(job, own, rowsOf(job).reverse()) };
}

const path = '/jobs/ingest';
const holds = fits(shape);
const result = (name: string, own: readonly string[], rowsOf: (job: IngestJob) => string[][]): Route => ({
  method: 'GET',
  path: `${path}/:id/${name}`,
  holds,
  handle: (call) => results(call, own, rowsOf),
});

/** Ingest jobs of the Bulk API 2.0: made, filled once, closed, followed, and their results read. */
export const bulkIngest: Route[] = [
  { method: 'POST', path, holds, handle: create },
  { method: 'GET', path: `${path}/:id`, holds, handle: (call) => ({ status: 200, body: told(call, jobOf(call)) }) },
  { method: 'PUT', path: `${path}/:id/batches`, holds, handle: upload },
  { method: 'PATCH', path: `${path}/:id`, holds, handle: change },
  { method: 'DELETE', path: `${path}/:id`, holds, handle: remove },
  result('successfulResults', ['sf__Id', 'sf__Created'], ({ succeeded }) =>
    succeeded.map(({ id, created, row }) => [id, String(created), ...row]),
  ),
  result('failedResults', ['sf__Id', 'sf__Error'], ({ failed }) =>
    failed.map(({ id, error, row }) => [id, error, ...row]),
  ),
  result('unprocessedrecords', [], ({ unprocessed }) => unprocessed.map((row) => [...row])),
];
