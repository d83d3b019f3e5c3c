import { ApiError } from '../http/errors';
import type { HubspotClient } from '../hubspot/client';
import { contactProperty, createTextProperty, type Property } from '../hubspot/properties';

/**
 * The trigger property: made in the group of contact information, or the existing one of this name where it
 * takes text and can be written. Throws `forbidden` with the missing scope, `invalid` with `NOT_WRITABLE` or
 * `NOT_TEXT` where the existing one does not serve.
 */
export async function takeTriggerProperty(client: HubspotClient, name: string, label: string): Promise<Property> {
  const existing = await find(client, name);
  if (!existing) {
    const description =
      'Set by SyncLens to make HubSpot sync a contact. Map it two-way to a field on lead and contact.';
    return createTextProperty(client, { name, label, description });
  }
  const problem = existing.readOnly ? 'NOT_WRITABLE' : existing.type !== 'string' ? 'NOT_TEXT' : null;
  if (problem) throw new ApiError('invalid', 'hubspot', { code: problem, words: existing.label });
  return existing;
}

async function find(client: HubspotClient, name: string): Promise<Property | null> {
  try {
    return await contactProperty(client, name);
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return null;
    throw error;
  }
}
