import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ApiError } from '../../../lib/http/errors';
import type { HttpAnswer, HttpRequest, Send } from '../../../lib/http/send';
import { salesforceClient } from '../../../lib/salesforce/client';

const host = 'acme.my.salesforce.com';
const versions = [{ version: '9.0' }, { version: '67.0' }, { version: '66.0' }];
const json = (body: unknown, status = 200, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

/** An org that answers with these, one after the other; versions are answered always. */
function org(...answers: (HttpAnswer | Error)[]) {
  const calls: HttpRequest[] = [];
  const send: Send = async (request) => {
    calls.push(request);
    if (request.url.endsWith('/services/data')) return json(versions);
    const answer = answers.shift();
    if (!answer) throw new Error(`Nobody answers ${request.url}`);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { calls, send };
}

const ping = { method: 'GET', path: '/limits' } as const;
const anything = z.looseObject({});
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error as ApiError,
  );

describe('calls of Salesforce through jsforce', () => {
  test('go to the newest version that the org offers, which is asked for once', async () => {
    const { calls, send } = org(json({}), json({}));
    const client = salesforceClient({ host, sid: 'sid', send });
    await client.call(ping, anything);
    await client.call(ping, anything);
    expect(calls.map((call) => call.url)).toEqual([
      `https://${host}/services/data`,
      `https://${host}/services/data/v67.0/limits`,
      `https://${host}/services/data/v67.0/limits`,
    ]);
  });

  test('a version that is known is not asked for', async () => {
    const { calls, send } = org(json({}));
    await salesforceClient({ host, sid: 'sid', send, version: '66.0' }).call(ping, anything);
    expect(calls.map((call) => call.url)).toEqual([`https://${host}/services/data/v66.0/limits`]);
  });

  test('carry the session and say who calls', async () => {
    const { calls, send } = org(json({}));
    await salesforceClient({ host, sid: 'the-session', send }).call(ping, anything);
    expect(calls[1]?.headers).toMatchObject({
      Authorization: 'Bearer the-session',
      'Sforce-Call-Options': 'client=SyncLens',
    });
  });

  test('keep what an answer tells of the quota', async () => {
    const { send } = org(json({}, 200, { 'sforce-limit-info': 'api-usage=18/5000' }));
    const client = salesforceClient({ host, sid: 'sid', send });
    expect(client.quota()).toBeNull();
    await client.call(ping, anything);
    expect(client.quota()).toEqual({ used: 18, limit: 5000 });
  });

  test('a refused session is read again once, and the call is made again with the new one', async () => {
    const refused = json([{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }], 401);
    const { calls, send } = org(refused, json({}), json({}));
    const client = salesforceClient({ host, sid: 'old', send, version: '67.0', renew: async () => 'new' });
    await client.call(ping, anything);
    await client.call(ping, anything);
    expect(calls.map((call) => call.headers?.Authorization)).toEqual(['Bearer old', 'Bearer new', 'Bearer new']);
  });

  test.each([
    ['another one that is refused too', 'new', 2],
    ['the same one', 'old', 1],
    ['none', null, 1],
  ])('after a 401, %s ends as expired', async (_, renewed, made) => {
    const refused = () => json([{ message: 'expired', errorCode: 'INVALID_SESSION_ID' }], 401);
    const { calls, send } = org(refused(), refused());
    const client = salesforceClient({ host, sid: 'old', send, version: '67.0', renew: async () => renewed });
    expect((await failureOf(client.call(ping, anything)))?.kind).toBe('expired');
    expect(calls).toHaveLength(made);
  });
});

describe('a failure of Salesforce has a kind of the product', () => {
  test.each([
    ['expired', 401, 'INVALID_SESSION_ID'],
    ['quota-spent', 403, 'REQUEST_LIMIT_EXCEEDED'],
    ['forbidden', 403, 'API_DISABLED_FOR_ORG'],
    ['forbidden', 403, 'INSUFFICIENT_ACCESS'],
    ['not-found', 404, 'NOT_FOUND'],
    ['not-found', 404, 'ENTITY_IS_DELETED'],
    ['invalid', 400, 'MALFORMED_QUERY'],
    ['invalid', 400, 'INVALID_FIELD'],
    ['invalid', 400, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
    ['locked', 400, 'UNABLE_TO_LOCK_ROW'],
    ['refused-by-rule', 400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    ['refused-by-rule', 400, 'DUPLICATES_DETECTED'],
    ['unavailable', 503, 'SERVER_UNAVAILABLE'],
    ['unavailable', 500, 'SOMETHING_NEW'],
    ['rate-limited', 429, 'SOMETHING_NEW'],
    ['conflict', 409, 'SOMETHING_NEW'],
  ])('%s for %i %s', async (kind, status, errorCode) => {
    const { send } = org(json([{ message: 'words', errorCode }], status));
    const failure = await failureOf(salesforceClient({ host, sid: 'sid', send }).call(ping, anything));
    expect([failure?.kind, failure?.details.code, failure?.details.words]).toEqual([kind, errorCode, 'words']);
  });

  test.each([
    [
      'a page instead of data',
      { ...json('<html>Down for maintenance</html>'), headers: { 'content-type': 'text/html' } },
    ],
    ['data that is cut off', json('{"records":[{"Id"')],
    ['data without what was asked for', json({ other: true })],
    ['nothing', json('')],
  ])('%s is unreadable', async (_, answer) => {
    const { send } = org(answer);
    const call = salesforceClient({ host, sid: 'sid', send }).call(
      ping,
      z.looseObject({ records: z.array(z.unknown()) }),
    );
    expect((await failureOf(call))?.kind).toBe('unreadable');
  });

  test('no network and no answer in time stay what they are', async () => {
    for (const kind of ['network', 'timeout'] as const) {
      const { send } = org(new ApiError(kind, 'salesforce'));
      expect((await failureOf(salesforceClient({ host, sid: 'sid', send }).call(ping, anything)))?.kind).toBe(kind);
    }
  });

  test('a session in the words is taken out', async () => {
    const words = 'No session 00D5g0000008fooEAA!AQ4AQxyz.123 here';
    const { send } = org(json([{ message: words, errorCode: 'X' }], 400));
    const failure = await failureOf(salesforceClient({ host, sid: 'sid', send }).call(ping, anything));
    expect(failure?.details.words).not.toContain('AQ4AQ');
  });

  test.each([
    ['retired', json([{ errorCode: 'UNSUPPORTED_API_VERSION', message: 'no longer' }], 410)],
    ['not known to the org', json([{ errorCode: 'NOT_FOUND', message: 'no such resource' }], 404)],
  ])('a version that is %s is read anew, and the call made once more', async (_what, refusal) => {
    const { calls, send } = org(refusal, json({ ok: 1 }), json({}));
    const told: string[] = [];
    const client = salesforceClient({ host, sid: 'sid', send, version: '30.0', told: (newest) => told.push(newest) });
    expect(await client.call(ping, anything)).toEqual({ ok: 1 });
    await client.call(ping, anything);
    expect(calls.map(({ url }) => new URL(url).pathname)).toEqual([
      '/services/data/v30.0/limits',
      '/services/data',
      '/services/data/v67.0/limits',
      '/services/data/v67.0/limits',
    ]);
    expect(told).toEqual(['67.0']);
  });

  test('a record that is not there says nothing about the version; nor is the newest one tried twice', async () => {
    const gone = json([{ errorCode: 'NOT_FOUND', message: 'no such record' }], 404);
    const { calls, send } = org(gone, gone);
    const client = salesforceClient({ host, sid: 'sid', send, version: '67.0' });
    const record = { method: 'GET', path: '/sobjects/Contact/003' } as const;
    expect((await failureOf(client.call(record, anything)))?.kind).toBe('not-found');
    expect(calls.length).toBe(1);
    expect((await failureOf(client.call(ping, anything)))?.kind).toBe('not-found');
    expect(calls.length).toBe(3);
  });

  test('versions that cannot be had are asked for again by the next call', async () => {
    let down = true;
    const send: Send = async ({ url }) =>
      url.endsWith('/data') && down ? json('', 503) : json(url.endsWith('/data') ? versions : {});
    const client = salesforceClient({ host, sid: 'sid', send });
    expect((await failureOf(client.call(ping, anything)))?.kind).toBe('unavailable');
    down = false;
    expect(await client.call(ping, anything)).toEqual({});
  });
});
