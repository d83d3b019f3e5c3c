import { StoreRefusal } from './refusal';
import type { SalesforceField, SalesforceObject, SalesforceStore } from './types';

/** Throws the Refusal that Salesforce answers an insert or update with; nothing is written then. */
export function checkFields(
  store: Pick<SalesforceStore, 'fields' | 'validationRules'>,
  object: SalesforceObject,
  given: Record<string, unknown>,
  before: Record<string, unknown> | null,
) {
  const known = store.fields.get(object) ?? [];
  for (const [name, value] of Object.entries(given)) {
    const field = known.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!field)
      throw new StoreRefusal('INVALID_FIELD', `No such column '${name}' on sobject of type ${object}`, undefined, []);
    if (!field.updateable)
      throw new StoreRefusal(
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
        undefined,
        [field.name],
      );
    checkValue(field, value);
  }
  const after = { ...before, ...given };
  const missing = known
    .filter((f) => !f.nillable && f.updateable && f.name !== 'OwnerId' && f.name !== 'Status')
    .filter((f) => (before === null || f.name in given) && (after[f.name] ?? '') === '');
  if (missing.length)
    throw new StoreRefusal(
      'REQUIRED_FIELD_MISSING',
      `Required fields are missing: [${missing.map((f) => f.name).join(', ')}]`,
      undefined,
      missing.map((f) => f.name),
    );
  for (const rule of store.validationRules.values()) {
    const message = rule(object, after);
    if (message) throw new StoreRefusal('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, undefined, []);
  }
}

function checkValue(field: SalesforceField, value: unknown) {
  if (typeof value !== 'string' || value === '') return;
  if (field.length && value.length > field.length)
    throw new StoreRefusal(
      'STRING_TOO_LONG',
      `${field.label}: data value too large: ${value.slice(0, 20)} (max length=${field.length})`,
      undefined,
      [field.name],
    );
  if (field.type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    throw new StoreRefusal('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, undefined, [
      field.name,
    ]);
}
