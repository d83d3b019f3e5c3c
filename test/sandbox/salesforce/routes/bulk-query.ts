import Papa from 'papaparse';
import { fits, queryJob as shape } from '../../spec/salesforce';
import { malformedQuery, notFound, SalesforceFailure } from '../failure';
import type { Answer, Call, Route } from '../route';
import { parseSoql } from '../soql/parse';
import { type Row, runSoql } from '../soql/run';
import { orgState, type QueryJob } from '../state';

function create(call: Call): Answer {
  const { operation, query } = call.body as { operation?: unknown; query?: unknown };
  if (operation !== 'query' && operation !== 'queryAll')
    throw new SalesforceFailure(400, 'INVALIDJOB', 'The operation must be query or queryAll');
  if (typeof query !== 'string') throw malformedQuery('A query must be given');
  runSoql(call.world, query, call.version, operation === 'queryAll');
  const { queryJobs, bulk } = orgState(call.world);
  if (bulk.refusal) throw new SalesforceFailure(bulk.refusal.status, bulk.refusal.errorCode, 'Async API not enabled');
  const { clock } = call.world;
  const from = clock.now();
  const job: QueryJob = {
    id: `750${call.world.orgId.slice(3, 6)}${String(queryJobs.size + 1).padStart(9, '0')}AAA`,
    operation,
    object: parseSoql(query).from,
    state: 'UploadComplete',
    createdAt: from,
    version: call.version,
    soql: query,
    rows: [],
  };
  queryJobs.set(job.id, job);
  clock.at(from + bulk.startsAfter, () => {
    if (job.state === 'UploadComplete') job.state = 'InProgress';
  });
  clock.at(from + Math.max(bulk.startsAfter, bulk.doneAfter), () => {
    if (job.state !== 'InProgress') return;
    if (bulk.endsAs === 'JobComplete')
      job.rows = runSoql(call.world, query, job.version, operation === 'queryAll').rows;
    job.state = bulk.endsAs;
  });
  clock.at(from + bulk.keptFor, () => queryJobs.delete(job.id));
  return { status: 200, body: told(call, job) };
}

function told(call: Call, job: QueryJob) {
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
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
    jobType: 'V2Query',
    numberRecordsProcessed: job.rows.length,
    retries: 0,
    totalProcessingTime: 0,
    ...(job.state === 'Failed' ? { errorMessage: 'The query ran too long' } : {}),
  };
}

function jobOf(call: Call): QueryJob {
  const job = orgState(call.world).queryJobs.get(call.params.id ?? '');
  if (!job) throw notFound();
  return job;
}

function abort(call: Call): Answer {
  const job = jobOf(call);
  if ((call.body as { state?: unknown }).state !== 'Aborted' || job.state === 'JobComplete')
    throw new SalesforceFailure(400, 'INVALIDJOBSTATE', 'Only a job that is not done can be aborted');
  job.state = 'Aborted';
  return { status: 200, body: told(call, job) };
}

function remove(call: Call): Answer {
  const job = jobOf(call);
  if (job.state === 'UploadComplete' || job.state === 'InProgress')
    throw new SalesforceFailure(400, 'INVALIDJOBSTATE', 'A job that is not done cannot be deleted');
  orgState(call.world).queryJobs.delete(job.id);
  return { status: 204 };
}

/** Rows from `locator` on; the header names the next one, the word `null` at the end. A locator's form is a guess. */
function results(call: Call): Answer {
  const job = jobOf(call);
  if (job.state !== 'JobComplete') throw new SalesforceFailure(400, 'INVALIDJOBSTATE', 'The job is not complete');
  const given = call.query.get('locator');
  const from = given === null ? 0 : Number(/^MTA(\d+)$/.exec(given)?.[1] ?? Number.NaN);
  if (Number.isNaN(from)) throw new SalesforceFailure(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  const most = Math.min(Number(call.query.get('maxRecords')) || 50_000, orgState(call.world).bulk.mostAPage);
  const rows = job.rows.slice(from, from + most);
  const next = from + rows.length;
  return {
    status: 200,
    csv: csvOf(job, rows, orgState(call.world).bulk.emptyHead),
    headers: {
      'Sforce-Locator': next < job.rows.length ? `MTA${next}` : 'null',
      'Sforce-NumberOfRecords': String(rows.length),
    },
  };
}

/** Every cell in quotes; times as ISO has them, unlike those of JSON; no value is an empty cell. */
function csvOf(job: QueryJob, rows: readonly Row[], emptyHead: boolean): string {
  if (rows.length === 0 && !emptyHead) return '';
  const asked = parseSoql(job.soql).select.flatMap((one) => (one.kind === 'field' ? [one.field.path.join('.')] : []));
  const fields = rows[0] ? Object.keys(rows[0]).filter((name) => name !== 'attributes') : asked;
  const cells = rows.map((row) =>
    fields.map((name) => (typeof row[name] === 'string' ? row[name].replace(/\+0000$/, 'Z') : row[name])),
  );
  return `${Papa.unparse({ fields, data: cells }, { quotes: true, newline: '\n' })}\n`;
}

const path = '/jobs/query';
const holds = fits(shape);
export const bulkQueries: Route[] = [
  { method: 'POST', path, holds, handle: create },
  { method: 'GET', path: `${path}/:id`, holds, handle: (call) => ({ status: 200, body: told(call, jobOf(call)) }) },
  { method: 'PATCH', path: `${path}/:id`, holds, handle: abort },
  { method: 'DELETE', path: `${path}/:id`, holds, handle: remove },
  { method: 'GET', path: `${path}/:id/results`, holds, handle: results },
];
