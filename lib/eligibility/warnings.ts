import { deadLink, isLinked, isSilent, linkedRow, livingRowsOf } from './terms';
import type { Facts, JudgeSettings, Status, Warning } from './types';

/** What else was found. Never changes the status. */
export function warningsOf(facts: Facts, settings: JudgeSettings, status: Status): Warning[] {
  const found: Warning[] = [];
  const { contact, segment } = facts;
  if (segment?.processingStatus && segment.processingStatus !== 'COMPLETE')
    found.push({ code: 'segment-processing', params: { status: segment.processingStatus, segment: segment.name } });
  if (isSilent(facts.heartbeat, facts.asOf))
    found.push({ code: 'integration-silent', params: { newestSyncAt: facts.heartbeat?.newestSync ?? null } });
  // An inclusion segment needs Professional or Enterprise (R9).
  if (facts.subscription === 'free-or-starter' && settings.segment.mode === 'segment')
    found.push({ code: 'subscription-not-confirmed', params: {} });
  if (!contact) return found;
  const version = contact.membership?.listVersion;
  if (version !== undefined && segment?.listVersion !== undefined && version < segment.listVersion)
    found.push({ code: 'old-definition', params: { version, current: segment.listVersion } });
  if (contact.mergedFrom) found.push({ code: 'merged', params: { from: contact.mergedFrom, id: contact.id } });
  if (!settings.mappingConfirmed && status.startsWith('included-'))
    found.push({ code: 'changes-not-judged', params: {} });
  if (!contact.email && status !== 'blocked-no-email' && status !== 'unknown')
    found.push({ code: 'also-no-email', params: {} });
  return facts.salesforce.checked ? [...found, ...inSalesforce(facts, status)] : found;
}

function inSalesforce(facts: Facts, status: Status): Warning[] {
  const { contact } = facts;
  if (!contact) return [];
  const found: Warning[] = [];
  const linked = linkedRow(facts, contact);
  const page = facts.salesforce.checked ? facts.salesforce.pageRow : null;
  const all = livingRowsOf(facts, contact);
  if (all.length > 1)
    found.push({ code: 'duplicates', params: { count: all.length, linked: linked?.id ?? null }, rows: all });
  const converted = [linked, page].find((row) => row?.convertedContactId);
  if (converted)
    found.push({ code: 'lead-converted', params: { id: converted.id, contact: converted.convertedContactId ?? null } });
  if (isLinked(contact) && !linked)
    found.push({ code: 'link-not-visible', params: { id: contact.contactId ?? contact.leadId } });
  const secondary = [linked, page].find(
    (row) =>
      row?.email &&
      row.email.toLowerCase() !== contact.email?.toLowerCase() &&
      includes(contact.additionalEmails, row.email),
  );
  if (secondary) found.push({ code: 'email-differs', params: { email: contact.email, other: secondary.email } });
  if (deadLink(facts, contact) && status !== 'excluded-orphan' && status !== 'blocked-link-dead')
    found.push({ code: 'also-link-dead', params: { id: linked?.id ?? null, survivor: linked?.masterId ?? null } });
  return found;
}

function includes(emails: readonly string[], email: string): boolean {
  return emails.some((one) => one.toLowerCase() === email.toLowerCase());
}
