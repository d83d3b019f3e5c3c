/** Every call of both gateways under every fault, against the sandbox; `docs/faults.md` is what was seen. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverNow } from '../../lib/http/clock';
import { nextMidnight } from '../../lib/http/midnight';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import type { Call } from './faults/call';
import { faults, hour, missingScope } from './faults/faults';
import { hubspotCalls } from './faults/hubspot-calls';
import { type Cell, keptBy, keptThroughUpdate, pageOf, sentencesOf } from './faults/page';
import { salesforceCalls } from './faults/salesforce-calls';
import { faultyWorld, meet, stageOf, well, wire } from './faults/stage';

const calls: readonly Call[] = [...hubspotCalls, ...salesforceCalls];
const cells: Cell[] = [];
let world: World;
let sandbox: Sandbox;
beforeAll(async () => {
  world = faultyWorld();
  sandbox = await startSandbox({ worlds: [world] });
  wire(sandbox);
});
afterAll(() => sandbox.close());

const named = (call: Call) => `${call.on}: ${call.name}, ${call.what}`;

describe('under every fault, a call ends as the table says, asks no more than once, writes once at most, and works again', () => {
  test.each(calls.map((call) => [named(call), call] as const))('%s', { timeout: 60_000 }, async (_name, call) => {
    const stage = stageOf(world);
    const usual = await well(stage, call);
    const seen = [];
    for (const fault of faults) {
      const outcome = await meet(stage, call, fault);
      cells.push({ call, fault: fault.id, outcome });
      const { result, asked, written } = outcome;
      const end = typeof result === 'string' ? result : 'kind' in result ? result.kind : result.thrown;
      seen.push([fault.id, end, asked, written > 1]);
      if (fault.id === '403-scopes' && call.on === 'hubspot' && typeof result === 'object')
        expect(result).toMatchObject({ missingScopes: [missingScope] });
      const later = serverNow(hostOf(call), 0);
      if (fault.id in apart && call.at === undefined)
        expect(Math.abs(later - (apart[fault.id] ?? 0))).toBeLessThan(2000);
      // The day of calls ends by HubSpot's clock, and a wait is told by ours.
      if (fault.id === '429-day' && call.on === 'hubspot' && typeof result === 'object' && 'kind' in result)
        expect(Math.abs((result.until ?? 0) + later - nextMidnight(world.clock.now(), zone))).toBeLessThan(32_000);
    }
    const renewed = call.on === 'salesforce' && call.use !== 'sign-in';
    expect(seen).toEqual(
      faults.map(({ id, kind }) => [
        id,
        call.but?.[id] ?? kind[call.on] ?? 'answered',
        id === '401-once' && renewed ? 2 : 1,
        false,
      ]),
    );
    expect(typeof (await well(stage, call))).toBe(typeof usual);
  });
});
const hostOf = ({ on }: Call) => (on === 'hubspot' ? 'api.hubapi.com' : `${world.domain}.my.salesforce.com`);
const apart: Readonly<Record<string, number>> = { behind: hour, ahead: -hour };
const zone = 'Europe/Berlin';

describe('what a person reads', () => {
  test('is a sentence with a next step in both languages, without a hole in it', () => {
    const failures = cells.flatMap(({ outcome: { result } }) =>
      typeof result === 'object' && 'kind' in result ? [result] : [],
    );
    const read = new Set(failures.map(sentencesOf).flatMap(({ en, de }) => [en, de]));
    expect(read.size).toBeGreaterThan(30);
    for (const one of read) {
      expect(one).not.toMatch(/[{}]|gap\.|failure\.|–|<|undefined|null/);
      // What happened, and what to do.
      expect(one.match(/[.!?](?= |$)/g)?.length, one).toBeGreaterThanOrEqual(2);
    }
    for (const { en, de } of failures.map(sentencesOf)) expect(en).not.toBe(de);
  });
});

describe('the table', () => {
  test('stands in the docs as it was seen, without an empty cell', async () => {
    const page = pageOf(cells);
    expect(cells.length).toBe(calls.length * faults.length);
    expect(page.split('\n').filter((line) => line.startsWith('|') && /\|\s*\|/.test(line.slice(2)))).toEqual([]);
    await expect(page).toMatchFileSnapshot('../../docs/faults.md');
    const shown = [keptBy, keptThroughUpdate].flatMap((kept) => Object.values(kept));
    expect(shown.filter(({ shownBy }) => !existsSync(shownBy))).toEqual([]);
  });
});
