/** Every call of both gateways, with one value of its answer of another type, however deep it stands. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ApiError } from '../../lib/http/errors';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import type { Call } from './faults/call';
import { hubspotCalls } from './faults/hubspot-calls';
import { leavesOf, stranger, withStranger } from './faults/leaves';
import { salesforceCalls } from './faults/salesforce-calls';
import { faultyWorld, stageOf, wire } from './faults/stage';

let world: World;
let sandbox: Sandbox;
/** What is made of each JSON answer of a call; null: nothing. */
let spoil: ((body: unknown, nth: number) => unknown) | null = null;
let answer = 0;

beforeAll(async () => {
  world = faultyWorld();
  sandbox = await startSandbox({ worlds: [world] });
  wire(sandbox);
  const wired = globalThis.fetch;
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    const response = await wired(address, init);
    if (!spoil || !response.ok || !response.headers.get('content-type')?.includes('json')) return response;
    const body = spoil(await response.json(), answer++);
    return new Response(JSON.stringify(body), response);
  });
});
afterAll(() => sandbox.close());

/** Runs a call while its answers are read or spoilt. */
async function run(call: Call, change: typeof spoil): Promise<unknown> {
  const stage = stageOf(world);
  const prepared = (await call.prepare?.(stage)) as never;
  answer = 0;
  spoil = change;
  try {
    return await call.run(stage, prepared);
  } finally {
    spoil = null;
  }
}

/** What was read, as text. A number that is none is a stranger, too. */
const textOf = (read: unknown) =>
  JSON.stringify(read, (name, one) => {
    // Criteria are handed on as they are: `lib/segments` names what it does not know in them.
    if (name === 'filterBranch') return null;
    if (Number.isNaN(one)) return stranger;
    return one instanceof Map || one instanceof Set ? [...one] : one;
  }) ?? '';

const calls = [...hubspotCalls, ...salesforceCalls].filter(({ at }) => at === undefined);
test.each(calls.map((call) => [`${call.on}: ${call.name}, ${call.what}`, call] as const))(
  '%s: it is not readable, or the value is not in what we read',
  async (_name, call) => {
    const places: [number, ReturnType<typeof leavesOf>[number]][] = [];
    await run(call, (body, nth) => {
      places.push(...leavesOf(body).map((leaf): (typeof places)[number] => [nth, leaf]));
      return body;
    });
    const bad: string[] = [];
    for (const [nth, leaf] of places) {
      const place = `${nth}: ${leaf.join('.')}`;
      try {
        const read = await run(call, (body, at) => (at === nth ? withStranger(body, leaf) : body));
        if (textOf(read).includes(stranger)) bad.push(`${place} went through`);
      } catch (error) {
        if (!(error instanceof ApiError)) bad.push(`${place}: ${error}`);
      }
    }
    expect(bad).toEqual([]);
  },
);
