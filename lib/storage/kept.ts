import { browser } from 'wxt/browser';

const prefix = 'kept:';
/** How long an answer is good for (ms). */
export type KeepFor<T> = number | ((value: T) => number);

const running = new Map<string, Promise<unknown>>();

/**
 * One answer for the whole browser for a while: it outlives the worker, and equal reads at one time
 * are one call. Failures are not kept. Gone when the browser closes.
 */
export function kept<T>(name: string, forMs: KeepFor<T>, load: () => Promise<T>): Promise<T> {
  const under = running.get(name);
  if (under) return under as Promise<T>;
  const started = read<T>(name, forMs, load).finally(() => {
    if (running.get(name) === started) running.delete(name);
  });
  running.set(name, started);
  return started;
}

async function read<T>(name: string, forMs: KeepFor<T>, load: () => Promise<T>): Promise<T> {
  const found = await peek<T>(name);
  if (found) return found.value;
  const value = await load();
  await keep(name, typeof forMs === 'function' ? forMs(value) : forMs, value);
  return value;
}

/** What is kept under a name, without asking anybody for it; `old`: also once its time is over. */
export async function peek<T>(name: string, old = false): Promise<{ readonly value: T } | null> {
  const key = prefix + name;
  const found = (await browser.storage.session.get(key))[key] as { value: T; until: number } | undefined;
  return found && (old || found.until > Date.now()) ? found : null;
}

/** Keeps what was read in another way, as one of several by one call. A storage that is full keeps nothing; the answer is as good. */
export async function keep(name: string, forMs: number, value: unknown): Promise<void> {
  const kept = { [prefix + name]: { value, until: Date.now() + forMs } };
  await browser.storage.session.set(kept).catch(() => undefined);
}

/** Forgets what was kept under names that begin so. */
export async function forgetKept(beginning = ''): Promise<void> {
  for (const name of running.keys()) if (name.startsWith(beginning)) running.delete(name);
  const all = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(all.filter((key) => key.startsWith(prefix + beginning)));
}
