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
  const key = prefix + name;
  const found = (await browser.storage.session.get(key))[key] as { value: T; until: number } | undefined;
  if (found && found.until > Date.now()) return found.value;
  const value = await load();
  const until = Date.now() + (typeof forMs === 'function' ? forMs(value) : forMs);
  await browser.storage.session.set({ [key]: { value, until } });
  return value;
}

/** Forgets what was kept under names that begin so. */
export async function forgetKept(beginning = ''): Promise<void> {
  for (const name of running.keys()) if (name.startsWith(beginning)) running.delete(name);
  const all = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(all.filter((key) => key.startsWith(prefix + beginning)));
}
