import type { Facts } from '../eligibility/types';
import type { Limits } from '../http/limits';

/**
 * No field of the API tells the subscription (R9). What it allows speaks for one: 190 calls in ten seconds or more
 * than 250,000 a day for Professional or Enterprise, 100 calls for less. An inference; null: cannot tell.
 */
export function subscriptionFrom(limits: Limits | null): NonNullable<Facts['subscription']> | null {
  if (!limits) return null;
  if ((limits.window ?? 0) >= 190 || (limits.daily ?? 0) > 250_000) return 'professional-or-more';
  return limits.window !== null && limits.window <= 110 ? 'free-or-starter' : null;
}
