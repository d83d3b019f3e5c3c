import { startSandbox } from '../../sandbox/server';
import type { World } from '../../sandbox/world/types';
import { type BrowserOptions, startBrowser } from './browser';
import { openSession, type Session } from './session';

export type { Session } from './session';

export interface LaunchOptions extends BrowserOptions {
  /** The worlds behind the pages; `world` of the session is the first. */
  worlds: [World, ...World[]];
  /** Hosts beyond the committed list that this test contacts on purpose. */
  alsoAllowed?: readonly string[];
}

/** Starts the sandbox with these worlds and a browser of its own with the extension that takes it for the real hosts. */
export async function launch({ worlds, alsoAllowed, ...options }: LaunchOptions): Promise<Session> {
  const sandbox = await startSandbox({ worlds });
  const running = await startBrowser(sandbox.httpsPort, options);
  return openSession(running, sandbox, worlds[0], { alsoAllowed, end: () => running.close() });
}
