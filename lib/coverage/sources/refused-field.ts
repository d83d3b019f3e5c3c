import { ApiError } from '../../http/errors';
import type { Desk } from './source';

/** A mapped field may be one that the org does not have, or that this user may not see. */
export const isRefusedField = (error: unknown): boolean =>
  error instanceof ApiError && error.details.code === 'INVALID_FIELD';

/** From now on without any of them. False: the refused call named none already. */
export function mendedFields(desk: Desk, wereLeftOut: boolean): boolean {
  desk.reading = { ...desk.reading, withoutFields: true };
  return !wereLeftOut;
}
