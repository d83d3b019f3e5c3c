import { accessBefore, accessOf, usersNamed } from '../../../lib/salesforce/access';
import { abortIngest, fillIngest, ingestResults, ingestState, startIngest } from '../../../lib/salesforce/bulk-ingest';
import { bulkQueryState } from '../../../lib/salesforce/bulk-query';
import { fieldsOf } from '../../../lib/salesforce/describe';
import { countPeople, peoplePage } from '../../../lib/salesforce/people';
import { bulkPeoplePage, startPeopleQuery } from '../../../lib/salesforce/people-bulk';
import { rowsFor, rowsForMany, rowsOfPage } from '../../../lib/salesforce/rows';
import { type ClientApp, refreshed, revoked, signInAddress, tokensFor } from '../../../lib/salesforce/sign-in';
import { touchRecord, touchRecords } from '../../../lib/salesforce/touch';
import { dailyCalls, orgFacts, userName } from '../../../lib/salesforce/user';
import { addClientApp, type Grant, newAccess, newRefresh } from '../../sandbox/salesforce/oauth/apps';
import { orgState } from '../../sandbox/salesforce/state';
import { type Call, row, type Stage } from './call';

const on = 'salesforce';
const callback = 'https://abcdef.chromiumapp.org/salesforce';
const query = (s: Stage) => startPeopleQuery(s.salesforce, 'Lead', {});
const ingest = (s: Stage) => startIngest(s.salesforce, 'Lead');
const rows = (s: Stage) => [{ Id: s.recordId, SyncLens_Resync__c: `sl-${s.next()}` }];
const touch = (s: Stage) => ({
  object: 'Lead' as const,
  id: s.recordId,
  fields: { SyncLens_Resync__c: `sl-${s.next()}` },
});
async function over(s: Stage) {
  const { id } = await ingest(s);
  await fillIngest(s.salesforce, id, rows(s));
  s.world.clock.advance(30_000);
  const job = await ingestState(s.salesforce, id);
  if (!job) throw new Error('The job is gone');
  return job;
}
async function complete(s: Stage) {
  const { id } = await query(s);
  s.world.clock.advance(30_000);
  return id;
}
function signIn(s: Stage) {
  const state = orgState(s.world);
  const known = [...state.oauth.apps.values()][0] ?? addClientApp(s.world, [callback]);
  const grant: Grant = {
    clientId: known.clientId,
    scopes: ['api', 'refresh_token'],
    access: null,
    refresh: [],
    ended: false,
  };
  newAccess(s.world, grant);
  state.oauth.grants.push(grant);
  const app: ClientApp = { host: s.salesforce.host, clientId: known.clientId };
  return { app, refresh: newRefresh(grant) };
}
/** A person allowed it: the address that the browser was sent back to. */
async function allowed(s: Stage) {
  const { url, pending } = await signInAddress(signIn(s).app, callback);
  const code = `code-${s.next()}`;
  orgState(s.world).oauth.codes.set(code, {
    clientId: pending.clientId,
    callback,
    challenge: new URL(url).searchParams.get('code_challenge'),
    until: s.world.clock.now() + 60_000,
    used: false,
    scopes: ['api', 'refresh_token'],
  });
  return { pending, answered: `${callback}?code=${code}&state=${pending.state}` };
}

/** The org does not tell it: nobody is kept from anything. Only the end of a session is told. */
const notTold = Object.fromEntries(
  [
    '403',
    '403-scopes',
    '404',
    '409',
    '423',
    '429',
    '429-second',
    '429-day',
    '477',
    '500',
    '502-html',
    '503',
    'time-out',
    'reset',
    'truncated',
    'html',
    'missing-fields',
    'wrong-types',
    'offline',
  ].map((fault) => [fault, 'nobody']),
);

/**
 * What is no error of OAuth was not said by Salesforce's sign-in: it may be a proxy's page, and for that no sign-in is
 * thrown away.
 */
const notOAuth = Object.fromEntries(
  ['401', '401-once', '403', '403-scopes', '404', '409', '423', '429-day', '477'].map((fault) => [fault, 'unreadable']),
);

/** Every call of Salesforce's gateway. */
export const salesforceCalls: readonly Call[] = [
  { on, name: 'version', what: 'the newest version of the API', use: 'options', run: (s) => s.salesforce.newest() },
  { on, name: 'dailyCalls', what: 'calls of the day', use: 'options', run: (s) => dailyCalls(s.salesforce) },
  {
    on,
    name: 'userName',
    what: 'who the session belongs to',
    use: 'options',
    but: notTold,
    run: (s) => userName(s.salesforce),
  },
  {
    on,
    name: 'orgFacts',
    what: 'name and kind of the org',
    use: 'options',
    but: notTold,
    run: (s) => orgFacts(s.salesforce),
  },
  { on, name: 'usersNamed', what: 'users by name', use: 'options', run: (s) => usersNamed(s.salesforce, 'Admin') },
  {
    on,
    name: 'accessOf',
    what: 'what the integration’s user may see',
    use: 'page',
    run: (s) => accessOf(s.salesforce, s.world.salesforce.adminUserId, [s.recordId]),
  },
  {
    on,
    name: 'accessBefore',
    what: 'what the integration’s user may do with some records and fields',
    use: 'options',
    run: (s) => accessBefore(s.salesforce, s.world.salesforce.adminUserId, [s.recordId], ['Lead.SyncLens_Resync__c']),
  },
  { on, name: 'fieldsOf', what: 'fields of leads and contacts', use: 'options', run: (s) => fieldsOf(s.salesforce) },
  {
    on,
    name: 'rowsFor',
    what: 'everybody with an id or an address',
    use: 'page',
    run: (s) => rowsFor(s.salesforce, { ids: [s.recordId], emails: [s.email] }),
  },
  {
    on,
    name: 'rowsOfPage',
    what: 'the record of a page',
    use: 'page',
    run: (s) => rowsOfPage(s.salesforce, { object: 'Lead', id: s.recordId }),
  },
  {
    on,
    name: 'rowsForMany',
    what: 'the records of many contacts',
    use: 'job',
    run: (s) => rowsForMany(s.salesforce, [{ ids: [s.recordId], emails: [s.email] }]),
  },
  {
    on,
    name: 'peoplePage',
    what: 'all leads or contacts, page by page',
    use: 'job',
    run: (s) => peoplePage(s.salesforce, 'Lead', {}, null),
  },
  { on, name: 'countPeople', what: 'how many there are', use: 'job', run: (s) => countPeople(s.salesforce) },
  { on, name: 'startPeopleQuery', what: 'begins to read all by a job', use: 'job', run: query },
  row({
    on,
    name: 'bulkQueryState',
    what: 'how far that job is',
    use: 'job',
    prepare: query,
    run: (s, { id }) => bulkQueryState(s.salesforce, id),
  }),
  row({
    on,
    name: 'bulkPeoplePage',
    what: 'its rows',
    use: 'job',
    prepare: complete,
    run: (s, id) => bulkPeoplePage(s.salesforce, id, { object: 'Lead', fields: {}, locator: null }),
  }),
  { on, name: 'touchRecord', what: 'touches a record', use: 'write', run: (s) => touchRecord(s.salesforce, touch(s)) },
  {
    on,
    name: 'touchRecords',
    what: 'touches two hundred',
    use: 'write',
    run: (s) => touchRecords(s.salesforce, [touch(s)]),
  },
  { on, name: 'startIngest', what: 'begins an upload', use: 'write', run: ingest },
  row({
    on,
    name: 'fillIngest',
    what: 'uploads its rows',
    use: 'write',
    at: 'PUT',
    // Salesforce answers an upload without a body.
    but: { html: 'answered', 'missing-fields': 'answered', 'wrong-types': 'answered', truncated: 'answered' },
    prepare: ingest,
    run: (s, { id }) => fillIngest(s.salesforce, id, rows(s)),
  }),
  row({
    on,
    name: 'fillIngest',
    what: 'closes it',
    use: 'write',
    at: 'PATCH',
    prepare: ingest,
    run: (s, { id }) => fillIngest(s.salesforce, id, rows(s)),
  }),
  row({
    on,
    name: 'abortIngest',
    what: 'takes an upload back',
    use: 'write',
    prepare: ingest,
    run: (s, { id }) => abortIngest(s.salesforce, id),
  }),
  row({
    on,
    name: 'ingestState',
    what: 'how far an upload is',
    use: 'write',
    but: { '404': 'nobody' },
    prepare: ingest,
    run: (s, { id }) => ingestState(s.salesforce, id),
  }),
  row({
    on,
    name: 'ingestResults',
    what: 'what became of each record',
    use: 'write',
    prepare: over,
    run: (s, job) => ingestResults(s.salesforce, job),
  }),
  row({
    on,
    name: 'tokensFor',
    what: 'the tokens of a sign-in',
    use: 'sign-in',
    but: notOAuth,
    prepare: allowed,
    run: (_s, { pending, answered }) => tokensFor(pending, answered),
  }),
  row({
    on,
    name: 'refreshed',
    what: 'the next tokens',
    use: 'sign-in',
    but: notOAuth,
    prepare: signIn,
    run: (_s, { app, refresh }) => refreshed(app, refresh),
  }),
  row({
    on,
    name: 'revoked',
    what: 'ends a sign-in',
    use: 'sign-in',
    // Nothing is taken from this answer, which has no body either.
    but: {
      ...notOAuth,
      html: 'answered',
      'missing-fields': 'answered',
      'wrong-types': 'answered',
      truncated: 'answered',
    },
    prepare: signIn,
    run: (_s, { app, refresh }) => revoked(app, refresh),
  }),
];
