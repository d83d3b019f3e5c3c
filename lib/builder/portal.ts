import type { Connected } from '../connections/hubspot';
import { account } from '../hubspot/account';
import { type SegmentDefinition, segmentDefinition } from '../hubspot/definitions';
import { contactProperties, type Property } from '../hubspot/properties';
import { segmentsByIds } from '../hubspot/segments';
import type { Properties } from '../segments/types';
import { kept } from '../storage/kept';

/** What belongs to the portal is asked for once in this time, for the browser (ms). */
const keepMs = 10 * 60_000;

/** The portal's contact properties. Throws `forbidden` where the token may not read them. */
export function portalProperties({ client, environment }: Connected): Promise<Property[]> {
  return kept(`properties/${environment.portalId}`, keepMs, () => contactProperties(client));
}

/** The portal's time zone. */
export async function zoneOf({ client, environment }: Connected): Promise<string> {
  if (environment.timeZone) return environment.timeZone;
  return kept(`zone/${environment.portalId}`, keepMs, async () => (await account(client)).timeZone);
}

/** A segment with its criteria, to be copied: as it is now. */
export function definitionOf({ client }: Connected, id: string): Promise<SegmentDefinition> {
  return segmentDefinition(client, id);
}

/** Names of segments, by one call; one that cannot be read keeps its id. */
export async function listNames(
  { client, environment }: Connected,
  ids: readonly string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const asked = [...ids].sort();
  const found = await kept(`segment-names/${environment.portalId}/${asked.join(',')}`, keepMs, () =>
    segmentsByIds(client, asked),
  ).catch(() => []);
  return Object.fromEntries(asked.map((id) => [id, found.find((one) => one.id === id)?.name ?? id]));
}

/** Properties by name, as a definition is read with. `several`: its values hold more than one option. */
export function propertiesByName(all: readonly Property[]): Properties {
  return Object.fromEntries(
    all.map(({ name, label, type, options, fieldType }) => [
      name,
      { label, type, options, ...(fieldType === 'checkbox' ? { several: true } : {}) },
    ]),
  );
}
