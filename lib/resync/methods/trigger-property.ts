import { contactById, updateContact } from '../../hubspot/contacts';
import type { Hindrance, MethodCase, ResyncMethod } from '../types';

export const writeScope = 'crm.objects.contacts.write';

/** What stands in the way whomever it is for. */
export function triggerHindrance({
  settings,
  scopes,
  prove,
}: Pick<MethodCase, 'settings' | 'scopes' | 'prove'>): Hindrance | null {
  if (!settings.triggerProperty) return { code: 'no-trigger-property', rule: null };
  if (!scopes.includes(writeScope)) return { code: 'no-write-scope', rule: null };
  return settings.triggerProven || prove ? null : { code: 'trigger-not-proven', rule: null };
}

/** Method 1: a property made for this gets the job's id as its value, so that a repeated write is equal and harmless. */
export const triggerProperty: ResyncMethod = {
  id: 'trigger-property',
  hindrance: triggerHindrance,
  writes({ facts, settings }, value) {
    const { contact } = facts;
    const property = settings.triggerProperty;
    if (!contact || !property) return [];
    const from = contact.properties[property] || null;
    return [{ where: 'hubspot', record: contact.id, property, from, to: value }];
  },
  async written(line, { hubspot }) {
    const query = { properties: [line.property], history: [line.property] };
    const found = await contactById(hubspot, line.record, query);
    const version = found.history[line.property]?.find(({ value }) => value === line.to);
    return version || found.properties[line.property] === line.to ? { at: version?.at ?? null } : null;
  },
  async write(line, { hubspot, now }) {
    const { at } = await updateContact(hubspot, line.record, { [line.property]: line.to });
    return at ?? now();
  },
};
