import { afterEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { runner } from '../../lib/protocol/jobs';
import { messages } from '../../lib/protocol/messages';
import { hubspotContactLink } from '../../lib/records/links';
import { closeDatabase } from '../../lib/storage/database';
import { ledger } from '../../lib/storage/ledger';
import { type Bench, bench, minute } from '../unit/resync/bench';
import { fullStorage } from '../unit/storage/full';
import { changes, confirmed, finished, planned, tell, viewOf } from './bulk';

let b: Bench;
afterEach(async () => {
  vi.unstubAllGlobals();
  await b.close();
});
const limits = { window: 100_000, daily: 1_000_000 };
const noRoom = { kind: 'storage', service: 'browser', code: 'STORAGE_FULL' };

// Some hundred are many for a busy machine.
describe('no room left while a bulk resync writes', { timeout: 60_000 }, () => {
  test.each([1, 2, 3, 4])(
    'from the commit %i on: it is said, nothing is lost, and nobody is written twice',
    async (nth) => {
      b = await bench({ members: 699, limits, switches: { equalWriteTriggers: true } });
      const plan = await planned(b, { kind: 'segment' });
      let commits = 0;
      const stop = runner.onCommit(() => void commits++);
      const storage = fullStorage('at the end', () => commits >= nth);
      const held = await confirmed(b, plan.id);
      expect(held).toMatchObject({ trouble: true, failure: noRoom, state: 'writing', total: 700 });
      const calls = b.world.calls.length;
      await runner.drain(true);
      expect(b.world.calls.length).toBe(calls);
      storage.makeRoom();
      stop();
      // A person took a while: what was sent last is settled by now, and is not waited for in real time.
      await b.pass(minute);
      await tell(b, 'bulk-act', { jobId: plan.id, act: 'resume' });
      await runner.drain();
      const end = await finished(b, plan.id);
      expect(end).toMatchObject({ done: 700, counts: { verified: 700 }, failure: null });
      const all = [...changes(b, plan.id).values()];
      expect([all.length, all.filter((one) => one.changed !== 1 || one.triggered !== 1)]).toEqual([700, []]);
    },
  );
});

describe('no room left for a person’s click', () => {
  test('at the click: refused in words, and nothing is written', async () => {
    b = await bench();
    const storage = fullStorage('at the write');
    expect(await b.ask('resync', { tabId: 7, method: 'trigger-property' })).toMatchObject({
      ok: false,
      failure: noRoom,
    });
    storage.makeRoom();
    expect(b.writes()).toEqual([]);
  });

  test('after the write: the popup says that it stopped; let go on, it finds the write and verifies it', async () => {
    b = await bench();
    let isFull = false;
    const storage = fullStorage('at the end', () => isFull);
    const stop = runner.onCommit(({ cursor }) => {
      isFull = (cursor as { state: string }).state === 'writing';
    });
    await b.click('trigger-property');
    stop();
    const view = await b.ask('popup-view', { tabId: 7 });
    if (view.state !== 'verdict' || !view.job) throw new Error('No job');
    expect(view.job).toMatchObject({ stopped: true, failure: noRoom, nextLookAt: null });
    expect(b.writes().length).toBe(1);
    storage.makeRoom();
    expect(await b.ask('job-resume', { jobId: view.job.id })).toMatchObject({ stopped: false });
    await runner.drain();
    expect(await b.finish(view.job.id)).toMatchObject({ outcome: 'verified', failure: null });
    expect(b.writes().length).toBe(1);
  });
});

describe('IndexedDB gone', () => {
  const gone = async () => {
    await closeDatabase();
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('The profile is damaged', 'UnknownError');
      },
    });
  };
  const lost = { kind: 'storage', service: 'browser', code: 'STORAGE_GONE' };
  const check = async () => {
    vi.spyOn(browser.action, 'setIcon').mockResolvedValue(undefined);
    const host = 'app.hubspot.com';
    const asked = { type: 'check', url: hubspotContactLink(b.world.portalId, b.contactId), nav: 1, stage: 'full' };
    const found = messages.find(({ name }) => name === 'check');
    return (await found?.handle(asked, { tabId: 7, windowId: 1, host })) as { badge: { word: string; line: string } };
  };

  test('while the worker lives: badge and verdict are as before; that no jobs can be told is said', async () => {
    b = await bench();
    const before = (await check()).badge;
    await gone();
    expect((await check()).badge).toEqual(before);
    const view = await b.ask('popup-view', { tabId: 7, refresh: true });
    expect(view).toMatchObject({ state: 'verdict', verdict: { status: 'included-synced' }, job: null, ledger: lost });
    expect(await b.ask('bulk-list', {})).toMatchObject({ ok: false, failure: lost });
  });

  test('a worker that never had the token: the badge says why it cannot judge, and the pages what to do', async () => {
    b = await bench();
    const { secrets } = await import('../../lib/storage/secrets');
    await secrets.remove(`hubspot:${b.world.portalId}`);
    await gone();
    const { badge } = await check();
    expect(badge.line).toMatch('Restart the browser');
    expect(await b.ask('popup-view', { tabId: 7, refresh: true })).toMatchObject({
      verdict: { status: 'unknown', reasons: [{ code: 'gap.storage' }], actions: [{ kind: 'retry' }] },
    });
    expect(await b.ask('settings-get', {})).toMatchObject({ hubspot: { portalId: b.world.portalId } });
  });
});

test('jobs of other versions are told and never run: their cursors mean nothing here', async () => {
  b = await bench();
  const environment = `${b.world.portalId}/${b.world.orgId}`;
  for (const kind of ['resync', 'resync-many', 'check-list', 'coverage-scan'])
    for (const [format, cursor] of [
      [0, null],
      [99, null],
      [99, { state: 'flying' }],
    ] as const) {
      const id = `${kind}-${format}-${cursor === null}`;
      const job = { id, kind, environment, subject: kind === 'resync' ? b.contactId : id, format, cursor };
      await ledger.open({ ...job, createdAt: Date.now(), dueAt: 0 });
    }
  b.world.calls.length = 0;
  await runner.drain();
  expect(b.world.calls).toEqual([]);
  expect((await tell(b, 'bulk-list', {})).map(({ state }) => state)).toEqual(['aside', 'aside', 'aside']);
  expect((await tell(b, 'checklist-list', {})).map(({ state }) => state)).toEqual(['aside', 'aside', 'aside']);
  expect((await tell(b, 'coverage-list', {})).scan?.state).toBe('aside');
  expect(await b.ask('popup-view', { tabId: 7 })).toMatchObject({ state: 'verdict', job: null, ledger: null });
  for (const kind of ['resync-many', 'check-list', 'coverage-scan']) {
    await runner.cancel(`${kind}-99-true`);
    expect(await ledger.get(`${kind}-99-true`)).toMatchObject({ dueAt: null, aside: true });
  }
  expect(await viewOf(b, 'resync-many-99-true')).toMatchObject({ state: 'aside' });
});

describe('half way through a job that reads', () => {
  const list = () => [...b.world.hubspot.contacts.keys()];
  const scan = async () => {
    const reply = await tell(b, 'coverage-plan', { mode: 'full' });
    if (!('scan' in reply)) throw new Error('refused');
    await runner.drain();
    return reply.scan.id;
  };
  const check = async () => {
    const rows = list().map((id) => [id]);
    return (await tell(b, 'checklist-start', { list: { name: 'x.csv', head: null, rows, column: 0 } })).id;
  };
  const kinds = {
    scan: {
      begin: scan,
      act: (jobId: string, act: 'confirm' | 'resume') => tell(b, 'coverage-act', { jobId, act }),
      view: async () => (await tell(b, 'coverage-list', {})).scan,
      route: 'GET /crm/v3/objects/contacts',
    },
    list: {
      begin: check,
      act: (jobId: string, act: 'confirm' | 'resume') => tell(b, 'checklist-act', { jobId, act }),
      view: async () => (await tell(b, 'checklist-list', {}))[0],
      route: 'contacts/batch/read',
    },
  };

  test.each(['scan', 'list'] as const)(
    'a revoked token stops a %s in words; with a good one it goes on to its end',
    async (name) => {
      b = await bench({ members: 499, limits });
      const { begin, act, view, route } = kinds[name];
      const id = await begin();
      b.world.faults.push({ service: 'hubspot', route, times: 9, after: 2, kind: 'status', status: 401 });
      await act(id, 'confirm');
      await runner.drain();
      expect(await view()).toMatchObject({ trouble: true, failure: { kind: 'expired', service: 'hubspot' } });
      b.world.faults.length = 0;
      await act(id, 'resume');
      await runner.drain();
      expect(await view()).toMatchObject({ state: 'done', failure: null });
    },
  );

  test('a list of people who are all outside has the segment looked at once in ten batches, and at its end', async () => {
    b = await bench({ members: 1_299, limits });
    for (const id of list()) b.world.hubspot.write(id, { lifecyclestage: 'lead' }, 'CRM_UI');
    b.world.clock.advance(minute);
    const id = await check();
    b.world.calls.length = 0;
    await kinds.list.act(id, 'confirm');
    await runner.drain();
    const segment = b.world.integration.segmentId ?? '';
    const looks = b.world.calls.filter(({ path }) => path.endsWith(`/lists/${segment}`));
    // The first one is for its name and criteria.
    expect(looks.length).toBe(1 + 2);
    expect(await kinds.list.view()).toMatchObject({ state: 'done', failure: null });
  });

  test.each(['scan', 'list'] as const)(
    'a segment that is deleted stops a %s in words; nobody is judged by its absence',
    async (name) => {
      b = await bench({ members: 599, limits });
      const { begin, act, view } = kinds[name];
      const id = await begin();
      const segment = b.world.integration.segmentId ?? '';
      const found = b.world.hubspot.segments.get(segment);
      // The second call of a kind that the whole job makes several of.
      b.world.faults.push({
        service: 'hubspot',
        route: 'memberships',
        times: 1,
        after: 1,
        kind: 'status',
        status: 500,
      });
      await act(id, 'confirm');
      await runner.drain();
      b.world.hubspot.deleteSegment(segment);
      vi.setSystemTime(Date.now() + 3 * minute);
      await runner.drain(true);
      expect(await view()).toMatchObject({ trouble: true, failure: { code: 'SEGMENT_GONE', words: 'Customers' } });
      if (name === 'list') {
        // Whoever was judged since it was last known to be there has no result.
        const checked = (await kinds.list.view())?.checked ?? 0;
        const { entries } = await tell(b, 'checklist-entries', { jobId: id, from: 0 });
        expect(entries.filter(({ result }) => result !== null).length).toBe(checked);
        expect(entries.filter(({ result }) => result?.status.startsWith('excluded')).length).toBeLessThan(2);
      }
      Object.assign(found ?? {}, { deletedAt: null });
      await act(id, 'resume');
      await runner.drain();
    },
  );
});
