import { describe, expect, it } from 'vitest';
import { decide } from '../../../lib/eligibility/decide';
import { linkOf } from '../engine/links';
import { mayPass } from '../engine/rules/gate';
import type { World } from '../world/types';
import { expectedOutcome } from './expected';
import { factsOfContact, trueSettings } from './facts';
import { auditedCompany, portalWorld } from './portal';

const live = (world: World) => [...world.hubspot.contacts.values()].filter((one) => !one.archived && !one.mergedInto);

describe('a large portal', () => {
  it('is made of doubles whose verdict is what the integration did with them', () => {
    const world = portalWorld({ contacts: 900, members: 200, linkedOutside: 400, absent: 30 });
    const settings = trueSettings(world);
    const wrong = live(world).filter(
      (one) => decide(factsOfContact(world, one), settings).status !== expectedOutcome(world, one),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(live(world)).toHaveLength(900);
  });

  it('has the size of the audited company within seconds, each with an address and ids of its own', () => {
    const started = performance.now();
    const world = portalWorld(auditedCompany);
    expect(performance.now() - started).toBeLessThan(30_000);
    const all = live(world);
    expect(all).toHaveLength(59_365);
    expect(all.filter((one) => mayPass(world, one))).toHaveLength(1_382);
    expect(all.filter((one) => !mayPass(world, one) && linkOf(world, one))).toHaveLength(52_000);
    const emails = all.map((one) => world.hubspot.value(one, 'email')).filter((one) => one !== '');
    expect(new Set(emails).size).toBe(emails.length);
    expect([...world.salesforce.records.values()].filter(({ isDeleted }) => isDeleted).length).toBeGreaterThan(100);
  }, 60_000);
});
