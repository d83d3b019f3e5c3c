import { isRefusal } from '../world/refusal';
import type { HubspotContact, World } from '../world/types';
import { invalid } from './failure';

/** Writes properties as the API does; what the store refuses becomes HubSpot's 400. */
export function writeContact(world: World, id: string, properties: unknown): HubspotContact {
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties))
    throw invalid('properties must be an object.');
  const values = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value ?? '')]));
  try {
    return world.hubspot.write(id, values, 'API');
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const context = error.property ? { propertyName: [error.property] } : undefined;
    throw invalid('Property values were not valid.', {
      errors: [{ message: error.message, code: error.code, context }],
    });
  }
}
