import type { Environment } from './settings';

type Settings = Environment['settings'];
type Editable = Partial<Omit<Settings, 'triggerProven' | 'touchProven'>>;

/**
 * The settings after a change by the admin. A proof belongs to one property or field and to what it is mapped to:
 * where either changes it no longer holds, and a method without a proof cannot be the default.
 */
export function withPatch(before: Settings, patch: Editable): Settings {
  const after = { ...before, ...patch };
  const triggerProven = before.triggerProven && triggerSubject(before) === triggerSubject(after);
  const touchProven = before.touchProven && touchSubject(before) === touchSubject(after);
  const proven = { 'hubspot-button': true, 'trigger-property': triggerProven, 'salesforce-touch': touchProven };
  const resyncMethod = proven[after.resyncMethod] ? after.resyncMethod : 'hubspot-button';
  return { ...after, triggerProven, touchProven, resyncMethod };
}

/** What the proof of the trigger property was about. */
function triggerSubject({ triggerProperty, mapping }: Settings): string {
  const row = mapping.find((one) => one.property === triggerProperty);
  return JSON.stringify([triggerProperty, row?.leadField ?? null, row?.contactField ?? null, row?.rule ?? null]);
}

/** What the proof of the touch was about. */
function touchSubject({ touchField, mapping }: Settings): string {
  const rows = mapping.filter((one) => one.leadField === touchField || one.contactField === touchField);
  return JSON.stringify([touchField, rows]);
}
