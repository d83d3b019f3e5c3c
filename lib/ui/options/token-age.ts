const day = 24 * 60 * 60_000;
/** HubSpot advises to rotate tokens about every six months; it has no date on which one ends. */
const rotateAfterDays = 180;

export interface TokenAge {
  /** Whole days since the token was entered here. */
  readonly days: number;
  readonly isOld: boolean;
}

/** How long a token has been in use here; null where that is not known. A clock that was put back makes it no older. */
export function tokenAge(since: number | null, now: number): TokenAge | null {
  if (since === null) return null;
  const days = Math.max(0, Math.floor((now - since) / day));
  return { days, isOld: days >= rotateAfterDays };
}
