import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SalesforceClient, salesforceClient } from '../../lib/salesforce/client';
import { rowsForMany } from '../../lib/salesforce/rows';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';

let world: World;
let sandbox: Sandbox;
let client: SalesforceClient;
const email = 'info@acme.example';
const leads = 2_100;

beforeAll(async () => {
  world = smallWorld();
  const { salesforce } = world;
  for (let n = 0; n < leads; n++)
    salesforce.insert('Lead', { LastName: `Desk ${n}`, Company: 'Acme', Email: email }, salesforce.adminUserId);
  sandbox = await startSandbox({ worlds: [world] });
  client = salesforceClient({ host: `${world.domain}.my.salesforce.com`, sid: world.sid, base: sandbox.salesforce });
});
afterAll(() => sandbox.close());

test('more than 2,000 records of the addresses that were asked for: the following pages are read too', async () => {
  world.calls.length = 0;
  const rows = await rowsForMany(client, [{ ids: [], emails: [email] }], { Lead: ['City'] });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(leads);
  expect(world.calls.filter(({ path }) => /\/query(All)?\//.test(path))).toHaveLength(1);
});
