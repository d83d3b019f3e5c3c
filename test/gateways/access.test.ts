import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessOf, usersNamed } from '../../lib/salesforce/access';
import { salesforceClient } from '../../lib/salesforce/client';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { personWorld } from '../sandbox/worlds/person';

let world: World;
let sandbox: Sandbox;

beforeAll(async () => {
  world = personWorld();
  sandbox = await startSandbox({ worlds: [world] });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  world.calls.length = 0;
});

const client = () =>
  salesforceClient({ host: 'a.my.salesforce.com', sid: world.sid, version: '65.0', base: sandbox.salesforce });
const live = () =>
  [...world.salesforce.records.values()].filter((one) => one.object === 'Contact' || one.object === 'Lead');

test('users are found by a part of their name; without words those whose name speaks for an integration', async () => {
  const found = await usersNamed(client(), '');
  expect(found).toEqual([
    { id: world.integration.userId, name: 'HubSpot Integration', username: expect.stringContaining('hubspot@') },
  ]);
  expect(await usersNamed(client(), ' very ')).toMatchObject([{ name: 'Avery Admin' }]);
  // What stands for anything in a pattern is no wildcard in a name, and a quote ends nothing.
  expect(await usersNamed(client(), 'A_ery')).toEqual([]);
  const fields = {
    FirstName: "O'B",
    LastName: 'Sync_100%',
    Username: 'x@y.example',
    Email: 'x@y.example',
    IsActive: true,
  };
  world.salesforce.insert('User', fields, '');
  for (const words of ["O'B", 'Sync_100', '100%']) expect(await usersNamed(client(), words)).toHaveLength(1);
});

test('what the integration user may not see is told, in one call for 200 records', async () => {
  const [hidden, seen] = live();
  if (!hidden || !seen) throw new Error('Nobody there');
  hidden.hiddenFromIntegration = true;
  const userId = world.integration.userId;
  const found = await accessOf(client(), userId, [hidden.id, seen.id]);
  hidden.hiddenFromIntegration = false;
  expect(found).toEqual([
    { recordId: hidden.id, read: false, edit: false },
    { recordId: seen.id, read: true, edit: true },
  ]);
  expect(world.calls.length).toBe(1);
  expect(await accessOf(client(), userId, [])).toEqual([]);
  const many = Array.from({ length: 201 }, (_none, n) => `003000000000${String(n).padStart(3, '0')}AAA`);
  await accessOf(client(), userId, many).catch(() => undefined);
  expect(world.calls.length).toBe(3);
});
