import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Send, send } from '../../lib/http/send';
import type { BulkRow } from '../../lib/salesforce/bulk-csv';
import { type BulkPage, bulkQueryPage, bulkQueryState, startBulkQuery } from '../../lib/salesforce/bulk-query';
import { salesforceClient } from '../../lib/salesforce/client';
import { peoplePage } from '../../lib/salesforce/people';
import { bulkPeoplePage, startPeopleQuery } from '../../lib/salesforce/people-bulk';
import { orgState } from '../sandbox/salesforce/state';
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
const first = { locator: null, maxRecords: 10 };
const asIs = (row: BulkRow) => row;
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
  await expect(bulkQueryPage(client(), id, first, asIs)).rejects.toMatchObject({ name: 'ApiError' });
  world.clock.advance(5_000);
  expect((await bulkQueryState(client(), id)).state).toBe('JobComplete');
  // A row is told in the header that did not come.
  const cut: Send = async (request) => {
    const answer = await send(request);
    return { ...answer, text: answer.text.slice(0, answer.text.trimEnd().lastIndexOf('\n"')) };
  };
  await expect(bulkQueryPage(client(cut), id, first, asIs)).rejects.toMatchObject({ kind: 'unreadable' });
  const rows: BulkRow[] = [];
  let locator: string | null = null;
  do {
    const page: BulkPage<BulkRow> = await bulkQueryPage(client(), id, { ...first, locator }, asIs);
    rows.push(...page.rows);
    locator = page.next;
  } while (locator !== null);
  expect(rows.map((row) => row.Id).sort()).toEqual([...ids].sort());
  expect(rows.find((row) => row.Id === ids[3])).toMatchObject({ IsDeleted: 'true', LastName: 'A "b", 3\nc' });
});

test('leads and contacts by a job are the same as by pages of REST: merged, converted and nameless ones, mapped fields', async () => {
  const { salesforce } = world;
  const by = salesforce.adminUserId;
  const lead = salesforce.insert('Lead', { LastName: 'Doe, "D"', Company: 'Looms', City: '' }, by);
  salesforce.convert(lead.id, by);
  const fields = { Lead: ['City', 'Company'], Contact: ['Title'] };
  for (const object of ['Lead', 'Contact'] as const) {
    const { id } = await startPeopleQuery(client(), object, fields);
    world.clock.advance(5_000);
    const page = await bulkPeoplePage(client(), id, { object, fields, locator: null });
    expect(page).toEqual(await peoplePage(client(), object, fields, null));
    expect(page.rows.length).toBeGreaterThan(0);
  }
});

test.each([true, false])('a query without rows is an empty page; a line of names: %s', async (emptyHead) => {
  orgState(world).bulk.emptyHead = emptyHead;
  const { id } = await startBulkQuery(client(), "SELECT Id, IsDeleted FROM Lead WHERE City = 'Nowhere'");
  world.clock.advance(5_000);
  expect(await bulkQueryPage(client(), id, first, asIs)).toEqual({ rows: [], next: null });
});

test('a version that the org has retired: the page is asked for once more with the newest', async () => {
  const { id } = await startBulkQuery(client(), "SELECT Id, IsDeleted FROM Lead WHERE City = 'Nowhere'");
  world.clock.advance(5_000);
  for (const version of ['12.0', '99.0']) {
    const old = salesforceClient({
      host: `${world.domain}.my.salesforce.com`,
      sid: world.sid,
      base: sandbox.salesforce,
      version,
    });
    // A version that is unknown is told by a path that is always there.
    if (version === '99.0') await startBulkQuery(old, 'SELECT Id FROM Lead');
    expect((await bulkQueryPage(old, id, first, asIs)).rows).toEqual([]);
  }
});
