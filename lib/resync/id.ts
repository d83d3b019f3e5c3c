import type { Millis } from '../eligibility/types';

/** Short enough for any text field, and telling its time to whoever finds it there: `sl-20261103T090512-4f9c`. */
export function newId(at: Millis): string {
  const time = new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '');
  return `sl-${time}-${crypto.randomUUID().slice(0, 6)}`;
}
