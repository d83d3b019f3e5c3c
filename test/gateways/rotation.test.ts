/** A new token in the place of the one in use: nothing is lost, and nothing changes before the new one was tried. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { messages } from '../../lib/protocol/messages';
import type { PageMessageName, PageReply, PageRequest } from '../../lib/protocol/pages';
import { tokenKey } from '../../lib/storage/environments';
import { secrets } from '../../lib/storage/secrets';
import { changeEnvironment, readSettings } from '../../lib/storage/settings';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, freshBrowser } from './browser';

const world = smallWorld({ id: 'rotation' });
const other = smallWorld({ id: 'rotation-other', seed: 41 });
let sandbox: Sandbox;

const tokenOf = (digit: string) => `pat-na1-${digit.repeat(8)}-1111-2222-3333-${digit.repeat(12)}`;
const [full, less] = [tokenOf('a'), tokenOf('b')];
world.tokens.set(full, [...world.scopes]);
world.tokens.set(
  less,
  world.scopes.filter((scope) => !scope.endsWith('.write')),
);

beforeAll(async () => {
  sandbox = await startSandbox({ worlds: [world, other] });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  world.faults.length = 0;
  freshBrowser(sandbox);
  await connect(world);
  await changeEnvironment(world.portalId, (now) => ({ ...now, tokenSince: 1000 }));
});

function ask<N extends PageMessageName>(name: N, request: PageRequest<N>): Promise<PageReply<N>> {
  const found = messages.find((one) => one.name === name);
  if (!found) throw new Error(`No message ${name}`);
  return found.handle({ type: name, ...request }, { tabId: null, windowId: null, host: null }) as Promise<PageReply<N>>;
}
const rotate = (token: string, fewer = false) =>
  ask('hubspot-connect', { token, rotation: { portalId: world.portalId, fewer } });
const inUse = () => secrets.get(tokenKey(world.portalId));
const stored = async () => (await readSettings()).store.environments[world.portalId];

test('a new token of the same portal takes its place, and all else stays', async () => {
  const before = await stored();
  expect(await rotate(full)).toMatchObject({ ok: true });
  expect(await inUse()).toBe(full);
  const { tokenSince, ...after } = (await stored()) ?? {};
  const { tokenSince: _old, ...rest } = before ?? {};
  expect(after).toEqual(rest);
  expect(Date.now() - (tokenSince ?? 0)).toBeLessThan(60_000);
});

test('the same token entered again is no younger', async () => {
  await rotate(world.token);
  expect((await ask('settings-get', {})).hubspot?.tokenSince).toBe(1000);
});

test('a token of another portal is no rotation: its portal is named, and nothing changes', async () => {
  const before = await stored();
  expect(await rotate(other.token)).toMatchObject({
    ok: false,
    failure: { kind: 'conflict', code: 'OTHER_PORTAL', words: other.portalId },
  });
  expect([await inUse(), await stored()]).toEqual([world.token, before]);
  expect(Object.keys((await readSettings()).store.environments)).toEqual([world.portalId]);
  expect(await secrets.get(tokenKey(other.portalId))).toBeNull();
});

test('a token that may do less is named first, and taken once a person said so', async () => {
  expect(await rotate(less)).toMatchObject({
    ok: false,
    failure: { code: 'FEWER_SCOPES', words: expect.stringContaining('crm.objects.contacts.write') },
  });
  expect(await inUse()).toBe(world.token);
  expect(await rotate(less, true)).toMatchObject({ ok: true });
  expect(await inUse()).toBe(less);
});

test.each([
  ['has no shape', 'pat-na1-nothing', {}],
  ['is refused', tokenOf('c'), {}],
  ['cannot be tried', full, { service: 'hubspot', route: '/account-info', kind: 'reset', times: 9 }],
])('the one in use stays where a new one %s', async (_what, token, fault) => {
  if ('kind' in fault) world.faults.push(fault as never);
  expect(await rotate(token)).toMatchObject({ ok: false });
  world.faults.length = 0;
  expect(await inUse()).toBe(world.token);
  expect((await stored())?.tokenSince).toBe(1000);
  expect(await ask('segments-search', { query: '', offset: 0 })).toMatchObject({ ok: true });
});
