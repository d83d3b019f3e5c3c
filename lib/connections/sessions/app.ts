import { ApiError } from '../../http/errors';
import { type SignIn, signIns } from '../../storage/sign-ins';
import type { SessionSource } from './source';

/** The calls of a sign-in: a part of their own, which few starts need. */
const calls = () => import('../../salesforce/sign-in');
/** Who waits for the next tokens of a host. Two at once would end the sign-in where refresh tokens rotate. */
const waiting = new Map<string, Promise<string | null>>();

/** The session of a sign-in by the customer's own External Client App, refreshed in one place. */
export const appSession: SessionSource = {
  id: 'app',
  find: async (host) => (await signIns.get(host))?.access ?? null,
  renew(host, refused) {
    const known = waiting.get(host);
    if (known) return known;
    const next = refresh(host, refused).finally(() => waiting.delete(host));
    waiting.set(host, next);
    return next;
  },
};

async function refresh(host: string, refused: string): Promise<string | null> {
  const now = await signIns.get(host);
  if (!now) return null;
  // Somebody else was quicker.
  if (now.access !== null && now.access !== refused) return now.access;
  if (now.refresh === null) {
    await signIns.set(host, { ...now, access: null });
    return null;
  }
  try {
    const next = await (await calls()).refreshed({ host, clientId: now.clientId }, now.refresh);
    const then = await signIns.get(host);
    if (then?.refresh !== now.refresh) {
      // Ended meanwhile, or another sign-in took its place: what came is nobody's, and is handed back.
      await revokedOf(host, { ...now, ...next });
      return then?.access ?? null;
    }
    // Stored before it is used: a worker that dies in between would lose the sign-in.
    await signIns.set(host, { ...now, ...next });
    return next.access;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'expired') {
      const then = await signIns.get(host);
      if (then?.refresh !== now.refresh) return then?.access ?? null;
      await signIns.set(host, { ...now, access: null, refresh: null });
      return null;
    }
    throw error;
  }
}

/** Forgets the tokens of a host, and ends the sign-in at Salesforce where it answers. Never throws for Salesforce's sake. */
export async function endSignIn(host: string): Promise<void> {
  const now = await signIns.get(host);
  await signIns.remove(host);
  if (now) await revokedOf(host, now);
}

async function revokedOf(host: string, { clientId, refresh, access }: SignIn): Promise<void> {
  const token = refresh ?? access;
  if (token) await (await calls()).revoked({ host, clientId }, token).catch(() => undefined);
}
