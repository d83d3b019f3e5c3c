import { request } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { roleOf } from './control/hosts';
import { type Sandbox, startSandbox } from './server';
import { createWorld } from './world/create';
import type { Fault } from './world/types';

const world = createWorld({ id: 'one', seed: 1, domain: 'one' });
const other = createWorld({ id: 'two', seed: 2, domain: 'two' });
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ worlds: [world, other] });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  world.faults.length = 0;
  world.calls.length = 0;
});

const account = '/account-info/v3/details';
const hubspot = (path = account, token = world.token) =>
  fetch(sandbox.hubspot + path, { headers: { authorization: `Bearer ${token}` } });
const fault = (more: Partial<Fault>) =>
  world.faults.push({ service: 'hubspot', route: account, times: 1, kind: 'status', ...more });
const control = (path: string, method = 'GET', body?: unknown) =>
  fetch(`${sandbox.control}/worlds${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });

describe('hosts', () => {
  it.each([
    ['api.hubapi.com', '/crm/v3/lists/1', 'hubspot'],
    ['app-eu1.hubspot.com', '/contacts/1/record/0-1/2', 'pages'],
    ['one.my.salesforce.com:8443', '/services/data/', 'salesforce'],
    ['one.my.salesforce.com', '/secur/frontdoor.jsp', 'pages'],
    ['one.lightning.force.com', '/services/data/', 'pages'],
    ['example.com', '/', null],
  ])('%s%s belongs to %s', (host, path, role) => expect(roleOf(host, path)).toBe(role));

  it('are told apart on one HTTPS port; a My Domain of nobody is refused', async () => {
    const status = (host: string) =>
      new Promise((resolve, reject) => {
        const options = {
          port: sandbox.httpsPort,
          path: '/services/data/',
          headers: { host },
          rejectUnauthorized: false,
        };
        request(options, (answer) => resolve(answer.resume().statusCode))
          .on('error', reject)
          .end();
      });
    expect(await status('nobody.my.salesforce.com')).toBe(421);
    expect(await status('one.my.salesforce.com')).not.toBe(421);
  });
});

describe('faults', () => {
  it('answer a status with the body that the service documents, for so many calls', async () => {
    fault({ status: 503, times: 2 });
    expect((await hubspot()).status).toBe(503);
    expect(await (await hubspot()).json()).toMatchObject({ status: 'error' });
    expect((await hubspot()).status).not.toBe(503);
    expect(world.faults).toEqual([]);
  });

  it('let calls pass before, and match by expression', async () => {
    fault({ status: 500, after: 1, route: '/^GET \\/account-info/' });
    expect((await hubspot()).status).not.toBe(500);
    expect((await hubspot()).status).toBe(500);
  });

  it('break the line, cut the body, or answer what is no JSON or nothing', async () => {
    fault({ kind: 'reset' });
    await expect(hubspot()).rejects.toThrow();
    fault({ kind: 'truncate' });
    await expect(hubspot().then((answer) => answer.text())).rejects.toThrow();
    fault({ kind: 'not-json' });
    await expect(hubspot().then((answer) => answer.json())).rejects.toThrow();
    fault({ kind: 'empty-object' });
    expect(await (await hubspot()).json()).toEqual({});
  });

  it('of one world leave another alone', async () => {
    fault({ status: 500 });
    expect((await hubspot(account, other.token)).status).not.toBe(500);
  });
});

describe('the log', () => {
  it('keeps calls with their bodies and tells writes from reads', async () => {
    const send = (method: string, path: string, body: unknown) =>
      fetch(sandbox.hubspot + path, {
        method,
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' },
      });
    await send('POST', '/crm/v3/objects/contacts/search', { limit: 1 });
    await send('PATCH', '/crm/v3/objects/contacts/1?x=y', { properties: { city: 'Bonn' } });
    expect(world.calls).toMatchObject([
      { service: 'hubspot', write: false },
      { write: true, method: 'PATCH', query: 'x=y', body: { properties: { city: 'Bonn' } } },
    ]);
  });
});

describe('control', () => {
  it('moves the clock, and every answer carries the time of the world', async () => {
    const before = world.clock.now();
    await control('/one/clock', 'POST', { advance: 60_000 });
    expect(world.clock.now()).toBe(before + 60_000);
    expect(Date.parse((await hubspot()).headers.get('date') ?? '')).toBe(world.clock.now());
  });

  it('plays events by name and says why one is refused', async () => {
    const made = await (
      await control('/one/events/hubspot.create', 'POST', { values: { email: 'eve@example.com' } })
    ).json();
    const read = await (await control(`/one/contacts/${(made as { id: string }).id}`)).json();
    expect(read).toMatchObject({ values: { email: 'eve@example.com' } });
    const refused = await control('/one/events/hubspot.create', 'POST', { values: { email: 'eve@example.com' } });
    expect(await refused.json()).toMatchObject({ code: 'CONTACT_EXISTS' });
  });

  it('expires and renews the session, changes switches, sets and clears faults and the log', async () => {
    await control('/one/session', 'POST', { expire: true });
    expect(world.sessions.has(world.sid)).toBe(false);
    await control('/one/session', 'POST', { renew: true });
    expect(world.sessions.has(world.sid)).toBe(true);
    await control('/one/switches', 'POST', { equalWriteTriggers: true });
    expect(world.switches.equalWriteTriggers).toBe(true);
    await control('/one/faults', 'POST', { service: 'hubspot', route: account, times: 9, kind: 'status', status: 500 });
    expect(world.faults).toHaveLength(1);
    await control('/one/faults', 'DELETE');
    expect(world.faults).toEqual([]);
    await hubspot();
    await control('/one/calls', 'DELETE');
    expect(world.calls).toEqual([]);
    expect((await control('/none')).status).toBe(404);
  });
});
