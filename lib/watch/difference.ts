import { type Connected, connectedHubspot } from '../connections/hubspot';
import { contactProperties } from '../hubspot/properties';
import { segmentsByIds } from '../hubspot/segments';
import { parseDefinition } from '../segments/definition';
import { type Difference, differenceOf } from '../segments/difference';
import type { Names } from '../segments/explain';
import { type Needs, needsOf } from '../segments/needs';
import { kept } from '../storage/kept';
import { versionAt } from './restore';

const keepMs = 10 * 60_000;

/** How the criteria changed from one kept definition to another, by the names that people know. Up to two calls, for those names. */
export async function differenceBetween(from: number, to: number): Promise<Difference> {
  const connected = await connectedHubspot();
  const [before, after] = await Promise.all([versionAt(from), versionAt(to)]);
  const [old, now] = [parseDefinition(before.version.filterBranch), parseDefinition(after.version.filterBranch)];
  return differenceOf(old, now, await namesOf(connected, needsOf(old, now)));
}

/** Labels and names; those that the token may not see are left out. */
async function namesOf({ client, environment }: Connected, { lists }: Needs): Promise<Names> {
  const [properties, segments] = await Promise.allSettled([
    kept(`properties/${environment.portalId}`, keepMs, () => contactProperties(client)),
    segmentsByIds(client, lists),
  ]);
  const known = properties.status === 'fulfilled' ? properties.value : [];
  const found = segments.status === 'fulfilled' ? segments.value : [];
  return {
    properties: Object.fromEntries(known.map((one) => [one.name, one])),
    lists: Object.fromEntries(found.map((one) => [one.id, one.name])),
  };
}
