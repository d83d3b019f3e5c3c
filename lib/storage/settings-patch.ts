import { hasField } from '../eligibility/types';
import type { Environment } from './settings';

type Settings = Environment['settings'];
type Editable = Partial<Omit<Settings, 'triggerProven' | 'touchProven' | 'seen'>>;
type Seen = NonNullable<Settings['seen']>[string];

/**
 * The settings after a change by the admin. A proof belongs to one property or field and to what it is mapped to:
 * where either changes it no longer holds, and a method without a proof cannot be the default. A mapping without any row
 * that carries something confirms nothing: by it nothing would ever have changed. `seen`: what changes was
 * read off a page; what changes by hand is no longer what stood there.
 */
export function withPatch(before: Settings, patch: Editable, seen?: Seen): Settings {
  const { seen: _before, ...after } = { ...before, ...patch };
  const triggerProven = before.triggerProven && triggerSubject(before) === triggerSubject(after);
  const touchProven = before.touchProven && touchSubject(before) === touchSubject(after);
  const proven = { 'hubspot-button': true, 'trigger-property': triggerProven, 'salesforce-touch': touchProven };
  const resyncMethod = proven[after.resyncMethod] ? after.resyncMethod : 'hubspot-button';
  const mappingConfirmed = after.mappingConfirmed && after.mapping.some(hasField);
  const labels = labelled(before, after, seen);
  const own = { mappingConfirmed, triggerProven, touchProven, resyncMethod };
  return { ...after, ...own, ...(labels ? { seen: labels } : {}) };
}

function labelled(before: Settings, after: Settings, seen: Seen | undefined): Settings['seen'] {
  const was = readable(before);
  const labels = Object.entries(readable(after)).flatMap(([key, value]) => {
    const label = was[key] === value ? before.seen?.[key] : seen;
    return label ? [[key, label]] : [];
  });
  return labels.length > 0 ? Object.fromEntries(labels) : undefined;
}

/** What can be read off HubSpot's pages, each row of the mapping by itself. */
function readable({ segment, createFromSalesforce, createFromHubspot, salesforceAllocation, mapping }: Settings) {
  const all = { segment, createFromSalesforce, createFromHubspot, salesforceAllocation };
  const rows = mapping.map((row) => [`mapping/${row.property}`, row]);
  const texts = [...Object.entries(all), ...rows].map(([key, value]) => [key, JSON.stringify(value)]);
  return Object.fromEntries(texts) as Readonly<Record<string, string>>;
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
