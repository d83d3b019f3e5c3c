import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallWorld } from '../sandbox/worlds/small';
import { badgeOf, readBadge } from './harness/badge';
import { connectHubspot, hubspotUrl } from './harness/connect';
import { launch, type Session } from './harness/launch';

let session: Session;
const person = (name: string) => hubspotUrl(session, session.world.people.get(name)?.contactId);

beforeAll(async () => {
  session = await launch({ worlds: [smallWorld({ now: Date.now(), live: true })] });
});
afterAll(() => session?.close());

test('before anything is connected the badge says so, with the next step', async () => {
  const page = await session.page(person('included'));
  expect(await badgeOf(page)).toMatchObject({ status: 'unknown', tone: 'striped', word: 'Not known' });
  expect((await readBadge(page))?.line).toContain('Connect it in the options');
  await page.close();
});

describe('connected', () => {
  beforeAll(() => connectHubspot(session));

  test('a contact in the segment that has synced is in sync', async () => {
    const page = await session.page(person('included'));
    expect(await badgeOf(page)).toMatchObject({
      status: 'included-synced',
      tone: 'green',
      word: 'In sync',
      place: 'anchor',
      label: 'SyncLens: In sync. Open details',
    });
    await session.screenshot(page, 'badge-included');
    await page.close();
  });

  test('a contact outside the segment is excluded, and the line names the segment', async () => {
    const page = await session.page(person('excluded'));
    const badge = await badgeOf(page);
    expect(badge).toMatchObject({ status: 'excluded', tone: 'grey', word: 'Excluded', place: 'anchor' });
    expect(badge.line).toContain('Customers');
    await session.screenshot(page, 'badge-excluded');
    await page.close();
  });
});
