import { browserSession } from './browser';
import type { SessionSource } from './source';

/** Every way to a session, in the order in which they are tried. */
export const sessionSources: readonly SessionSource[] = [browserSession];

/** The first session that a source has for this host. */
export async function findSession(host: string): Promise<string | null> {
  for (const source of sessionSources) {
    const sid = await source.find(host);
    if (sid !== null) return sid;
  }
  return null;
}
