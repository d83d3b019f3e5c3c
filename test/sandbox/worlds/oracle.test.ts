import { describe, expect, it } from 'vitest';
import { decide } from '../../../lib/eligibility/decide';
import type { World } from '../world/types';
import { demoWorld } from './demo';
import { expectedOutcome } from './expected';
import { factsOfContact, factsOfRecord, trueSettings } from './facts';
import { segmentInvalidWorld } from './small';

/** People whose verdict is not what the integration did: `email: decided ≠ did (note)`. */
function disagreements(world: World): string[] {
  const settings = trueSettings(world);
  const notes = new Map([...world.people.values()].map((one) => [one.contactId, one.note]));
  return [...world.hubspot.contacts.values()]
    .filter((contact) => !contact.archived)
    .flatMap((contact) => {
      const decided = decide(factsOfContact(world, contact), settings).status;
      const did = expectedOutcome(world, contact);
      const who = world.hubspot.value(contact, 'email') || contact.id;
      return decided === did ? [] : [`${who}: ${decided} ≠ ${did} (${notes.get(contact.id)})`];
    });
}

describe('the verdict equals what the integration did', () => {
  it.each([20, 21, 22, 23, 24])('for everybody of the demo, seed %i', (seed) => {
    expect(disagreements(demoWorld({ seed }))).toEqual([]);
  });

  it.each([1, 7, 20, 45, 90, 500])('and still %i minutes later', (minutes) => {
    const world = demoWorld();
    world.clock.advance(minutes * 60_000);
    expect(disagreements(world)).toEqual([]);
  });

  it('for records that no contact has', () => {
    const world = demoWorld();
    const alone = [...world.people.values()].filter((one) => one.contactId === undefined && one.recordId !== undefined);
    expect(alone.length).toBeGreaterThanOrEqual(3);
    for (const { recordId } of alone) {
      const record = world.salesforce.record(recordId ?? '');
      expect(record && decide(factsOfRecord(world, record), trueSettings(world)).status).toBe('absent-in-hubspot');
    }
  });

  it('when the segment is gone: nobody can be judged by it', () => {
    const world = segmentInvalidWorld();
    for (const contact of world.hubspot.contacts.values())
      expect(decide(factsOfContact(world, contact), trueSettings(world)).status).toBe('segment-invalid');
  });
});
