import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../lib/eligibility/decide';
import { attachIntegration, integrationOf } from '../engine/integration';
import { linkOf, recordsByEmail } from '../engine/links';
import { mayPass } from '../engine/rules/gate';
import { createWorld } from '../world/create';
import { isRefusal } from '../world/refusal';
import type { HubspotContact, Switches, World } from '../world/types';
import { expectedOutcome } from './expected';
import { factsOfContact, trueSettings } from './facts';
import { anyOf } from './segments';

const minute = 60_000;
const addresses = ['ada@example.com', 'bob@example.com'];

type Step = { wait: number; who: number; what: keyof typeof deeds; value: string };

/** What people may do to one person, in either CRM. What is not possible just then is left out. */
const deeds = {
  join: (p: Person) => p.write({ lifecyclestage: 'customer' }),
  leave: (p: Person) => p.write({ lifecyclestage: 'other' }),
  title: (p: Person, value: string) => p.write({ jobtitle: value }),
  name: (p: Person, value: string) => p.write({ lastname: value }),
  edit: (p: Person, value: string) => p.record((id) => p.world.salesforce.update(id, { Title: value }, p.admin)),
  lead: (p: Person) => p.insert('Lead'),
  contact: (p: Person) => p.insert('Contact'),
  convert: (p: Person) => p.record((id) => p.world.salesforce.convert(id, p.admin)),
  delete: (p: Person) => p.record((id) => p.world.salesforce.delete(id, p.admin)),
  meet: (p: Person) => {
    const there = p.world.hubspot.contactByEmail(p.email);
    if (there) p.world.hubspot.logActivity(there.id, 'meeting');
  },
  import: (p: Person) => {
    const records = recordsByEmail(p.world, p.email).map(({ id }) => id);
    integrationOf(p.world)?.importFromSalesforce(records);
  },
  mergeContacts: (p: Person) => {
    const [one, other] = addresses.map((email) => p.world.hubspot.contactByEmail(email));
    if (one && other && one !== other) p.world.hubspot.merge(one.id, other.id);
  },
  mergeRecords: (p: Person) => {
    const [one, other] = recordsByEmail(p.world, p.email);
    if (one && other) p.world.salesforce.merge(one.id, other.id, p.admin);
  },
  resync: (p: Person) => {
    const there = p.world.hubspot.contactByEmail(p.email);
    if (there) integrationOf(p.world)?.resync(there.id);
  },
  silence: (p: Person, value: string) => {
    p.world.integration.silent = value === 'TBD';
  },
  undelete: (p: Person) => p.record((id) => p.world.salesforce.undelete(id)),
};

class Person {
  constructor(
    readonly world: World,
    readonly email: string,
  ) {}
  get admin() {
    return this.world.salesforce.adminUserId;
  }
  write(values: Record<string, string>) {
    const { hubspot } = this.world;
    const there = hubspot.contactByEmail(this.email);
    if (there) hubspot.write(there.id, values, 'CRM_UI');
    else hubspot.create({ email: this.email, firstname: 'A', lastname: 'King', company: 'Looms', ...values }, 'CRM_UI');
  }
  record(act: (id: string) => unknown) {
    const there = this.world.hubspot.contactByEmail(this.email);
    const id = there && linkOf(this.world, there);
    if (id) act(id);
  }
  insert(object: 'Lead' | 'Contact') {
    const fields = { LastName: 'King', Email: this.email, ...(object === 'Lead' ? { Company: 'Looms' } : {}) };
    this.world.salesforce.insert(object, fields, this.admin);
  }
}

function play(steps: Step[], createFromSalesforce: boolean, switches: Partial<Switches>): World {
  const world = createWorld({
    switches,
    integration: { createFromSalesforce, activitySync: { email: false, call: false, meeting: true } },
  });
  attachIntegration(world);
  const filterBranch = anyOf('lifecyclestage', ['customer']);
  world.integration.segmentId = world.hubspot.addSegment({ name: 'C', filterBranch, processingType: 'DYNAMIC' }).id;
  world.salesforce.validationRules.set('no', (_object, fields) => (fields.Title === 'TBD' ? 'No' : null));
  world.clock.advance(minute);
  for (const { wait, who, what, value } of steps) {
    world.clock.advance(wait * minute);
    try {
      deeds[what](new Person(world, addresses[who] ?? ''), value);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return world;
}

const step = fc.record({
  wait: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 41, max: 3000 })),
  who: fc.integer({ min: 0, max: 1 }),
  what: fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])),
  value: fc.constantFrom('', 'Engineer', 'TBD', 'VP'),
});

/**
 * Where the product is known to differ: one that HubSpot itself brought and that synced once before it left (row 8 of
 * the table takes it for R6); a never-synced member whose last change is one of a prefer-Salesforce property (nothing
 * stands in Salesforce yet, so it goes out, but without a row it is taken not to).
 */
const knownLimits = new Set([
  'excluded-once ≠ excluded-frozen',
  'excluded-once ≠ excluded-yet-syncing',
  'excluded-orphan ≠ excluded-yet-syncing',
  'included-never-synced ≠ included-pending',
]);

const either = fc.boolean();
/** What nobody documents, in any position. */
const switches = fc.record({
  equalWriteTriggers: either,
  syncTimeMovesWithoutDifference: either,
  importStubLinked: either,
  onceForExistingContacts: either,
  linkFollowsMerge: either,
  mergeMakesNewContact: either,
  historyCutOff: fc.constantFrom(0, 1, 2, 5),
});

/** "Changed since" leaves a minute for clocks that differ: a change so soon after a sync is taken for a part of it. */
function tooCloseToTell(world: World, contactId: string): boolean {
  const { triggers = [], syncs = [] } = integrationOf(world)?.traces.get(contactId) ?? {};
  return triggers.some(({ at }) => syncs.some((sync) => at >= sync.at && at <= sync.at + minute));
}

/** Of who is outside, only the log tells once and often apart: a merge leaves that of one of two, a cut off one has not all. */
function historyCannotTell(world: World, contact: HubspotContact): boolean {
  const isMerged = world.hubspot.value(contact, 'hs_merged_object_ids') !== '';
  const isCut = world.switches.historyCutOff > 0;
  return !mayPass(world, contact) && (isMerged || isCut || cameLate(world, contact.id));
}

/** After a silence "once" may come more than the hour after the record was made by which it is known. */
function cameLate(world: World, contactId: string): boolean {
  const [first] = integrationOf(world)?.traces.get(contactId)?.syncs ?? [];
  const madeAt = world.salesforce.record(first?.recordId ?? '')?.createdAt;
  return Boolean(first?.once && madeAt && first.at - madeAt > 60 * minute);
}

describe('any history, with every switch in any position', () => {
  it('ends in a verdict that equals what the integration did', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 14 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 600 }),
        switches,
        (steps, create, rest, switched) => {
          const world = play(steps, create, switched);
          world.clock.advance(rest * minute);
          for (const contact of world.hubspot.contacts.values()) {
            if (contact.archived) continue;
            const decided = decide(factsOfContact(world, contact), trueSettings(world)).status;
            const pair = `${decided} ≠ ${expectedOutcome(world, contact)}`;
            if (!knownLimits.has(pair) && !tooCloseToTell(world, contact.id) && !historyCannotTell(world, contact))
              expect(pair).toBe(`${decided} ≠ ${decided}`);
          }
        },
      ),
      { seed: 5, numRuns: 400 },
    );
  });
});
