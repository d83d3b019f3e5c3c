import { checkValues } from '../world/hubspot-checks';
import { isRefusal } from '../world/refusal';
import type { HubspotContact, World } from '../world/types';
import { invalid } from './failure';

/** Refuses what a write would refuse, and writes nothing. */
export function checkContact(world: World, id: string, properties: unknown): void {
  const { hubspot } = world;
  const values = valuesOf(properties);
  const owner = (email: string) => hubspot.contactByEmail(email)?.id;
  refusing(() =>
    checkValues({ properties: hubspot.properties, values, source: 'API', self: hubspot.contact(id)?.id, owner }),
  );
}

/** Writes properties as the API does; what the store refuses becomes HubSpot's 400. */
export function writeContact(world: World, id: string, properties: unknown): HubspotContact {
  const values = valuesOf(properties);
  return refusing(() => world.hubspot.write(id, values, 'API'));
}

function valuesOf(properties: unknown): Record<string, string> {
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties))
    throw invalid('properties must be an object.');
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value ?? '')]));
}

function refusing<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const context = error.property ? { propertyName: [error.property] } : undefined;
    throw invalid('Property values were not valid.', {
      errors: [{ message: error.message, code: error.code, context }],
    });
  }
}
