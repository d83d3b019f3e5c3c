import type { Service } from './errors';

/** For whom a call is made: what asked for it, and whose limits it counts against. */
export interface Origin {
  /** `badge`, `click`, `watch` …, or the name of a job's kind. */
  readonly by: string;
  /** The portal's id, or the org's; empty while nobody knows it yet. */
  readonly account: string;
}

/** Calls of ours that set out within an hour, with or without an answer. */
export interface OwnCalls extends Origin {
  readonly service: Service;
  readonly host: string;
  /** Begin of the hour (epoch ms, local clock). */
  readonly hour: number;
  readonly calls: number;
}

export const hourMs = 3_600_000;
const pending = new Map<string, OwnCalls>();
let told: (() => void) | null = null;

/** A call sets out. Held in memory only: whoever keeps it is told, and takes it when there is time. */
export function noteOwnCall(service: Service, host: string, { by, account }: Origin, now: number): void {
  add({ service, host, by, account, hour: now - (now % hourMs), calls: 1 });
  told?.();
}

/** What was counted since it was taken last. */
export function takeOwnCalls(): OwnCalls[] {
  const taken = [...pending.values()];
  pending.clear();
  return taken;
}

/** What was taken and could not be kept counts on. */
export function giveBack(calls: readonly OwnCalls[]): void {
  for (const one of calls) add(one);
}

/** Calls by which an account was found count as its own. */
export function nameAccount(service: Service, account: string): void {
  for (const [key, one] of pending)
    if (one.service === service && one.account === '') {
      pending.delete(key);
      add({ ...one, account });
    }
}

/** One listener, told with each call. */
export function onOwnCall(listener: (() => void) | null): void {
  told = listener;
}

function add(one: OwnCalls): void {
  const key = JSON.stringify([one.service, one.host, one.by, one.account, one.hour]);
  const before = pending.get(key)?.calls ?? 0;
  pending.set(key, { ...one, calls: before + one.calls });
}
