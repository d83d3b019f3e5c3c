import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { popupView } from '../../lib/protocol/messages/popup-view';
import { why } from '../../lib/protocol/messages/why';
import type { Result } from '../../lib/protocol/pages';
import { tabs } from '../../lib/storage/tabs';
import type { WhyNode, WhyView } from '../../lib/why/view';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { or } from '../unit/segments/make';
import { connect, freshBrowser } from './browser';

/** A small world behind the product; segments are made by the tests. */
export const world: World = smallWorld();
let sandbox: Sandbox;

/** To be called once in a test file. */
export function onStage(): void {
  beforeAll(async () => {
    sandbox = await startSandbox({ worlds: [world] });
  });
  afterAll(() => sandbox.close());
  afterEach(() => vi.useRealTimers());
}

export const me = { tabId: null, windowId: null, host: null };
export const minute = 60_000;
export const customers = () => world.people.get('segment')?.note ?? '';
let made = 0;

/** A segment of its own as the inclusion segment, evaluated; the product is connected anew. */
export async function chosen(...branches: Parameters<typeof or>): Promise<string> {
  made += 1;
  const { id } = world.hubspot.addSegment({
    name: `Made ${made}`,
    filterBranch: or(...branches),
    processingType: 'DYNAMIC',
  });
  world.clock.advance(minute);
  await choose(id);
  return id;
}
export async function choose(id: string): Promise<void> {
  world.integration.segmentId = id;
  freshBrowser(sandbox);
  await connect(world);
}

interface Asked {
  readonly nested?: boolean;
  readonly companies?: boolean;
}
/** What the popup gets for a person's page; `calls` are those of "Why" alone. */
export async function ask(who: string, asked: Asked = {}): Promise<{ view: WhyView; calls: string[] }> {
  const { result, calls } = await tryAsk(who, asked);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return { view: result.value, calls };
}
export async function tryAsk(who: string, asked: Asked = {}): Promise<{ result: Result<WhyView>; calls: string[] }> {
  return askAt(
    `https://app.hubspot.com/contacts/${world.portalId}/record/0-1/${world.people.get(who)?.contactId}`,
    asked,
  );
}
export async function askAt(url: string, asked: Asked = {}): Promise<{ result: Result<WhyView>; calls: string[] }> {
  await tabs.set(5, { url, nav: 1 });
  await popupView.handle({ type: 'popup-view', tabId: 5 }, me);
  const before = world.calls.length;
  const result = (await why.handle({ type: 'why', tabId: 5, ...asked }, me)) as Result<WhyView>;
  return { result, calls: world.calls.slice(before).map(({ method, path }) => `${method} ${path}`) };
}
export const leaf = (node: WhyNode): WhyNode => (node.children[0] ? leaf(node.children[0]) : node);
export const properties = 'GET /crm/v3/properties/contacts';
