/** A portal with the org that it is paired with, if any. */
export interface PortalAndOrg {
  readonly portalId: string;
  readonly orgId: string | null;
}

/** The name that ledger and history keep an environment by: `24000001/00D…`, or `24000001/-` without a paired org. */
export function environmentKey({ portalId, orgId }: PortalAndOrg): string {
  return `${portalId}/${orgId ?? '-'}`;
}

/** The environment of such a name. */
export function environmentOf(key: string): PortalAndOrg {
  const [portalId = '', orgId = '-'] = key.split('/');
  return { portalId, orgId: orgId === '-' ? null : orgId };
}

/** Where to look for what was done here: in this environment, and in its portal before an org was paired. */
export function environmentsSeen(environment: PortalAndOrg): string[] {
  return [...new Set([environmentKey(environment), environmentKey({ ...environment, orgId: null })])];
}
