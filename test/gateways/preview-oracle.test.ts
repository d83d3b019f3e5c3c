import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Overwrite } from '../../lib/eligibility/overwrite';
import { isSameValue } from '../../lib/eligibility/overwrite/same-value';
import type { OverwriteRow } from '../../lib/preview/types';
import { integrationOf } from '../sandbox/engine/integration';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { choose, type Overlap, overlapWorld } from '../sandbox/worlds/overlap';
import { connect, freshBrowser } from './browser';
import { allRows, endOf, tell } from './preview';

let portal: Overlap;
let sandbox: Sandbox;
beforeAll(async () => {
  portal = overlapWorld({ people: 1600, seed: 7, id: 'oracle' });
  portal.world.limits.window = 5000;
  sandbox = await startSandbox({ worlds: [portal.world] });
  freshBrowser(sandbox);
  await connect(portal.world);
});
afterAll(() => sandbox.close());

async function overwrites(id: string): Promise<OverwriteRow[]> {
  const rows: OverwriteRow[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page: { rows: OverwriteRow[]; next: number | null } = await tell('preview-overwrites', { id, from });
    rows.push(...page.rows);
    from = page.next;
  }
  return rows;
}

/** Both sides of a field as the stores have them now. */
function sides(id: string, recordId: string, { property, field }: Overwrite) {
  const { hubspot, salesforce } = portal.world;
  const contact = hubspot.contact(id);
  return {
    hubspot: contact ? hubspot.value(contact, property) : '',
    salesforce: String(salesforce.record(recordId)?.fields[field] ?? ''),
  };
}

test('what the preview says is what happens when the segment in force is really changed', {
  timeout: 60_000,
}, async () => {
  const { world } = portal;
  const { hubspot } = world;
  const { id } = await tell('preview-start', { other: { kind: 'segment', id: portal.other } });
  const run = await endOf(id);
  const rows = await allRows(id);
  const enter = rows.filter((row) => row.change === 'enter');
  const able = enter.filter((row) => row.email !== null);
  const before = { ...run.calls };
  await tell('preview-want', { id, phase: 'overwrite' });
  const done = await endOf(id);
  expect(done).toMatchObject({ state: 'done', failure: null });
  // Histories come 50 a call; 400 contacts are one call to Salesforce.
  const turns = Math.ceil(able.length / 400);
  expect(done.calls.salesforce).toBe(turns);
  expect(done.calls.hubspot - before.hubspot).toBeLessThanOrEqual(Math.ceil(able.length / 50) + turns + 1);
  const foretold = await overwrites(id);
  expect(foretold.map((one) => one.id).sort()).toEqual(able.map((row) => row.id).sort());

  const was = new Map(
    foretold.flatMap((one) =>
      one.record
        ? one.fields.map(
            (field) => [`${one.id} ${field.property}`, sides(one.id, one.record?.id ?? '', field)] as const,
          )
        : [],
    ),
  );
  const leaving = rows.filter((row) => row.change === 'leave' && (row.leadId ?? row.contactId) !== null);
  const syncsOf = (contactId: string) => integrationOf(world)?.traces.get(contactId)?.syncs.length ?? 0;
  const syncsBefore = new Map(leaving.map((row) => [row.id, syncsOf(row.id)]));
  choose(world, portal.other);

  const seen: Record<string, number> = {};
  const wrong: string[] = [];
  for (const one of foretold) {
    if (!one.record) continue;
    for (const field of one.fields) {
      const [from, to] = [was.get(`${one.id} ${field.property}`), sides(one.id, one.record.id, field)];
      seen[field.fate] = (seen[field.fate] ?? 0) + 1;
      const same = (a: string | undefined, b: string) => isSameValue(a, b, { isEmail: field.property === 'email' });
      const holds =
        field.fate === 'cannot-tell' ||
        (field.fate === 'equal' && same(from?.hubspot, to.hubspot) && same(from?.salesforce, to.salesforce)) ||
        (field.fate === 'hubspot-overwritten' && same(from?.salesforce, to.hubspot)) ||
        (field.fate === 'salesforce-overwritten' && same(from?.hubspot, to.salesforce)) ||
        (field.fate === 'value-erased' && to[field.losesIn ?? 'hubspot'] === '');
      if (!holds)
        wrong.push(`${one.id} ${field.property} ${field.fate} (${field.because}): ${JSON.stringify({ from, to })}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(seen['hubspot-overwritten']).toBeGreaterThan(20);
  expect(seen['salesforce-overwritten']).toBeGreaterThan(20);

  // R3: who never synced did so only now; R10: nobody without an address.
  const syncedNow = (contactId: string) => {
    const contact = hubspot.contact(contactId);
    return contact !== undefined && hubspot.value(contact, 'salesforcelastsynctime') !== '';
  };
  const dead = new Set(foretold.filter((one) => one.why === 'dead').map((one) => one.id));
  expect(able.filter((row) => !syncedNow(row.id) && !dead.has(row.id))).toEqual([]);
  expect(enter.filter((row) => row.email === null && syncedNow(row.id))).toEqual([]);

  // R11: who left and is linked freezes: a change in HubSpot goes nowhere.
  expect(leaving.length).toBeGreaterThan(100);
  for (const row of leaving) hubspot.write(row.id, { phone: '+49 69 7' }, 'CRM_UI');
  world.clock.advance(3_600_000);
  expect(leaving.filter((row) => syncsOf(row.id) !== syncsBefore.get(row.id))).toEqual([]);
});
