import { attachIntegration } from '../engine/integration';
import { linkOf } from '../engine/links';
import { createWorld, type WorldOptions } from '../world/create';
import { createRandom } from '../world/random';
import type { World } from '../world/types';
import { oddNames, persona } from './demo/cast';
import { excludedStories } from './demo/excluded';
import { includedStories } from './demo/included';
import { personStories } from './demo/persons';
import { addDemoSegments } from './demo/segments';
import { day, type Story, Teller } from './demo/story';
import { expectedOutcome } from './expected';

/** Length of the histories, and when the inclusion segment was chosen. */
const past = 60 * day;
const chosenAgo = 30 * day;

/**
 * The world of the demo: about 300 people whose states came out of 60 days of events, played through the integration
 * from a fixed seed. `now` is the time at which it is handed over; a `live` world goes on with real time from there,
 * and takes changes from HubSpot within half a minute, so that a visitor need not wait.
 * `people` names them by what became of them (`excluded-frozen-1` …), beside `segment` and `odd-…`.
 */
export function demoWorld(options: WorldOptions = {}): World {
  const now = options.now ?? Date.UTC(2026, 10, 3, 9);
  const seed = options.seed ?? 20;
  const world = createWorld({
    id: 'demo',
    domain: 'acme',
    portalId: '24000020',
    ...options,
    seed,
    now: now - past,
    live: false,
  });
  const integration = attachIntegration(world, seed);
  const segments = addDemoSegments(world);
  world.integration.segmentId = segments.partners;
  world.clock.at(now - chosenAgo, () => {
    world.integration.segmentId = segments.customers;
  });
  world.salesforce.validationRules.set('Title_must_be_known', (object, fields) =>
    object !== 'Account' && fields.Title === 'TBD' ? 'Enter the real title, not TBD.' : null,
  );

  const random = createRandom(seed);
  const told = tellAll([...includedStories, ...excludedStories], (n) => {
    const odd = oddNames[Math.floor(n / 41)];
    const own = persona(random, n);
    const person = n % 41 === 5 && odd ? { ...own, firstname: odd.firstname, lastname: odd.lastname } : own;
    return new Teller(world, integration, random, person, now);
  });
  const chance = createRandom(seed + 1000);
  const persons = tellAll(personStories, (n) => new Teller(world, integration, chance, persona(chance, 1000 + n), now));
  world.clock.advance(now - world.clock.now());
  namePeople(world, [...told, ...persons]);
  world.people.set('segment', { note: segments.customers });
  if (options.live) {
    world.integration.hubspotDelayMs = [15_000, 30_000];
    world.clock.goLive();
  }
  return world;
}

type Told = { story: Story; teller: Teller }[];

/** Stories are mixed, so that odd names meet many of them and ids tell nothing. */
function tellAll(stories: readonly Story[], teller: (n: number) => Teller): Told {
  const told: Told = [];
  const most = Math.max(...stories.map((story) => story.count));
  for (let round = 0; round < most; round++)
    for (const story of stories) {
      if (round >= story.count) continue;
      const one = teller(told.length);
      story.tell(one);
      told.push({ story, teller: one });
    }
  return told;
}

function namePeople(world: World, told: Told) {
  const counts = new Map<string, number>();
  for (const { story, teller } of told) {
    const contact = world.hubspot.contact(teller.contactId ?? '') ?? world.hubspot.contactByEmail(teller.persona.email);
    const status = contact ? expectedOutcome(world, contact) : 'absent-in-hubspot';
    const n = (counts.get(status) ?? 0) + 1;
    counts.set(status, n);
    const recordId = (contact && linkOf(world, contact)) || teller.recordId;
    const named = { contactId: contact?.id, recordId, note: story.note };
    world.people.set(`${status}-${n}`, named);
    const odd = oddNames.find((one) => one.lastname === teller.persona.lastname);
    if (odd) world.people.set(odd.key, named);
  }
}
