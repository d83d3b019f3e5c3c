import { fitsQuery } from '../../spec/salesforce';
import { malformedQuery, SalesforceFailure } from '../failure';
import type { Answer, Call, Route } from '../route';
import { type Row, runSoql } from '../soql/run';
import { orgState } from '../state';

/** `Sforce-Query-Options: batchSize=200`: between 200 and 2,000, which is also the usual size. */
function batchOf(call: Call): number {
  const wanted = Number(/batchSize=(\d+)/i.exec(call.header('sforce-query-options') ?? '')?.[1] ?? 2000);
  return Math.min(2000, Math.max(200, wanted));
}

function ask(call: Call, deleted: boolean): Answer {
  const text = call.query.get('q');
  if (text === null) throw malformedQuery('A query must be given as the parameter q');
  const { size, rows } = runSoql(call.world, text, call.version, deleted);
  const batch = batchOf(call);
  if (rows.length <= batch) return { status: 200, body: { totalSize: size, done: true, records: rows } };
  const { locators } = orgState(call.world);
  const id = `01g${call.world.orgId.slice(3, 6)}${String(locators.size + 1).padStart(9, '0')}`;
  locators.set(id, { rows, version: call.version, batch });
  return { status: 200, body: page(id, rows, 0, batch, call.version) };
}

function page(id: string, rows: readonly Row[], from: number, batch: number, version: string) {
  const done = from + batch >= rows.length;
  return {
    totalSize: rows.length,
    done,
    ...(done ? {} : { nextRecordsUrl: `/services/data/v${version}/query/${id}-${from + batch}` }),
    records: rows.slice(from, from + batch),
  };
}

/** The next page. A locator is good until its session ends; an unknown one is refused. */
function more(call: Call): Answer {
  const [id = '', from = ''] = (call.params.locator ?? '').split('-');
  const open = orgState(call.world).locators.get(id);
  if (!open || !/^\d+$/.test(from)) throw new SalesforceFailure(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  return { status: 200, body: page(id, open.rows, Number(from), open.batch, call.version) };
}

const common = { method: 'GET', nestable: 'limited', holds: fitsQuery } as const;
export const queries: Route[] = [
  { ...common, path: '/query', handle: (call) => ask(call, false) },
  { ...common, path: '/queryAll', handle: (call) => ask(call, true) },
  { ...common, path: '/query/:locator', handle: more },
  { ...common, path: '/queryAll/:locator', handle: more },
];
