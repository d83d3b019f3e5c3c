import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { why } from '../../lib/protocol/messages/why';
import type { Result } from '../../lib/protocol/pages';
import { changeSettings } from '../../lib/storage/settings';
import { tabs } from '../../lib/storage/tabs';
import type { WhyView } from '../../lib/why/view';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, freshBrowser } from './browser';

let world: World;
let sandbox: Sandbox;
beforeAll(async () => {
  world = smallWorld();
  sandbox = await startSandbox({ worlds: [world] });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  world.calls.length = 0;
  freshBrowser(sandbox);
  await connect(world);
  await changeSettings((store) => {
    const environment = store.environments[world.portalId];
    if (!environment) throw new Error('Not connected');
    const segment = { mode: 'segment' as const, id: world.integration.segmentId ?? '' };
    return {
      ...store,
      environments: { [world.portalId]: { ...environment, settings: { ...environment.settings, segment } } },
    };
  });
});

/** What the popup gets for a person's page. */
async function ask(who: string): Promise<Result<WhyView>> {
  const url = `https://app.hubspot.com/contacts/${world.portalId}/record/0-1/${world.people.get(who)?.contactId}`;
  await tabs.set(5, { url, nav: 1, anchor: null });
  return why.handle({ type: 'why', tabId: 5 }, { tabId: null, windowId: null, host: null }) as Promise<Result<WhyView>>;
}

test('who is out is told which criterion fails, and what would bring it in', async () => {
  const found = await ask('excluded');
  if (!found.ok) throw new Error(JSON.stringify(found.failure));
  expect(found.value).toMatchObject({
    segment: 'Customers',
    member: false,
    told: 'no',
    differs: null,
    change: {
      reaches: 'yes',
      instructions: [{ kind: 'set', property: 'lifecyclestage', value: 'customer', from: 'lead' }],
    },
  });
});

test('who is in is told by which criterion; the portal’s own facts are asked for once', async () => {
  const first = await ask('included');
  expect(first).toMatchObject({ ok: true, value: { member: true, told: 'yes', change: null } });
  const before = world.calls.length;
  await ask('included');
  const again = world.calls.slice(before).map((call) => call.path);
  expect(again.length).toBeLessThanOrEqual(1);
});
