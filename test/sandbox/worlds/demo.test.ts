import { describe, expect, it } from 'vitest';
import { pagesApp } from '../pages/app';
import { startHost } from '../pages/start';
import { demoWorld } from './demo';
import type { Outcome } from './expected';

const outcomes: Outcome[] = [
  'absent-in-hubspot',
  'blocked-no-email',
  'excluded-yet-syncing',
  'excluded-orphan',
  'excluded-import-stub',
  'excluded-once',
  'excluded-frozen',
  'excluded-twin',
  'excluded',
  'blocked-link-dead',
  'included-pending',
  'included-never-synced',
  'included-stale',
  'included-synced',
];

describe('the demo world', () => {
  const world = demoWorld();

  it('has about 300 people, and each verdict of a person at least three times', () => {
    const counts = Object.fromEntries(
      outcomes.map((one) => [one, [...world.people.keys()].filter((key) => key.replace(/-\d+$/, '') === one).length]),
    );
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(280);
    for (const one of outcomes)
      expect(counts, one).toHaveProperty(
        one,
        expect.toSatisfy((n: number) => n >= 3),
      );
  });

  it('has each odd name on a person', () => {
    const odd = [...world.people].filter(([key]) => key.startsWith('odd-'));
    expect(odd.length).toBe(7);
    expect(odd.filter(([, person]) => person.contactId).length).toBeGreaterThan(4);
  });

  it('offers a person account on its start page, under the address of the account', async () => {
    const page = await pagesApp(() => world).request(`https://${startHost}/`);
    const card = /<li class="card [^>]*data-status="included-synced".*?<\/ul><\/li>/s.exec(await page.text())?.[0];
    expect(card).toContain('a person account');
    expect(card).toMatch(/lightning\/r\/Account\/001\w{15}\/view/);
  });

  it('comes out the same from the same seed, and another from another', () => {
    const print = (one: typeof world) => JSON.stringify([...one.people]);
    expect(print(demoWorld())).toBe(print(world));
    expect(print(demoWorld({ seed: 21 }))).not.toBe(print(world));
  });
});
