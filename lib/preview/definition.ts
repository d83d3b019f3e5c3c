import { serverNow } from '../http/clock';
import { account } from '../hubspot/account';
import type { HubspotClient } from '../hubspot/client';
import type { HubspotContact } from '../hubspot/contacts';
import { segmentDefinition } from '../hubspot/definitions';
import { contactProperties } from '../hubspot/properties';
import { type Node, parseDefinition } from '../segments/definition';
import type { Needs } from '../segments/needs';
import type { ContactData, Moment } from '../segments/types';
import { kept } from '../storage/kept';
import type { Side } from './types';

const keepMs = 10 * 60_000;
const host = 'api.hubapi.com';

/** Runs a call; the preview's are counted and paced. */
type Call = <T>(service: 'hubspot', run: () => Promise<T>) => Promise<T>;
const plainly: Call = (_service, run) => run();

/** The definition of a side; null for "everyone", which has none. */
export async function definitionOf(side: Side, client: HubspotClient, call = plainly): Promise<Node | null> {
  if (side.kind === 'everyone') return null;
  if (side.kind === 'draft') return parseDefinition(side.filterBranch);
  const { id } = side;
  // Read anew: a preview is about the definition of now.
  const found = await call('hubspot', () => segmentDefinition(client, id));
  return parseDefinition(found.filterBranch);
}

/** When and where definitions are read: HubSpot's clock, the portal's zone and properties. */
export async function momentOf(client: HubspotClient, portalId: string, call = plainly): Promise<Moment> {
  const [zone, known] = await Promise.all([
    kept(`zone/${portalId}`, keepMs, () => call('hubspot', async () => (await account(client)).timeZone)),
    kept(`properties/${portalId}`, keepMs, () => call('hubspot', () => contactProperties(client))),
  ]);
  return {
    now: serverNow(host, Date.now()),
    zone,
    properties: Object.fromEntries(known.map((one) => [one.name, one])),
  };
}

/**
 * A contact as the evaluator takes it. What was asked for and did not come back has no value; a property that the
 * portal does not have is not read, so that nothing is guessed from it.
 */
export function dataOf(
  contact: HubspotContact,
  needs: Needs,
  memberships: ReadonlySet<string>,
  { properties }: Moment,
): ContactData {
  const existing = needs.properties.filter((name) => !properties || name in properties);
  const empty = Object.fromEntries(existing.map((name) => [name, null]));
  const noVersions = Object.fromEntries(needs.histories.map((name) => [name, []]));
  return {
    properties: { ...empty, ...contact.properties },
    history: { ...noVersions, ...contact.history },
    memberships,
  };
}
