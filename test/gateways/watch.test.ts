import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { disconnectHubspot } from '../../lib/connections/hubspot';
import { watchLook } from '../../lib/protocol/watch';
import type { WatchView } from '../../lib/protocol/watch-pages';
import { changeEnvironment } from '../../lib/storage/settings';
import { watches } from '../../lib/storage/watches';
import { armWatch, watchAlarm } from '../../lib/watch/alarm';
import { anyOf } from '../sandbox/worlds/segments';
import { type Bench, bench, minute } from '../unit/resync/bench';
import { tell } from './bulk';
import { mortal } from './mortal';

let b: Bench;
const shown: { title: string; message: string }[] = [];
const texts: string[] = [];
let allowed = true;

beforeEach(async () => {
  shown.length = texts.length = 0;
  allowed = true;
  const deleted = indexedDB.deleteDatabase('synclens-watch');
  await watches.close();
  await new Promise((done) => Object.assign(deleted, { onsuccess: done, onerror: done }));
  b = await bench({ members: 30, limits: { window: 1e6, daily: 1e6, searchPerSecond: 1e6 } });
  Object.assign(browser.permissions, { contains: async () => allowed });
  Object.assign(browser, {
    notifications: { create: async (_id: string, one: { title: string; message: string }) => void shown.push(one) },
  });
  Object.assign(browser.action, {
    setBadgeText: async ({ text }: { text: string }) => void texts.push(text),
    setBadgeBackgroundColor: async () => undefined,
  });
});
afterEach(() => b.close());

const segment = () => b.world.integration.segmentId ?? '';
const view = (): Promise<WatchView> => tell(b, 'watch-get', {});
const codes = (of: WatchView) => of.events.map(({ code }) => code);
/** Time passes, the alarm rings. */
async function later(ms = 60 * minute): Promise<WatchView> {
  b.world.clock.advance(ms);
  vi.setSystemTime(Date.now() + ms);
  await watchLook();
  return view();
}
const on = (patch = {}): Promise<WatchView> => tell(b, 'watch-set', { patch: { on: true, ...patch } });
/** Members beside the one whom the tests are about. */
const others = () =>
  [...b.world.hubspot.contacts.values()].filter(
    (one) => one.id !== b.contactId && b.world.hubspot.value(one, 'lifecyclestage') === 'customer',
  );
const edit = (values: string[], by?: string) =>
  b.world.hubspot.updateFilters(segment(), anyOf('lifecyclestage', values), by);

describe('a watch that nobody asked for', () => {
  test('asks nothing, keeps nothing, and has no alarm', async () => {
    await armWatch();
    await watchLook();
    expect(b.world.calls).toEqual([]);
    expect(await browser.alarms.get(watchAlarm)).toBeFalsy();
    expect(await view()).toMatchObject({ settings: { on: false }, events: [], seen: null });
  });

  test('and one that was turned off, or whose portal is disconnected, neither', async () => {
    await on();
    expect((await browser.alarms.get(watchAlarm))?.periodInMinutes).toBe(60);
    await tell(b, 'watch-set', { patch: { on: false } });
    expect(await browser.alarms.get(watchAlarm)).toBeFalsy();
    await on();
    await disconnectHubspot();
    b.world.calls.length = 0;
    await watchLook();
    await armWatch();
    expect(b.world.calls).toEqual([]);
    expect(await browser.alarms.get(watchAlarm)).toBeFalsy();
  });
});

describe('a watch', () => {
  test('never makes more than three calls, whatever it finds', async () => {
    const made: number[] = [];
    const counting = async (run: () => Promise<unknown>) => {
      b.world.calls.length = 0;
      await run();
      made.push(b.world.calls.length);
    };
    await counting(on);
    for (let n = 0; n < 8; n++) {
      if (n === 2) edit(['customer', 'lead'], '77');
      if (n === 4) b.world.hubspot.write(b.contactId, { company: 'Other Ltd' }, 'CRM_UI');
      if (n === 6) b.world.hubspot.deleteSegment(segment());
      await counting(() => later(n === 5 ? 48 * 60 * minute : 60 * minute));
    }
    expect(made).toHaveLength(9);
    expect(Math.max(...made)).toBeLessThanOrEqual(3);
    expect((await view()).lastLook).toMatchObject({ calls: made.at(-1), failure: null });
  });

  test('tells an edit with who made it, then what it did to the size; the old definition stays', async () => {
    await on({ notify: true });
    expect(codes(await later())).toEqual(['begun']);
    edit(['customer', 'lead'], '4711');
    const edited = await later(10_000);
    expect(codes(edited)).toEqual(['edited', 'begun']);
    expect(edited.events[0]?.params).toMatchObject({ by: '4711', size: 31 });
    const settled = await later();
    expect(codes(settled)[0]).toBe('settled');
    expect(settled.events[0]?.params).toMatchObject({ from: 31, to: 32 });
    expect(settled.versions).toMatchObject([{ sizeBefore: 31, sizeAfter: 32, by: '4711' }, { isKept: true }]);
    expect(shown.map(({ message }) => message)[0]).toContain('HubSpot user 4711 edited the criteria');
    expect(texts.at(-1)).toBe('2');
    const [now, before] = settled.versions;
    const difference = await tell(b, 'watch-difference', { from: before?.seenAt ?? 0, to: now?.seenAt ?? 0 });
    expect(difference).toMatchObject({ verdict: 'criteria', groups: [{ kind: 'changed' }] });
    expect(JSON.stringify(difference)).toContain('Lifecycle');
  });

  test('keeps a save without a change, a new name, and an edit apart', async () => {
    await on();
    edit(['customer']);
    expect(codes(await later())[0]).toBe('resaved');
    b.world.hubspot.renameSegment(segment(), 'Buyers', '5');
    const renamed = await later();
    expect(renamed.events[0]).toMatchObject({ code: 'renamed', params: { from: 'Customers', to: 'Buyers' } });
    expect(renamed.versions).toHaveLength(2);
  });

  test('tells that the size moved without an edit, but not each single contact', async () => {
    await on();
    const [one, ...more] = others();
    if (one) b.world.hubspot.write(one.id, { lifecyclestage: 'lead' }, 'CRM_UI');
    expect(codes(await later())).not.toContain('size');
    for (const { id } of more.slice(0, 12)) b.world.hubspot.write(id, { lifecyclestage: 'lead' }, 'CRM_UI');
    expect(codes(await later())).toContain('size');
  });

  test.each([true, false])(
    'tells a deletion once, and that the segment is judged no more; it is still read: %s',
    async (is) => {
      await on();
      b.world.switches.deletedSegmentReadable = is;
      b.world.hubspot.deleteSegment(segment());
      expect((await later()).events[0]).toMatchObject({ code: 'deleted', params: { segment: 'Customers' } });
      expect(codes(await later()).filter((code) => code === 'deleted')).toHaveLength(1);
      expect((await view()).seen?.segment?.problem).toBe('deleted');
    },
  );

  test('names who synced lately and left the segment, and whose change waits', async () => {
    await on();
    await later();
    const [left] = others();
    if (left) b.world.hubspot.write(left.id, { lifecyclestage: 'lead' }, 'CRM_UI');
    b.world.salesforce.validationRules.set('no', () => 'Refused');
    b.world.hubspot.write(b.contactId, { company: 'Stuck Ltd' }, 'CRM_UI');
    for (let n = 0; n < 4; n++) await later();
    const { events, followed } = await view();
    const of = (code: string) => events.filter((one) => one.code === code).flatMap(({ people }) => people);
    expect(of('dropped').map(({ id }) => id)).toEqual([left?.id]);
    expect(of('stuck').map(({ id }) => id)).toContain(b.contactId);
    expect(followed.stuck.map(({ id }) => id)).toContain(b.contactId);
  });

  test('calls the integration silent only where somebody is known to wait, and says when it is back', async () => {
    await on();
    await later();
    expect((await later(30 * 60 * minute)).seen?.beat).toBe('late');
    b.world.salesforce.validationRules.set('no', () => 'Refused');
    b.world.hubspot.write(b.contactId, { company: 'Stuck Ltd' }, 'CRM_UI');
    for (let n = 0; n < 3; n++) await later();
    expect(codes(await view())).toContain('silent');
    b.world.salesforce.validationRules.clear();
    b.world.hubspot.write(b.contactId, { company: 'Free Ltd' }, 'CRM_UI');
    for (let n = 0; n < 3; n++) await later();
    expect(codes(await view()).filter((code) => code === 'silent' || code === 'back')).toEqual(['back', 'silent']);
  });

  test('shows no notification in quiet hours, and tells it after them', async () => {
    const at = new Date(Date.now());
    const clock = (hours: number) => `${String((at.getHours() + hours + 24) % 24).padStart(2, '0')}:00`;
    await on({ notify: true, quiet: { from: clock(0), to: clock(5), zone: 'own' } });
    edit(['customer', 'lead'], '1');
    await later();
    expect(shown).toEqual([]);
    expect(texts.at(-1)).toBe('2');
    await later(6 * 60 * minute);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.message).toContain('And 1 more.');
  });

  test('whose notifications are not allowed counts on the icon; what was read is not counted', async () => {
    allowed = false;
    await on({ notify: true });
    edit(['customer', 'lead'], '1');
    const { events } = await later();
    expect([shown, texts.at(-1)]).toEqual([[], '2']);
    await tell(b, 'watch-read', { upTo: events[0]?.number ?? 0 });
    expect([(await view()).unread, texts.at(-1)]).toEqual([0, '']);
  });

  test('killed at any line of a look tells what happened once, and loses nothing', async () => {
    await on();
    edit(['customer', 'lead'], '9');
    b.world.clock.advance(60 * minute);
    vi.setSystemTime(Date.now() + 60 * minute);
    for (let line = 1; line < 16; line++) {
      const worker = mortal(line);
      await watchLook().catch(() => undefined);
      worker.revive();
    }
    const state = await later();
    expect(codes(state).filter((code) => code === 'edited')).toHaveLength(1);
    expect(state.versions).toHaveLength(2);
  });

  test('whose token was revoked says so once, and goes on when it is mended', async () => {
    await on();
    b.world.faults.push({ service: 'hubspot', route: '', kind: 'status', status: 401, times: 2 });
    await later();
    await later();
    const mended = await later();
    expect(codes(mended)).toEqual(['failed', 'begun']);
    expect(mended.lastLook?.failure).toBeNull();
  });

  test('comes back with the browser: the alarm is there again, and due soon after a long night', async () => {
    await on();
    await browser.alarms.clear(watchAlarm);
    vi.setSystemTime(Date.now() + 600 * minute);
    await armWatch();
    const alarm = await browser.alarms.get(watchAlarm);
    expect(alarm?.scheduledTime).toBeLessThanOrEqual(Date.now() + minute);
  });
});

describe('restoring', () => {
  const versions = async () => {
    const { versions: all } = await view();
    return { over: all[0]?.seenAt ?? 0, seenAt: all[1]?.seenAt ?? 0 };
  };

  test('gives the criteria back as they were, and calls it restored', async () => {
    const before = JSON.stringify(b.world.hubspot.segments.get(segment())?.filterBranch);
    await on();
    edit(['lead'], '1');
    await later();
    const after = await tell(b, 'watch-restore', await versions());
    expect(codes(after)).toContain('restored');
    expect(JSON.stringify(b.world.hubspot.segments.get(segment())?.filterBranch)).toBe(before);
    expect(after.versions).toHaveLength(3);
    expect((await later()).seen?.segment?.size).toBe(31);
  });

  test('writes nothing where somebody edited the segment after the person looked', async () => {
    await on();
    edit(['lead'], '1');
    await later();
    const shownThen = await versions();
    b.world.clock.advance(1000);
    edit(['customer', 'evangelist'], '2');
    b.world.calls.length = 0;
    const reply = await b.ask('watch-restore', shownThen);
    expect(reply).toMatchObject({ ok: false, failure: { kind: 'conflict', code: 'EDITED_MEANWHILE' } });
    expect(b.world.calls.filter(({ method }) => method === 'PUT')).toEqual([]);
    expect((await view()).versions).toHaveLength(3);
  });

  test('without the scope is refused before anything is sent', async () => {
    await on();
    edit(['lead'], '1');
    await later();
    await changeEnvironment(b.world.portalId, (now) => ({ ...now, scopes: [] }));
    b.world.calls.length = 0;
    expect(await b.ask('watch-restore', await versions())).toMatchObject({ failure: { kind: 'forbidden' } });
    expect(b.world.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
