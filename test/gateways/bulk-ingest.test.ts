import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Send, send } from '../../lib/http/send';
import {
  abortIngest,
  fillIngest,
  ingestResults,
  ingestState,
  isIngestOver,
  startIngest,
} from '../../lib/salesforce/bulk-ingest';
import { salesforceClient } from '../../lib/salesforce/client';
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
beforeEach(() => {
  world.calls.length = 0;
  world.salesforce.validationRules.clear();
});
/** A new worker: nothing is known but the session. */
const client = (through?: Send) =>
  salesforceClient({
    host: `${world.domain}.my.salesforce.com`,
    sid: world.sid,
    base: sandbox.salesforce,
    send: through,
  });
const leads = (count: number) =>
  Array.from(
    { length: count },
    () => world.salesforce.insert('Lead', { LastName: 'Bulk', Company: 'Looms' }, world.salesforce.adminUserId).id,
  );
const field = (id: string) => world.salesforce.record(id)?.fields.SyncLens_Resync__c;
const rows = (ids: readonly string[], value = 'sl-1') => ids.map((Id) => ({ Id, SyncLens_Resync__c: value }));

test('each record is written once and told apart from the refused, with a new worker for each call', async () => {
  const ids = leads(450);
  const [ruled = '', locked = '', gone = ''] = ids;
  world.salesforce.validationRules.set('no', (_object, fields) => (fields.Id === ruled ? 'Not: "now", please' : null));
  world.salesforce.rowLocks.set(locked, 1);
  world.salesforce.delete(gone, world.salesforce.adminUserId);
  const { id, state } = await startIngest(client(), 'Lead');
  expect(state).toBe('Open');
  expect((await fillIngest(client(), id, rows(ids))).state).toBe('UploadComplete');
  const running = await ingestState(client(), id);
  expect(running && isIngestOver(running)).toBe(false);
  world.clock.advance(10_000);
  const over = await ingestState(client(), id);
  if (!over) throw new Error('The job is gone');
  expect(isIngestOver(over)).toBe(true);
  const results = await ingestResults(client(), over);
  expect([...results.written].sort()).toEqual(ids.slice(3).sort());
  expect(results.refused.get(ruled)).toMatchObject({
    kind: 'refused-by-rule',
    details: { words: 'Not: "now", please' },
  });
  expect(results.refused.get(locked)).toMatchObject({ kind: 'locked' });
  expect(results.refused.get(gone)).toMatchObject({ kind: 'not-found' });
  expect(results.unprocessed).toEqual([]);
  expect(ids.filter((one) => field(one) === 'sl-1').length).toBe(447);
  expect(orgState(world).writes.every(({ autoAssign }) => autoAssign === 'FALSE')).toBe(true);
});

test('rows that the job counts and that did not come are an error, not a success', async () => {
  const { id } = await startIngest(client(), 'Lead');
  await fillIngest(client(), id, rows(leads(5)));
  world.clock.advance(10_000);
  const over = await ingestState(client(), id);
  const cut: Send = async (request) => {
    const answer = await send(request);
    const text = answer.text.slice(0, answer.text.trimEnd().lastIndexOf('\n"'));
    return request.url.endsWith('/successfulResults') ? { ...answer, text } : answer;
  };
  await expect(ingestResults(client(cut), over as never)).rejects.toMatchObject({ kind: 'unreadable' });
});

test('an open job that is taken back never writes; one that nobody knows is told', async () => {
  const ids = leads(2);
  const { id } = await startIngest(client(), 'Lead');
  expect((await abortIngest(client(), id)).state).toBe('Aborted');
  await expect(fillIngest(client(), id, rows(ids))).rejects.toMatchObject({ kind: 'invalid' });
  world.clock.advance(10_000);
  expect(ids.map(field)).toEqual([null, null]);
  expect(await ingestState(client(), '750000000000000AAA')).toBeNull();
});

test('a session that ended is renewed for the upload, too', async () => {
  const ids = leads(1);
  const { id } = await startIngest(client(), 'Lead');
  const worker = salesforceClient({
    host: `${world.domain}.my.salesforce.com`,
    sid: `${world.orgId.slice(0, 15)}!old`,
    renew: () => Promise.resolve(world.sid),
    base: sandbox.salesforce,
    version: '65.0',
  });
  await fillIngest(worker, id, rows(ids));
  world.clock.advance(10_000);
  expect(ids.map(field)).toEqual(['sl-1']);
});
