import type { JsonObject } from '../../../segments/types';
import type { Values } from '../types';
import { choiceOffers } from './choices';
import { dateOffers } from './dates';
import { numberOffers } from './numbers';
import { type Kind, kinds, type Offer } from './offer';
import { presenceOffers } from './presence';
import { textOffers } from './texts';

/** Every operator of the builder. A new one is a line in the file of its type. */
export const offers: readonly Offer[] = [
  ...textOffers,
  ...numberOffers,
  ...choiceOffers,
  ...dateOffers,
  ...presenceOffers,
];

const byId = new Map(offers.map((one) => [one.id, one]));
export const offerOf = (id: string): Offer | undefined => byId.get(id);

/** HubSpot's type as one that the builder knows; null for what can only be known or unknown. */
export function kindOf(type: string): Kind | null {
  if (type === 'phone_number') return 'string';
  return kinds.find((one) => one === type) ?? null;
}

/** The operators that suit a property's type, in the order of the menu. */
export function offersFor(type: string): Offer[] {
  const kind = kindOf(type);
  return offers.filter((one) => (kind ? one.kinds.includes(kind) : one.kinds === kinds));
}

/** The operator and the values that an operation means; null where it cannot be edited here. */
export function readOperation(raw: JsonObject, zone: string): { offer: string; values: Values } | null {
  for (const offer of offers) {
    const values = offer.read(raw, zone);
    if (values) return { offer: offer.id, values };
  }
  return null;
}
