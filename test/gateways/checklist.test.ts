import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { decide } from '../../lib/eligibility/decide';
import { collect } from '../../lib/facts/collect';
import { noteDate } from '../../lib/http/clock';
import { forgetCalls } from '../../lib/http/pace';
import type { CheckEntry, ChecklistView, CheckRow } from '../../lib/protocol/checklist-pages';
import { runner } from '../../lib/protocol/jobs';
import { messages } from '../../lib/protocol/messages';
import type { PageMessageName, PageReply, PageRequest } from '../../lib/protocol/pages';
import type { RecordRef } from '../../lib/records/types';
import { ledger } from '../../lib/storage/ledger';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { createRandom } from '../sandbox/world/random';
import type { World } from '../sandbox/world/types';
import { demoWorld } from '../sandbox/worlds/demo';
import { expectedOutcome } from '../sandbox/worlds/expected';
import { connect, cookies, freshBrowser } from './browser';
import { mortal } from './mortal';

let world: World;
let sandbox: Sandbox;
const free = { window: 1e9, daily: 1e9, searchPerSecond: 1e9, salesforceDaily: 1e9 };

beforeAll(async () => {
  world = demoWorld();
  Object.assign(world.limits, free);
  sandbox = await startSandbox({ worlds: [world] });
  freshBrowser(sandbox);
  vi.spyOn(browser.i18n, 'getMessage').mockReturnValue('en');
  await connect(world);
}, 60_000);
afterAll(() => sandbox.close());

async function tell<N extends PageMessageName>(name: N, request: PageRequest<N>) {
  const sender = { tabId: null, windowId: null, host: null };
  const reply = await messages.find((one) => one.name === name)?.handle({ ...request, type: name }, sender);
  const { ok, value, failure } = reply as { ok: boolean; value: unknown; failure: unknown };
  if (!ok) throw new Error(JSON.stringify(failure));
  return value as PageReply<N> extends infer R ? (R extends { ok: true; value: infer V } ? V : never) : never;
}

const start = (cells: readonly string[], head: string[] | null = null): Promise<ChecklistView> =>
  tell('checklist-start', { list: { name: 'list.csv', head, rows: cells.map((one) => [one]), column: 0 } });

/** The list as its page reads it: each row with what was found. */
async function resultsOf(jobId: string) {
  const rows: CheckRow[] = [];
  const entries: CheckEntry[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const part: { rows: CheckRow[]; next: number | null } = await tell('checklist-rows', { jobId, from });
    rows.push(...part.rows);
    from = part.next;
  }
  for (let from: number | null = 0; from !== null; ) {
    const part: { entries: CheckEntry[]; next: number | null } = await tell('checklist-entries', { jobId, from });
    entries.push(...part.entries);
    from = part.next;
  }
  return rows.map(({ cells, at }) => ({ cells, at, entry: typeof at === 'number' ? entries[at] : undefined }));
}

const viewOf = async (id: string) => {
  const found = (await tell('checklist-list', {})).find((one) => one.id === id);
  if (!found) throw new Error('No such list');
  return found;
};

async function checked(cells: readonly string[]) {
  const plan = await start(cells);
  await tell('checklist-act', { jobId: plan.id, act: 'confirm' });
  await runner.drain();
  return { view: await viewOf(plan.id), rows: await resultsOf(plan.id) };
}

const people = () => [...world.hubspot.contacts.values()].filter((one) => !one.archived && !one.mergedInto);
const hubspotPage = (id: string): RecordRef => ({
  crm: 'hubspot',
  host: 'app.hubspot.com',
  portalId: world.portalId,
  object: 'contact',
  objectTypeId: '0-1',
  id,
});
const salesforcePage = (id: string): RecordRef => ({
  crm: 'salesforce',
  host: `${world.domain}.lightning.force.com`,
  apiHost: `${world.domain}.my.salesforce.com`,
  object: id.startsWith('00Q') ? 'Lead' : 'Contact',
  id,
});
/** What the record's own page says: status, sentences, warnings. */
async function pageSays(ref: RecordRef) {
  const { facts, settings } = await collect(ref);
  const { status, reasons, warnings } = decide(facts, settings);
  return { status, reasons, warnings };
}
const said = (entry: CheckEntry | undefined) => {
  const { status, reasons, warnings } = entry?.result ?? {};
  return { status, reasons, warnings };
};

afterEach(() => {
  cookies.set(`${world.domain}.my.salesforce.com`, world.sid);
  world.faults.length = 0;
});

describe('a list of the demo', () => {
  test('by HubSpot ids: each verdict is that of the record page, and of what the integration did', async () => {
    const all = people();
    const { view, rows } = await checked(all.map(({ id }) => id));
    expect(view).toMatchObject({ state: 'done', people: all.length, checked: all.length, duplicates: 0 });
    const wrong: unknown[] = [];
    for (const [n, contact] of all.entries()) {
      const entry = rows[n]?.entry;
      if (entry?.result?.status !== expectedOutcome(world, contact)) wrong.push([contact.id, entry?.result?.status]);
      const page = await pageSays(hubspotPage(contact.id));
      if (JSON.stringify(page) !== JSON.stringify(said(entry))) wrong.push([contact.id, page, said(entry)]);
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  }, 120_000);

  test('by addresses: the same', async () => {
    const all = people().filter((one) => world.hubspot.value(one, 'email') !== '');
    const { rows, view } = await checked(all.map((one) => world.hubspot.value(one, 'email').toUpperCase()));
    const wrong = all.filter((one, n) => rows[n]?.entry?.result?.status !== expectedOutcome(world, one));
    expect(wrong.map(({ id }) => id)).toEqual([]);
    // The least that it takes: contacts by 50, memberships by 100, one composite for 100.
    const batches = Math.ceil(all.length / 100);
    expect(view.calls.hubspot).toBeLessThanOrEqual(Math.ceil(all.length / 50) + batches + 2);
    expect(view.calls.salesforce).toBe(batches);
    expect(view.cost.hubspotCalls).toBeGreaterThanOrEqual(view.calls.hubspot);
    expect(view.cost.salesforceCalls).toBe(view.calls.salesforce);
  }, 120_000);

  test('by ids of Salesforce, deleted, merged and converted ones too: each verdict is that of the record page', async () => {
    const ids = [...world.salesforce.records.values()]
      .filter(({ object, purged }) => (object === 'Lead' || object === 'Contact') && !purged)
      .map(({ id }) => id);
    const { rows } = await checked(ids.map((id, n) => (n % 2 ? id : id.slice(0, 15))));
    const wrong: unknown[] = [];
    for (const [n, id] of ids.entries()) {
      const page = await pageSays(salesforcePage(id));
      if (JSON.stringify(page) !== JSON.stringify(said(rows[n]?.entry))) wrong.push([id, page, said(rows[n]?.entry)]);
    }
    expect(ids.length).toBeGreaterThan(150);
    expect(wrong.slice(0, 3)).toEqual([]);
  }, 120_000);

  test('rows are kept as they were given; what names nobody, or one again, is said', async () => {
    const [one] = people().filter((contact) => world.hubspot.value(contact, 'email') !== '');
    const email = one ? world.hubspot.value(one, 'email') : '';
    const record = [...world.salesforce.records.values()].find(
      ({ fields, object, isDeleted }) =>
        object === 'Lead' && !isDeleted && fields.Email && !world.hubspot.contactByEmail(String(fields.Email)),
    );
    const cells = [
      email,
      `Me <${email.toUpperCase()}>`,
      '',
      'Ada',
      'nobody@nowhere.example',
      '1',
      String(record?.fields.Email),
    ];
    // A worker that has called nobody yet does not know that the clock of this computer is wrong.
    noteDate('api.hubapi.com', new Date(world.clock.now() + 10 * 60_000).toUTCString(), Date.now());
    const { view, rows } = await checked(cells);
    expect(view.finishedAt).toBeGreaterThanOrEqual(view.createdAt);
    expect(rows.map((row) => row.cells[0])).toEqual(cells);
    expect(view).toMatchObject({ rows: 7, people: 4, duplicates: 1, unknown: { empty: 1, 'not-an-id': 1 } });
    expect(rows.map(({ at }) => at)).toEqual([0, 0, 'empty', 'not-an-id', 1, 2, 3]);
    expect(rows[4]?.entry?.result).toMatchObject({ status: 'nowhere' });
    expect(rows[5]?.entry?.result).toMatchObject({ status: 'unknown', reasons: [{ code: 'gap.not-found' }] });
    expect(rows[6]?.entry?.result).toMatchObject({ status: 'absent-in-hubspot' });
  });

  test('nothing is asked about anybody before a person says go, and a discarded list never is', async () => {
    world.calls.length = 0;
    const plan = await start(people().map(({ id }) => id));
    await runner.drain();
    expect(plan).toMatchObject({ state: 'planned', checked: 0 });
    expect(world.calls.filter(({ path }) => path.includes('contacts'))).toEqual([]);
    await tell('checklist-act', { jobId: plan.id, act: 'cancel' });
    expect(await viewOf(plan.id)).toMatchObject({ state: 'cancelled', checked: 0 });
    expect(world.calls.filter(({ path }) => path.includes('contacts'))).toEqual([]);
  });

  test('without a session of Salesforce the plan says so, and everybody is judged as the record page is without one', async () => {
    const host = `${world.domain}.my.salesforce.com`;
    cookies.delete(host);
    await browser.storage.session.clear();
    const all = people().filter((_one, n) => n % 5 === 0);
    const linked = people().flatMap((one) => world.hubspot.value(one, 'salesforcecontactid') || [])[0] ?? '';
    const links = new Set(people().map((one) => world.hubspot.value(one, 'salesforceleadid')));
    const unknown = [...world.salesforce.records.values()].find(
      ({ id, object }) => object === 'Lead' && !links.has(id),
    );
    const plan = await start([...all.map(({ id }) => id), 'nobody@nowhere.example', linked, unknown?.id ?? '']);
    expect(plan).toMatchObject({ withoutSalesforce: { kind: 'expired' }, cost: { salesforceCalls: null } });
    await tell('checklist-act', { jobId: plan.id, act: 'confirm' });
    await runner.drain();
    const view = await viewOf(plan.id);
    expect(view).toMatchObject({ state: 'done', calls: { salesforce: 0 } });
    const rows = await resultsOf(plan.id);
    const wrong: unknown[] = [];
    for (const [n, contact] of all.entries()) {
      const { status } = await pageSays(hubspotPage(contact.id));
      if (rows[n]?.entry?.result?.status !== status) wrong.push([contact.id, status, rows[n]?.entry?.result]);
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(rows[0]?.entry?.result?.notChecked).toContain('deletion');
    expect(rows.at(-3)?.entry?.result).toMatchObject({ status: 'not-in-hubspot' });
    // A record is known by the contact that is linked to it; of any other nothing is said.
    expect(rows.at(-2)?.entry?.result?.status).toMatch(/^(in|ex)cluded|^blocked/);
    expect(rows.at(-1)?.entry?.result).toMatchObject({ status: 'unknown', reasons: [{ code: 'gap.not-connected' }] });
  });

  test('a session that is lost half way holds the list, which a person lets go on without Salesforce', async () => {
    const plan = await start(people().map(({ id }) => id));
    world.faults.push({ service: 'salesforce', route: 'composite', kind: 'status', status: 401, times: 9, after: 1 });
    await tell('checklist-act', { jobId: plan.id, act: 'confirm' });
    await runner.drain();
    expect(await viewOf(plan.id)).toMatchObject({ trouble: true, failure: { kind: 'expired', service: 'salesforce' } });
    world.faults.length = 0;
    await tell('checklist-act', { jobId: plan.id, act: 'without-salesforce' });
    await runner.drain();
    expect(await viewOf(plan.id)).toMatchObject({
      state: 'done',
      withoutSalesforce: { kind: 'expired' },
      failure: null,
    });
    const rows = await resultsOf(plan.id);
    const blind = rows.filter(({ entry }) => entry?.result?.notChecked.includes('duplicates'));
    expect(blind.length).toBeGreaterThan(50);
    expect(blind.length).toBeLessThan(rows.length);
  });

  test('a list is deleted with all that was found; one that is under way is ended first', async () => {
    const done = await checked(
      people()
        .slice(0, 3)
        .map(({ id }) => id),
    );
    const open = await start(people().map(({ id }) => id));
    for (const { id } of [done.view, open]) {
      await tell('checklist-delete', { jobId: id });
      expect((await tell('checklist-list', {})).map((one) => one.id)).not.toContain(id);
      expect([await ledger.parts(id), await ledger.steps(id)]).toEqual([[], []]);
    }
  });

  test('a worker that is killed at any line, and services that fail meanwhile, lose nobody and judge nobody twice', async () => {
    const seed = Number(process.env.SYNCLENS_SEED ?? Math.floor(Math.random() * 1e9));
    console.info(`seed ${seed}`);
    const random = createRandom(seed);
    const all = people();
    const plan = await start([...all.map(({ id }) => id), ...all.map((one) => world.hubspot.value(one, 'email'))]);
    await tell('checklist-act', { jobId: plan.id, act: 'pause' });
    await tell('checklist-act', { jobId: plan.id, act: 'confirm' });
    world.faults.push(
      { service: 'hubspot', route: 'batch/read', kind: 'status', status: 500, times: 1, after: 2 },
      { service: 'hubspot', route: 'memberships', kind: 'truncate', times: 1 },
      { service: 'salesforce', route: 'composite', kind: 'status', status: 503, times: 1, after: 1 },
    );
    let kills = 0;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    for (let life = 0; life < 200; life++) {
      const worker = mortal(life < 40 ? 2 + Math.floor(random() * 16) : Number.POSITIVE_INFINITY);
      await runner.drain(true).catch(() => undefined);
      if (worker.died()) kills++;
      worker.revive();
      forgetCalls();
      const view = await viewOf(plan.id);
      if (view.finishedAt !== null) break;
      if (view.trouble) await tell('checklist-act', { jobId: plan.id, act: 'resume' });
      vi.setSystemTime(Date.now() + 10 * 60_000);
    }
    vi.useRealTimers();
    world.faults.length = 0;
    const view = await viewOf(plan.id);
    const total = Object.values(view.counts).reduce((sum, n) => sum + (n ?? 0), 0);
    expect(kills).toBeGreaterThan(10);
    expect([view.state, view.checked, total]).toEqual(['done', view.people, view.people]);
    const rows = await resultsOf(plan.id);
    const wrong = all.filter((one, n) => rows[n]?.entry?.result?.status !== expectedOutcome(world, one));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  }, 120_000);

  test('another portal that is connected meanwhile holds the job, and it says so', async () => {
    const plan = await start([people()[0]?.id ?? '']);
    const job = await ledger.get(plan.id);
    if (job) await ledger.commit({ ...job, environment: '999/-', held: null, dueAt: 0 }, []);
    await runner.release(plan.id, ['confirm']);
    await runner.drain();
    expect(await ledger.get(plan.id)).toMatchObject({
      held: 'trouble',
      cursor: { failure: { kind: 'not-connected' } },
    });
  });
});
