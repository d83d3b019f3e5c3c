import { vi } from 'vitest';
import { ApiError, type Failure, toFailure } from '../../../lib/http/errors';
import { hubspotClient } from '../../../lib/hubspot/client';
import { salesforceClient } from '../../../lib/salesforce/client';
import type { Sandbox } from '../../sandbox/server';
import type { World } from '../../sandbox/world/types';
import { smallWorld } from '../../sandbox/worlds/small';
import type { Call, Stage } from './call';
import type { Row } from './faults';

/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:9';
/** How often each address was asked since it was emptied. */
const asked: { method: string; path: string }[] = [];
let offline = false;

/** A world with a company, in which no limit is in the way. */
export function faultyWorld(): World {
  const world = smallWorld({ timeZone: 'Europe/Berlin' });
  Object.assign(world.limits, { window: 1e9, daily: 1e9, searchPerSecond: 1e9, salesforceDaily: 1e9 });
  const { companies } = world.hubspot;
  companies.associate(world.people.get('included')?.contactId ?? '', companies.create({ name: 'Lovelace Ltd' }).id);
  return world;
}

/** The real hosts are the sandbox's; every fetch is noted, and fails while the machine is offline. */
export function wire(sandbox: Sandbox): void {
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => {
    const { host, origin, pathname } = new URL(address);
    asked.push({ method: init?.method ?? 'GET', path: pathname });
    const base = host === 'api.hubapi.com' ? sandbox.hubspot : sandbox.salesforce;
    return real(address.replace(origin, offline ? nowhere : base), init);
  });
}

let given = 0;
/** The session that the browser has by the time of a 401; null: the same one. */
let newer: string | null = null;
export function stageOf(world: World): Stage {
  const { contactId = '', recordId = '' } = world.people.get('included') ?? {};
  const host = `${world.domain}.my.salesforce.com`;
  return {
    world,
    hubspot: hubspotClient({ token: world.token, zone: 'Europe/Berlin' }),
    salesforce: salesforceClient({ host, sid: world.sid, version: '62.0', renew: async () => newer }),
    contactId,
    recordId,
    email: `ada.lovelace@${world.domain}.example`,
    segmentId: world.integration.segmentId ?? '',
    next: () => ++given,
  };
}

/** What became of a call that met a fault. */
export interface Outcome {
  /** The failure; `nobody` where the gateway says that there is none; `answered` where it made no difference. */
  readonly result: Failure | 'nobody' | 'answered' | { readonly thrown: string };
  /** How often one address was asked, at most. */
  readonly asked: number;
  /** How often one write got through, at most. */
  readonly written: number;
}

/** Makes a call while the fault lasts. */
export async function meet(stage: Stage, call: Call, { fault }: Row): Promise<Outcome> {
  const { world } = stage;
  const prepared = (await call.prepare?.(stage)) as never;
  const what = fault(call.on);
  asked.length = 0;
  world.calls.length = 0;
  if (what)
    world.faults.push({
      service: call.on,
      route: call.at ?? '',
      times: 99,
      kind: 'status',
      delayMs: what.kind === 'delay' ? 60 : 0,
      ...what,
      // By our clock, not by that of the world.
      ...(what.kind === 'skew' ? { skewMs: Date.now() + (what.skewMs ?? 0) - world.clock.now() } : {}),
    });
  if (what?.times === 1) {
    newer = `${world.sid}${stage.next()}`;
    world.sessions.add(newer);
  }
  offline = what === null;
  const timeout = what?.kind === 'delay' ? shortened() : null;
  try {
    const answer = await call.run(stage, prepared);
    return { result: answer === null ? 'nobody' : 'answered', ...counts(world) };
  } catch (error) {
    const result = error instanceof ApiError ? toFailure(error, call.on) : { thrown: String(error) };
    return { result, ...counts(world) };
  } finally {
    offline = false;
    newer = null;
    timeout?.mockRestore();
    // What was still under way when the time was over arrives nevertheless.
    if (what?.kind === 'delay')
      await vi.waitUntil(() => world.calls.length >= asked.length, { interval: 2, timeout: 30_000 });
    world.faults.length = 0;
  }
}

/** The call as it is without a fault. */
export async function well(stage: Stage, call: Call): Promise<unknown> {
  return call.run(stage, (await call.prepare?.(stage)) as never);
}

function counts(world: World) {
  const most = (calls: readonly { method: string; path: string }[]) =>
    Math.max(
      0,
      ...[...Map.groupBy(calls, ({ method, path }) => `${method} ${path}`).values()].map((one) => one.length),
    );
  return {
    asked: most(asked),
    written: most(world.calls.filter(({ write, status }) => write && status > 0 && status < 400)),
  };
}

function shortened() {
  const real = AbortSignal.timeout.bind(AbortSignal);
  return vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => real(15));
}
