import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallWorld } from '../sandbox/worlds/small';
import { connectHubspot } from './harness/connect';
import { launch, type Session } from './harness/launch';
import { until } from './harness/until';

describe('the popup’s "why"', () => {
  const world = smallWorld({ now: Date.now(), live: true });
  let session: Session;
  beforeAll(async () => {
    session = await launch({ worlds: [world] });
    await connectHubspot(session);
  });
  afterAll(() => session?.close());

  test('names the criterion that fails, with the contact’s value, and the change that would bring it in', async () => {
    const contact = world.people.get('excluded')?.contactId;
    const page = await session.page(`https://app.hubspot.com/contacts/${world.portalId}/record/0-1/${contact}`);
    await until('a badge', () => page.$('synclens-badge[data-place]'));
    const popup = await session.popup(page);
    await until('the fold', () => popup.$('.why > summary'));
    await popup.$eval('.why > summary', (summary) => (summary as HTMLElement).click());
    const text = await until('the criteria', () =>
      popup.$eval('.why-steps', (list) => list.closest('.why')?.textContent ?? ''),
    );
    await session.screenshot(popup, 'why-out');
    expect(text).toContain('Lifecycle Stage is any of Customer');
    expect(text).toContain('Set Lifecycle Stage to Customer (now Lead), in HubSpot.');
  });
});
