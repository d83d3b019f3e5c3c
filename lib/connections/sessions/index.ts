import { appSession } from './app';
import { browserSession } from './browser';
import type { SessionSource } from './source';

/** Every way to a session. Which one a pairing goes is the admin's choice: none stands in for another unasked. */
export const sessionSources: Readonly<Record<SessionSource['id'], SessionSource>> = {
  browser: browserSession,
  app: appSession,
};
