import type { Connected } from '../connections/hubspot';
import { portalZone } from '../hubspot/account';
import { contactProperties, type Property } from '../hubspot/properties';
import { segmentById, segmentDefinition } from '../hubspot/segments';
import type { Properties } from '../segments/types';
import { kept } from '../storage/kept';

/** What belongs to the portal is asked for once in this time, for the browser (ms). */
const keepMs = 10 * 60_000;

/** The portal's contact properties. Throws `forbidden` where the token may not read them. */
export function portalProperties({ client, environment }: Connected): Promise<Property[]> {
  return kept(`properties/${environment.portalId}`, keepMs, () => contactProperties(client));
}

/** The portal's time zone. */
export function zoneOf({ client, environment }: Connected): Promise<string> {
  return kept(`zone/${environment.portalId}`, keepMs, () => portalZone(client));
}

/** A segment with its criteria, to be copied. */
export function definitionOf({ client, environment }: Connected, id: string): ReturnType<typeof segmentDefinition> {
  return kept(`definition/${environment.portalId}/${id}`, keepMs, () => segmentDefinition(client, id));
}

/** Names of segments; one that cannot be read keeps its id. */
export async function listNames(
  { client, environment }: Connected,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const { portalId } = environment;
  const read = (id: string) =>
    kept(`segment-name/${portalId}/${id}`, keepMs, async () => (await segmentById(client, id)).name).catch(() => id);
  return Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await read(id)] as const)));
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
