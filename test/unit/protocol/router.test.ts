import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { type Message, message } from '../../../lib/protocol/message';
import { messages } from '../../../lib/protocol/messages';
import { type BrowserSender, privilegeOf, route } from '../../../lib/protocol/router';

const own = 'chrome-extension://abcdefghijklmnop';
/** What a content script may ask for; the house says: these three and no other. */
const forContent = ['check', 'left', 'open-popup'];
const names = messages.map((one) => one.name);

/** Every message of the product, with a handler that only notes that it was reached. */
function listening() {
  const reached: string[] = [];
  const deaf: Message[] = messages.map((one) => ({
    ...one,
    handle: async () => {
      reached.push(one.name);
    },
  }));
  return { reached, answer: route(deaf, own) };
}

const crmOrigins = [
  'https://app.hubspot.com',
  'https://app-eu1.hubspot.com',
  'https://acme.lightning.force.com',
  'https://acme--dev.sandbox.my.salesforce.com',
];
const crm =
  /^https:\/\/(app(-[a-z0-9]+)?\.hubspot\.com|[a-z0-9.-]+\.(my\.salesforce|lightning\.force)\.(com|mil)(\.mcas\.ms)?)\/?$/;
const foreignOrigins = [
  'https://evil.example',
  'https://app.hubspot.com.evil.example',
  'https://xapp.hubspot.com',
  'http://app.hubspot.com',
  'https://www.hubspot.com',
  'https://acme.lightning.force.com.evil.example',
  'https://app.hubspot.com@evil.example',
  'chrome-extension://another',
  `${own}.evil.example`,
  'null',
  '',
];
const origin = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(own, own, own, ...crmOrigins) },
  { weight: 3, arbitrary: fc.constantFrom(...foreignOrigins) },
  fc.webUrl(),
  fc.string(),
  fc.constant(undefined),
);
const sender: fc.Arbitrary<BrowserSender> = fc.record(
  {
    origin: origin as fc.Arbitrary<string>,
    frameId: fc.constantFrom(0, 1, 7, -1),
    tab: fc.record({ id: fc.integer(), windowId: fc.integer() }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const small = fc.jsonValue({ maxDepth: 1 });
const raw = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constantFrom(...names, ...forContent, ...forContent), more: small }) },
  fc.record({ type: fc.string(), more: small }),
  fc.record({ type: small }),
  small,
);

test('content scripts may send three messages, and nothing else is theirs', () => {
  expect(messages.filter((one) => one.from === 'content').map((one) => one.name)).toEqual(forContent);
  expect(new Set(names).size).toBe(names.length);
});

/** Drawn from pools that were generated once: a hundred thousand pairs would cost half a minute to generate. */
const drawn = <T>(of: fc.Arbitrary<T>) => fc.constantFrom(...fc.sample(of, 1500));

test('whoever sends whatever, 100,000 times: nothing throws, and none but the top frame of a CRM and our own pages reach a handler, each its own', () => {
  const { reached, answer } = listening();
  let handled = 0;
  fc.assert(
    fc.property(drawn(raw), drawn(sender), (sent, from) => {
      reached.length = 0;
      const reply = answer(sent, from);
      const [name] = reached;
      if (name === undefined) return reply === null;
      handled++;
      const inTopFrame = (from.frameId ?? 0) === 0;
      if (!forContent.includes(name)) return inTopFrame && from.origin === own;
      const { origin = '', tab } = from;
      return inTopFrame && tab?.id !== undefined && crm.test(origin) && !foreignOrigins.includes(origin);
    }),
    { numRuns: 100_000 },
  );
  // No empty promise: many of them were meant for a handler, and came to one.
  expect(handled).toBeGreaterThan(1000);
});

test('what our script in a page may send, with anything in it: answered or refused, never thrown, and no call sets out', async () => {
  const calls = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('offline'));
  const answer = route(messages, own);
  const from: BrowserSender = { origin: crmOrigins[0], frameId: 0, tab: { id: 1 } };
  const hostile = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.constantFrom(
      'javascript:0',
      `${own}/popup.html`,
      'https://app.hubspot.com@evil.example/contacts/1/record/0-1/2',
    ),
    fc.constant(`https://app.hubspot.com/contacts/${'9'.repeat(4000)}/record/0-1/%00`),
    small,
  );
  const check = fc.record(
    {
      url: hostile,
      nav: fc.oneof(fc.double(), small),
      stage: fc.oneof(fc.constantFrom('first', 'full'), small),
    },
    { requiredKeys: ['url'] },
  );
  await fc.assert(
    fc.asyncProperty(check, async (asked) => {
      const reply = answer({ type: 'check', ...asked }, from);
      expect(reply).toBeInstanceOf(Promise);
      const said = await reply?.then(
        (value) => (value as { badge: unknown }).badge,
        () => null,
      );
      // Nothing is connected here, so the one thing that can be told is that nothing is known.
      expect(said === null || (said as { status: string }).status === 'unknown').toBe(true);
    }),
    { numRuns: 1000 },
  );
  expect(calls).not.toHaveBeenCalled();
  calls.mockRestore();
});

test.each(foreignOrigins)('%s has no privilege', (foreign) => {
  expect(privilegeOf({ origin: foreign, frameId: 0, tab: { id: 1 } }, own)).toBeNull();
});

test.each(crmOrigins)('%s: its top frame is a content script, its inner frames are nobody', (crm) => {
  expect(privilegeOf({ origin: crm, frameId: 0, tab: { id: 1 } }, own)).toBe('content');
  expect(privilegeOf({ origin: crm, frameId: 3, tab: { id: 1 } }, own)).toBeNull();
});

test('our own page in a frame of somebody else is nobody', () => {
  expect(privilegeOf({ origin: own, frameId: 2, tab: { id: 1 } }, own)).toBeNull();
});

test('a request that does not parse is refused, and its handler never runs', async () => {
  const handle = vi.fn(async () => 'done');
  const strict = message('strict', 'page', z.object({ type: z.literal('strict'), id: z.string() }), handle);
  const answer = route([strict], own);
  await fc.assert(
    fc.asyncProperty(small, async (id) => {
      handle.mockClear();
      // A listener that throws leaves its sender without an answer: whatever comes, a promise is given.
      const reply = answer({ type: 'strict', id }, { origin: own });
      expect(reply).toBeInstanceOf(Promise);
      const refused = await reply?.then(
        () => false,
        () => true,
      );
      expect(refused).toBe(typeof id !== 'string');
      expect(handle).toHaveBeenCalledTimes(refused ? 0 : 1);
    }),
  );
});

describe('messages that are read on demand', () => {
  const later = message('later', 'page', z.object({ type: z.literal('later') }), async () => 'done');
  const asWell = message('left', 'content', z.object({ type: z.literal('left') }), async () => 'left');
  const more = vi.fn(async () => [later, asWell]);
  const answer = route([], own, more);
  const crm: BrowserSender = { origin: 'https://app.hubspot.com', frameId: 0, tab: { id: 1 } };

  test('our own page is answered, also where the name is unknown', async () => {
    expect(await answer({ type: 'later' }, { origin: own })).toBe('done');
    expect(await answer({ type: 'unheard-of' }, { origin: own })).toBeUndefined();
  });

  test('nobody else makes them be read, and a page never sends what is a content script’s', async () => {
    more.mockClear();
    expect(answer({ type: 'later' }, crm)).toBeNull();
    expect(answer({ type: 'left' }, crm)).toBeNull();
    expect(answer({ type: 'later' }, { origin: 'https://evil.example' })).toBeNull();
    expect(more).not.toHaveBeenCalled();
    expect(await answer({ type: 'left' }, { origin: own })).toBeUndefined();
  });

  test('what cannot be read is a refusal, no silence', async () => {
    const broken = route([], own, () => Promise.reject(new Error('gone')));
    await expect(broken({ type: 'later' }, { origin: own })).rejects.toThrow('gone');
  });
});

test('no refusal repeats what was sent: a token in a broken request stays where it is', async () => {
  const connect = messages.find((one) => one.name === 'hubspot-connect');
  const token = 'pat-na1-0badf00d-0000-4000-8000-000000000000';
  const sent = { type: 'hubspot-connect', token: [token] };
  const words = await connect?.handle(sent, { tabId: null, windowId: null, host: null }).then(String, String);
  expect(words).not.toContain(token);
  expect(words).toMatch(/string/);
});
