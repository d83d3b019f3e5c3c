import { isOperation, kinds, type Offer, operation, withUnset } from './offer';

const presence = (id: string, operator: string): Offer => ({
  id,
  group: 'presence',
  input: 'none',
  kinds,
  write: (values) => operation('ALL_PROPERTY', operator, values, {}),
  read: (raw) => (isOperation(raw, 'ALL_PROPERTY', operator) ? withUnset(raw, {}) : null),
});

const updated = (id: string, operator: string): Offer => ({
  id,
  group: 'change',
  input: 'day-count',
  kinds,
  write: (values) => operation('ROLLING_PROPERTY_UPDATED', operator, values, { numberOfDays: Number(values.text) }),
  read: (raw) =>
    isOperation(raw, 'ROLLING_PROPERTY_UPDATED', operator) && typeof raw.numberOfDays === 'number'
      ? withUnset(raw, { text: String(raw.numberOfDays) })
      : null,
});

/** Is there a value at all, and did it change of late? For every type. */
export const presenceOffers: readonly Offer[] = [
  presence('known', 'IS_KNOWN'),
  presence('unknown', 'IS_UNKNOWN'),
  updated('updated', 'UPDATED_IN_LAST_X_DAYS'),
  updated('not-updated', 'NOT_UPDATED_IN_LAST_X_DAYS'),
];
