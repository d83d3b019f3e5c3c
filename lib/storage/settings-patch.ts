import type { Environment } from './settings';

type Settings = Environment['settings'];

/**
 * The settings after a change by the admin. A proof belongs to one property and its fields: where
 * either changes it no longer holds, and a method without a proof cannot be the default.
 */
export function withPatch(before: Settings, patch: Partial<Omit<Settings, 'triggerProven'>>): Settings {
  const after = { ...before, ...patch };
  const triggerProven = before.triggerProven && proofSubject(before) === proofSubject(after);
  const unproven = after.resyncMethod === 'trigger-property' && !triggerProven;
  return { ...after, triggerProven, resyncMethod: unproven ? 'hubspot-button' : after.resyncMethod };
}

/** What a proof was about. */
function proofSubject({ triggerProperty, mapping }: Settings): string {
  const row = mapping.find((one) => one.property === triggerProperty);
  return JSON.stringify([triggerProperty, row?.leadField ?? null, row?.contactField ?? null, row?.rule ?? null]);
}
