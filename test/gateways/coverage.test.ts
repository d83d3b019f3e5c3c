import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ScanCursor } from '../../lib/coverage/types';
import { decide } from '../../lib/eligibility/decide';
import { collect } from '../../lib/facts/collect';
import { runner } from '../../lib/protocol/jobs';
import { snapshots } from '../../lib/storage/coverage';
import { ledger } from '../../lib/storage/ledger';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { createRandom } from '../sandbox/world/random';
import type { World } from '../sandbox/world/types';
import { demoWorld } from '../sandbox/worlds/demo';
import { expectedOutcome } from '../sandbox/worlds/expected';
import { connect, freshBrowser } from './browser';
import { allColumns, classes, emptyStores, killWorker, planned, scanned, view } from './coverage';
import { mortal } from './mortal';
import { tell } from './preview';

const seed = Number(process.env.SYNCLENS_SEED ?? Math.floor(Math.random() * 1e9));
let world: World;
let sandbox: Sandbox;
beforeAll(async () => {
  world = demoWorld();
  Object.assign(world.limits, { window: 1e6, daily: 1e9, searchPerSecond: 1e6, salesforceDaily: 1e9 });
  sandbox = await startSandbox({ worlds: [world] });
}, 60_000);
afterAll(() => sandbox.close());
beforeEach(async () => {
  await emptyStores();
  world.faults.length = 0;
  Object.assign(world.limits, { window: 1e6, windowMs: 10_000 });
  freshBrowser(sandbox);
  await connect(world);
});

/** So few calls a window that it is used up at once. */
const small = { window: 5, windowMs: 250 };
const people = () => [...world.hubspot.contacts.values()].filter((one) => !one.archived && !one.mergedInto);
const truth = () => new Map(people().map((one) => [one.id, expectedOutcome(world, one)] as const));

describe('a scan of the whole portal', () => {
  test('puts everybody into the class that the integration made, which is the verdict of the record’s page', async () => {
    const { snapshot, scan } = await scanned();
    const found = await classes(snapshot.id);
    const expected = truth();
    expect(
      [...expected].flatMap(([id, one]) => (found.get(id) === one ? [] : [`${id} ${found.get(id)} ≠ ${one}`])),
    ).toEqual([]);
    expect(snapshot.contacts).toBe(expected.size);
    expect(scan.state).toBe('done');
    const differing: string[] = [];
    for (const { id } of people().filter((_one, n) => n % 4 === 0)) {
      const page = {
        crm: 'hubspot',
        host: 'app.hubspot.com',
        portalId: world.portalId,
        object: 'contact',
        objectTypeId: '0-1',
        id,
      } as const;
      const { facts, settings } = await collect(page);
      if (decide(facts, settings).status !== found.get(id)) differing.push(id);
    }
    expect(differing).toEqual([]);
  }, 120_000);

  test('names every living record of Salesforce that no contact has, and nobody else’s', async () => {
    const { snapshot } = await scanned();
    const found = await classes(snapshot.id);
    const absent = [...found].filter(([, one]) => one === 'absent-in-hubspot').map(([id]) => id);
    const known = new Set<string>();
    for (const one of people()) {
      const value = (name: string) => world.hubspot.value(one, name);
      const addresses = [value('email'), ...value('hs_additional_emails').split(';')];
      for (const key of [...addresses, value('salesforceleadid'), value('salesforcecontactid')])
        known.add(key.toLowerCase());
    }
    const alone = [...world.salesforce.records.values()].filter(
      ({ id, object, fields, isDeleted, hidden }) =>
        (object === 'Lead' || object === 'Contact') &&
        !isDeleted &&
        !hidden &&
        !fields.ConvertedContactId &&
        !known.has(id.toLowerCase()) &&
        !(fields.Email && known.has(String(fields.Email).toLowerCase())),
    );
    expect(absent.sort()).toEqual(alone.map(({ id }) => id).sort());
    expect(absent.length).toBeGreaterThan(2);
    expect(snapshot.absent).toBe(absent.length);
  });

  test('marks who has several records in Salesforce, and whose record is dead', async () => {
    const { snapshot } = await scanned();
    expect(snapshot.counts.flags.duplicates).toBeGreaterThan(0);
    const dead =
      (snapshot.counts.classes['excluded-orphan'] ?? 0) + (snapshot.counts.classes['blocked-link-dead'] ?? 0);
    expect(dead).toBeGreaterThan(0);
    expect(snapshot.counts.flags['dead-link']).toBeGreaterThanOrEqual(dead);
  });

  test('reads each page once, histories only of those whose class may rest on them, and writes nothing', async () => {
    const plan = await planned();
    world.calls.length = 0;
    await tell('coverage-act', { jobId: plan.id, act: 'confirm' });
    await runner.drain();
    const hubspot = world.calls.filter(({ service }) => service === 'hubspot').length;
    const { hubspotCalls, salesforceCalls } = plan.estimate ?? {
      hubspotCalls: { least: 0, most: 0 },
      salesforceCalls: 0,
    };
    expect(hubspot).toBeGreaterThanOrEqual(hubspotCalls.least);
    expect(hubspot).toBeLessThanOrEqual(hubspotCalls.most + 1);
    expect(world.calls.filter(({ service }) => service === 'salesforce')).toHaveLength(salesforceCalls);
    expect(world.calls.filter(({ write }) => write)).toEqual([]);
    expect(await ledger.parts(plan.id)).toEqual([]);
  });

  test('a quick one reads no histories, and says of nobody that they synced once', async () => {
    const { snapshot } = await scanned('quick');
    expect(world.calls.filter(({ path }) => path.endsWith('/batch/read'))).toEqual([]);
    expect(snapshot.counts.classes['excluded-once']).toBeUndefined();
    expect(snapshot.counts.flags['history-cut']).toBeGreaterThan(0);
    const found = await classes(snapshot.id);
    const same = [
      'excluded',
      'excluded-twin',
      'excluded-orphan',
      'blocked-no-email',
      'blocked-link-dead',
      'included-never-synced',
    ];
    const off = [...truth()].filter(([id, one]) => same.includes(one) && found.get(id) !== one);
    // Who syncs though outside, or joined a moment ago, may be told by the last sync alone.
    expect(off).toEqual([]);
  });

  test('while the window is used up it judges whoever it can, by the same facts', async () => {
    const { id } = await planned();
    Object.assign(world.limits, small);
    const meanwhile = new Set<string>();
    const stop = runner.onCommit(({ cursor }) => {
      const { state, judged } = cursor as ScanCursor;
      if (state === 'reading' && judged.parts > 0) meanwhile.add(`${judged.contacts}/${judged.salesforce}`);
    });
    await tell('coverage-act', { jobId: id, act: 'confirm' });
    await runner.drain();
    stop();
    expect(meanwhile.size).toBeGreaterThan(0);
    const found = await classes(id);
    expect([...truth()].filter(([one, status]) => found.get(one) !== status)).toEqual([]);
    expect((await tell('coverage-list', {})).snapshots[0]).toMatchObject({ contacts: people().length });
  });

  test('is a snapshot that is listed, read and deleted; a second one stands beside it', async () => {
    const first = await scanned();
    const second = await scanned('quick');
    const { snapshots } = await tell('coverage-list', {});
    expect(snapshots.map(({ id }) => id).sort()).toEqual([first.snapshot.id, second.snapshot.id].sort());
    expect((await allColumns(first.snapshot.id)).id).toHaveLength(first.snapshot.contacts + first.snapshot.absent);
    await tell('coverage-delete', { snapshotId: first.snapshot.id });
    await expect(tell('coverage-rows', { snapshotId: first.snapshot.id, from: 0 })).rejects.toMatchObject({
      code: 'NO_SNAPSHOT',
    });
    expect((await tell('coverage-list', {})).snapshots.map(({ id }) => id)).toEqual([second.snapshot.id]);
  });

  test('cancelled half way it leaves no snapshot and nothing that was read', async () => {
    const { id } = await planned();
    world.faults.push({
      service: 'hubspot',
      route: 'GET /crm/v3/objects/contacts',
      times: 1,
      after: 1,
      kind: 'status',
      status: 403,
    });
    await tell('coverage-act', { jobId: id, act: 'confirm' });
    await runner.drain();
    expect(await view()).toMatchObject({ trouble: true, failure: { kind: 'forbidden' } });
    await tell('coverage-act', { jobId: id, act: 'cancel' });
    expect(await view()).toMatchObject({ state: 'cancelled' });
    expect([await ledger.parts(id), (await tell('coverage-list', {})).snapshots]).toEqual([[], []]);
  });

  test('mended after a trouble it goes on where it stood', async () => {
    const { id } = await planned();
    world.faults.push({ service: 'hubspot', route: 'batch/read', times: 1, kind: 'status', status: 403 });
    await tell('coverage-act', { jobId: id, act: 'confirm' });
    await runner.drain();
    expect(await view()).toMatchObject({ trouble: true });
    await tell('coverage-act', { jobId: id, act: 'resume' });
    await runner.drain();
    expect(await view()).toMatchObject({ state: 'done' });
    const pages = world.calls.filter(({ path }) => path === '/crm/v3/objects/contacts').map(({ query }) => query);
    expect(new Set(pages).size).toBe(pages.length);
  });
});

test('a store of snapshots that is full stops the scan in words; with room it loses nobody', async () => {
  const refusal = vi
    .spyOn(snapshots, 'putRows')
    .mockRejectedValueOnce(new DOMException('No room', 'QuotaExceededError'));
  const { id } = await planned();
  await tell('coverage-act', { jobId: id, act: 'confirm' });
  await runner.drain();
  expect(await view()).toMatchObject({ state: 'judging', trouble: true, failure: { code: 'STORAGE_FULL' } });
  await runner.drain(true);
  expect(refusal.mock.calls.length).toBe(1);
  refusal.mockRestore();
  await tell('coverage-act', { jobId: id, act: 'resume' });
  await runner.drain();
  const found = await classes(id);
  expect([...truth()].filter(([one, status]) => found.get(one) !== status)).toEqual([]);
});

describe(`a scan whose worker is killed again and again (seed ${seed}; SYNCLENS_SEED gives another)`, () => {
  test.each([
    ['without a limit', {}],
    ['judging while the window is used up', small],
  ])(
    'loses nobody and doubles nobody, %s',
    async (_how, limits) => {
      const random = createRandom(seed);
      const { id } = await planned();
      Object.assign(world.limits, limits);
      await ledger.release(id, ['confirm']);
      let kills = 0;
      for (let life = 0; life < 80; life++) {
        const worker = mortal(life < 30 ? 1 + Math.floor(random() * 24) : Number.POSITIVE_INFINITY);
        await runner.drain(true).catch(() => undefined);
        if (worker.died()) kills++;
        worker.revive();
        killWorker();
        if ((await view()).state === 'done') break;
      }
      const end = await view();
      expect(end).toMatchObject({ state: 'done', failure: null });
      expect(kills).toBeGreaterThan(5);
      const columns = await allColumns(id);
      expect(new Set(columns.id).size).toBe(columns.id.length);
      const found = await classes(id);
      expect([...truth()].filter(([one, status]) => found.get(one) !== status)).toEqual([]);
      const { snapshots } = await tell('coverage-list', {});
      expect(Object.values(snapshots[0]?.counts.classes ?? {}).reduce((a, b) => a + b, 0)).toBe(columns.id.length);
    },
    120_000,
  );
});
