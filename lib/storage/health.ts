import { browser } from 'wxt/browser';
import { type Failure, onFailure, toFailure } from '../http/errors';

/** A failure without the service's own words, in which names may stand. */
export type Bare = Pick<Failure, 'kind' | 'service' | 'code' | 'route' | 'until' | 'missingScopes'>;

/** Something that failed, and how often in a row. Times: epoch ms, local clock. */
export interface NotedFailure extends Bare {
  readonly at: number;
  readonly times: number;
}

/** The newest turn of an alarm, or the newest try of a connection. */
export interface Turn {
  readonly at: number;
  readonly failure: Bare | null;
  /** What was found, in numbers and names of scopes. */
  readonly found?: Readonly<Record<string, string | number | null>>;
}

export interface Health {
  /** Oldest first. */
  readonly failures: readonly NotedFailure[];
  readonly turns: Readonly<Record<string, Turn>>;
}

const key = 'health';
const keptFailures = 30;
/** So long a failure waits to be kept; those that come meanwhile are kept with it. */
const keepAfterMs = 1000;

export async function readHealth(): Promise<Health> {
  await flush();
  return read();
}

async function read(): Promise<Health> {
  const found = (await browser.storage.local.get(key))[key] as Partial<Health> | undefined;
  return { failures: found?.failures ?? [], turns: found?.turns ?? {} };
}

let queue: Promise<unknown> = Promise.resolve();
let pending: NotedFailure[] = [];
let waiting: ReturnType<typeof setTimeout> | null = null;

/** Keeps the newest failures that anybody hears of. Called once, by the background. */
export function keepFailures(): void {
  onFailure((failure) => {
    // Nothing failed: nothing is set up yet.
    if (failure.kind === 'not-connected') return;
    pending.push({ at: Date.now(), times: 1, ...bare(failure) });
    waiting ??= setTimeout(() => void flush(), keepAfterMs);
  });
}

function flush(): Promise<unknown> {
  if (waiting !== null) clearTimeout(waiting);
  waiting = null;
  const more = pending;
  pending = [];
  return more.length > 0 ? change((now) => ({ ...now, failures: joined([...now.failures, ...more]) })) : queue;
}

/** An alarm ran, or a connection was tried. `error`: null where it went well. Never throws. */
export async function noteTurn(name: string, error: unknown, found?: Turn['found']): Promise<void> {
  const failure = error === null ? null : bare(toFailure(error, 'browser'));
  const turn = { at: Date.now(), failure, ...(found ? { found } : {}) };
  await change((now) => ({ ...now, turns: { ...now.turns, [name]: turn } }));
}

/** One writer after the other. What a full storage does not take is not kept: it is about other things then. */
function change(how: (now: Health) => Health): Promise<unknown> {
  queue = queue.then(async () => browser.storage.local.set({ [key]: how(await read()) })).catch(() => undefined);
  return queue;
}

/** The same failure again is one, with its newest time. */
function joined(all: readonly NotedFailure[]): NotedFailure[] {
  const kept: NotedFailure[] = [];
  for (const one of all) {
    const last = kept.at(-1);
    if (last && sameAs(last, one)) kept[kept.length - 1] = { ...one, times: last.times + one.times };
    else kept.push(one);
  }
  return kept.slice(-keptFailures);
}

const sameAs = (a: Bare, b: Bare) =>
  a.kind === b.kind && a.service === b.service && a.code === b.code && a.route === b.route;

const bare = ({ kind, service, code, route, until, missingScopes }: Failure): Bare => ({
  kind,
  service,
  code,
  route,
  until,
  missingScopes,
});
