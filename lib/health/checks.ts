import { connectedHubspot, triedHubspot } from '../connections/hubspot';
import { connectedSalesforce } from '../connections/salesforce';
import { newestSyncs } from '../hubspot/contacts-search';
import { dailyCalls } from '../salesforce/user';
import type { Turn } from '../storage/health';
import { ledger } from '../storage/ledger';
import { secrets } from '../storage/secrets';

/**
 * What a person may try, and how, of a portal or of the one that is shown. Each throws what it fails with, and tells what
 * it found.
 */
export const checks = {
  /** Two calls. */
  hubspot: triedHubspot,
  /** One call. */
  async salesforce(portalId) {
    const { environment } = await connectedHubspot('click', portalId);
    const { remaining, limit } = await dailyCalls((await connectedSalesforce(environment)).client);
    return { remaining, limit };
  },
  /** One search: whether the integration syncs at all. */
  async heartbeat(portalId) {
    const [newest] = await newestSyncs((await connectedHubspot('click', portalId)).client, 1);
    return { newestAt: newest?.at ?? null };
  },
  /** Opens the ledger, and writes and deletes a secret that is none. */
  async storage() {
    await ledger.next();
    await secrets.set('health', '-');
    await secrets.remove('health');
    return {};
  },
} satisfies Readonly<Record<string, (portalId?: string) => Promise<NonNullable<Turn['found']>>>>;

export type Check = keyof typeof checks;
export const checkNames = Object.keys(checks) as Check[];
