import { describe, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { collect, invalidate } from '../../lib/facts/collect';
import type { HealthView } from '../../lib/protocol/health-pages';
import { healthGet, healthTry } from '../../lib/protocol/messages/health';
import { bindSchedule } from '../../lib/schedule';
import { keepFailures, noteTurn } from '../../lib/storage/health';
import { activeEnvironment, readSettings } from '../../lib/storage/settings';
import { cookies } from './browser';
import { fault, hubspotRef, member, onStage, salesforceRef, world } from './facts-stage';

onStage();

const sender = { tabId: null, windowId: null, host: null };
async function said(reply: Promise<unknown>): Promise<HealthView> {
  const answer = (await reply) as { ok: true; value: HealthView } | { ok: false };
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
}
const get = () => said(healthGet.handle({ type: 'health-get' }, sender));
const attempt = (what: string) => said(healthTry.handle({ type: 'health-try', what }, sender));

describe('a person who tries', () => {
  test('each connection reads what was found, and when', async () => {
    const before = Date.now();
    await attempt('salesforce');
    await attempt('heartbeat');
    await attempt('storage');
    const { turns, tokenSince } = await attempt('hubspot');
    expect(turns.hubspot).toMatchObject({ failure: null, found: { missing: expect.any(String) } });
    expect(turns.salesforce).toMatchObject({ failure: null, found: { limit: world.limits.salesforceDaily } });
    expect(turns.heartbeat?.found?.newestAt).toBeLessThanOrEqual(world.clock.now());
    expect(turns.storage).toMatchObject({ failure: null });
    expect(Object.values(turns).every(({ at }) => at >= before)).toBe(true);
    expect(tokenSince).toBeLessThanOrEqual(Date.now());
  });

  test('a token that lost a scope is told which, and the settings know it too', async () => {
    const scopes = world.scopes;
    world.scopes = scopes.filter((one) => one !== 'crm.lists.read');
    const { turns } = await attempt('hubspot').finally(() => {
      world.scopes = scopes;
    });
    expect(turns.hubspot?.found?.missing).toContain('crm.lists.read');
    expect(activeEnvironment((await readSettings()).store)?.scopes).not.toContain('crm.lists.read');
  });

  test.each([
    ['hubspot', { status: 401 }, 'expired'],
    ['hubspot', { kind: 'reset' }, 'network'],
    ['salesforce', { service: 'salesforce', status: 503, times: 9 }, 'unavailable'],
    ['heartbeat', { status: 429 }, 'rate-limited'],
  ] as const)('%s under %o reads that it fails', async (what, patch, kind) => {
    fault(patch);
    expect((await attempt(what)).turns[what]?.failure).toMatchObject({ kind });
    world.faults.length = 0;
    expect((await attempt(what)).turns[what]?.failure).toBeNull();
  });

  test('Salesforce without a session reads that there is none', async () => {
    cookies.clear();
    expect((await attempt('salesforce')).turns.salesforce?.failure).toMatchObject({ code: 'NO_SESSION' });
  });

  test('an alarm runs it, and reads how it went and when it is due', async () => {
    let ran = 0;
    const alarm = (name: string, run: () => Promise<void>) => ({ name, everyMinutes: 60, run });
    const alarms = [
      alarm('good', async () => void ran++),
      alarm('bad', () => Promise.reject(new Error('Ada Lovelace is in the way'))),
    ];
    await bindSchedule(alarms, undefined, (name, error) => void noteTurn(name, error));
    await attempt('bad');
    const { turns, alarms: all } = await attempt('good');
    expect([ran, turns.good?.failure, turns.bad?.failure?.kind]).toEqual([1, null, 'unreadable']);
    expect(all.map(({ name, next }) => [name, next !== null])).toEqual([
      ['good', true],
      ['bad', true],
    ]);
    expect((await attempt('nobody knows it')).turns).not.toHaveProperty('nobody knows it');
  });
});

describe('what failed', () => {
  test('is kept by the newest thirty, the same in a row as one, without the words of a service', async () => {
    keepFailures();
    for (let n = 0; n < 3; n++) {
      fault({ status: 403, body: { status: 'error', category: 'MISSING_SCOPES', message: 'Not for Ada Lovelace' } });
      await invalidate();
      await collect(hubspotRef(member.contactId));
    }
    const { failures } = await get();
    expect(failures.at(-1)).toMatchObject({ kind: 'forbidden', service: 'hubspot', code: 'MISSING_SCOPES', times: 3 });
    expect(JSON.stringify(await browser.storage.local.get('health'))).not.toContain('Lovelace');
    for (let n = 0; n < 40; n++) {
      fault({ status: n % 2 ? 500 : 401, times: 9 });
      await invalidate();
      await collect(salesforceRef(member.recordId));
      world.faults.length = 0;
    }
    expect((await get()).failures).toHaveLength(30);
  });
});
