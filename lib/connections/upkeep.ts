import { ApiError } from '../http/errors';
import { account } from '../hubspot/account';
import { subscriptionFrom } from '../hubspot/subscription';
import { dailyCalls, orgFacts } from '../salesforce/user';
import { connectedEnvironments } from '../storage/environments';
import { kept } from '../storage/kept';
import { digestOf } from '../storage/refused-sessions';
import { changeEnvironment, type Environment, readSettings } from '../storage/settings';
import { connectedHubspot } from './hubspot';
import { connectedSalesforce, sessionOf, wayOf } from './salesforce';

const day = 24 * 3_600_000;
/** A session that was good a minute ago is taken for good. */
const sessionGoodMs = 60_000;

/**
 * What was read when the two were connected grows old: the subscription of portals that were connected before it was
 * inferred, and the org's newest API version, asked for once a day. True where something changed. Never throws.
 */
export async function upkeep(): Promise<boolean> {
  const { store } = await readSettings();
  const all = await connectedEnvironments().catch(() => []);
  await Promise.allSettled(all.flatMap((one) => [inferSubscription(one), newestVersion(one)]));
  return (await readSettings()).store.revision !== store.revision;
}

/** Any call tells the limits; this is the cheapest one. */
async function inferSubscription({ portalId, subscription }: Environment): Promise<void> {
  if (subscription !== undefined) return;
  const { client } = await connectedHubspot('upkeep', portalId);
  await account(client);
  await changeEnvironment(portalId, (now) => ({ ...now, subscription: subscriptionFrom(client.limits()) }));
}

async function newestVersion(environment: Environment): Promise<void> {
  if (!environment.salesforce || !environment.orgId) return;
  const { client, host } = await connectedSalesforce(environment, 'upkeep');
  // What differs is kept by the client's own connection.
  await kept(`salesforce-version/${host}`, day, () => client.newest());
  // Of a pairing from before this was kept.
  if (environment.salesforce.orgName !== undefined) return;
  const org = await orgFacts(client);
  if (org)
    await changeEnvironment(environment.portalId, (now) =>
      now.salesforce?.host === host ? { ...now, salesforce: { ...now.salesforce, ...org } } : now,
    );
}

/**
 * Asks Salesforce whether it still takes the session that the browser has: a cookie outlives its session. True where
 * it does not. One call, at most once a minute.
 */
export async function sessionHasEnded(environment: Environment): Promise<boolean> {
  if (!environment.salesforce || !environment.orgId) return false;
  try {
    const { client, host, orgId } = await connectedSalesforce(environment, 'upkeep');
    const digest = await digestOf(await sessionOf(host, orgId, wayOf(environment)));
    await kept(`session/${host}/${digest}`, sessionGoodMs, () => dailyCalls(client));
    return false;
  } catch (error) {
    return error instanceof ApiError && error.kind === 'expired';
  }
}
