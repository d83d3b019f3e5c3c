import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Send, send } from '../../lib/http/send';
import { bulkQueryPage, bulkQueryState, startBulkQuery } from '../../lib/salesforce/bulk-query';
import { salesforceClient } from '../../lib/salesforce/client';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';

let world: World;
let sandbox: Sandbox;
beforeAll(async () => {
  world = smallWorld();
  sandbox = await startSandbox({ worlds: [world] });
});
afterAll(() => sandbox.close());
/** A new worker: nothing is known but the session. */
const client = (through?: Send) =>
  salesforceClient({
    host: `${world.domain}.my.salesforce.com`,
    sid: world.sid,
    base: sandbox.salesforce,
    send: through,
  });

test('every row once, deleted ones too, with a new worker for each page', async () => {
  const { salesforce } = world;
  const ids = Array.from(
    { length: 25 },
    (_none, n) =>
      salesforce.insert('Lead', { LastName: `A "b", ${n}\nc`, Company: 'Looms', City: 'Bulk' }, salesforce.adminUserId)
        .id,
  );
  salesforce.delete(ids[3] as string, salesforce.adminUserId);
  const { id } = await startBulkQuery(client(), "SELECT Id, LastName, IsDeleted FROM Lead WHERE City = 'Bulk'");
  await expect(bulkQueryPage(client(), id, null, 10)).rejects.toMatchObject({ name: 'ApiError' });
  world.clock.advance(5_000);
  expect((await bulkQueryState(client(), id)).state).toBe('JobComplete');
  // A row is told in the header that did not come.
  const cut: Send = async (request) => {
    const answer = await send(request);
    return { ...answer, text: answer.text.slice(0, answer.text.trimEnd().lastIndexOf('\n"')) };
  };
  await expect(bulkQueryPage(client(cut), id, null, 10)).rejects.toMatchObject({ kind: 'unreadable' });
  const rows: Readonly<Record<string, string>>[] = [];
  let locator: string | null = null;
  do {
    const page = await bulkQueryPage(client(), id, locator, 10);
    rows.push(...page.rows);
    locator = page.next;
  } while (locator !== null);
  expect(rows.map((row) => row.Id).sort()).toEqual([...ids].sort());
  expect(rows.find((row) => row.Id === ids[3])).toMatchObject({ IsDeleted: 'true', LastName: 'A "b", 3\nc' });
});
