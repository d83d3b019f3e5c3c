/** Whether a portal or an org is the real one, or one for trying things out. */
export type Standing = 'production' | 'sandbox';

/** HubSpot's account types that no customer's records live in. What is not known counts as production. */
const portalsForTrying: readonly string[] = ['SANDBOX', 'DEVELOPER_TEST', 'APP_DEVELOPER'];

/** A portal by what HubSpot says of its account. */
export const standingOfPortal = (accountType: string): Standing =>
  portalsForTrying.includes(accountType) ? 'sandbox' : 'production';

/** An org by what it says of itself; where that is not known by its host: sandboxes and trial orgs have names of their own. */
export function standingOfOrg(host: string, isSandbox?: boolean): Standing {
  const byHost = /\.(sandbox|develop|scratch|trailblaze|demo|free|patch)\.my\.salesforce\./.test(host);
  return isSandbox === true || byHost ? 'sandbox' : 'production';
}

/** Which of the two is production where the other is not. */
export type Mixed = 'production-portal' | 'production-org';

/** A portal with its org: production where either is, for a write reaches both. `mixed`: only one of them is. */
export function standingOf(
  accountType: string,
  org: { readonly host: string; readonly isSandbox?: boolean } | null | undefined,
): { readonly standing: Standing; readonly mixed: Mixed | null } {
  const portal = standingOfPortal(accountType);
  const there = org ? standingOfOrg(org.host, org.isSandbox) : portal;
  if (there === portal) return { standing: portal, mixed: null };
  return { standing: 'production', mixed: portal === 'production' ? 'production-portal' : 'production-org' };
}
