import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallWorld } from '../sandbox/worlds/small';
import { type FirefoxSession, firefoxPath, launchFirefox } from './harness/firefox';
import { until } from './harness/until';

/** A smoke run of the Firefox build: it starts, connects, and judges a record. Chromium's tests go deeper. */
describe.skipIf(!firefoxPath)('the Firefox build', () => {
  const world = smallWorld({ now: Date.now(), live: true });
  let session: FirefoxSession;
  beforeAll(async () => {
    session = await launchFirefox([world]);
  });
  afterAll(() => session?.close());

  it('connects a portal and shows a badge on a contact page, in and out of the segment', async () => {
    const options = await session.extensionPage('options.html');
    const say = (message: object) => options.evaluate((one) => browser.runtime.sendMessage(one), message);
    expect(await say({ type: 'hubspot-connect', token: world.token })).toMatchObject({ ok: true });
    const segment = { mode: 'segment', id: world.integration.segmentId };
    await say({ type: 'settings-set', patch: { segment } });

    for (const [who, word] of [
      ['included', 'In sync'],
      ['excluded', 'Excluded'],
    ] as const) {
      const { contactId } = world.people.get(who) ?? {};
      const page = await session.page(`https://app.hubspot.com/contacts/${world.portalId}/record/0-1/${contactId}`);
      await until('a badge in the header', () => page.$('synclens-badge[data-place]'));
      const tabId = await options.evaluate(async () =>
        Math.max(...(await browser.tabs.query({})).map((tab) => tab.id)),
      );
      const popup = await session.extensionPage(`popup.html?tab=${tabId}`);
      expect(await until('the verdict', () => popup.$eval('.pill', (pill) => pill.textContent))).toBe(word);
      await Promise.all([page.close(), popup.close()]);
    }
    const read = world.calls.filter((call) => call.path.endsWith('/memberships'));
    expect(read).toHaveLength(2);
  });
});

declare const browser: {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  tabs: { query(what: object): Promise<{ id: number }[]> };
};
