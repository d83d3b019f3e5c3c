import { reason } from './case';
import { isSilent, linkedRow, livingRowsOf, twinsOf } from './terms';
import type { Action, Facts, JudgeSettings, Reason, ResyncMethodId, Status } from './types';

/** Why a resync cannot work here, with the rule that says so; null where it can. */
export function refusalOf(facts: Facts, status: Status): Reason | null {
  if (status === 'unknown') return reason(null, 'refuse.unknown');
  if (status === 'segment-invalid') return reason('R2', 'refuse.segment-invalid');
  if (status === 'absent-in-hubspot') return reason('R10', 'refuse.absent');
  if (status === 'blocked-no-email') return reason('R10', 'refuse.no-email');
  if (status === 'excluded-yet-syncing') return reason('R1', 'refuse.settings-doubtful');
  if (status.startsWith('excluded'))
    return reason('R1', 'refuse.not-a-member', { segment: facts.segment?.name ?? null });
  if (status === 'blocked-link-dead') return reason('R10', 'refuse.link-dead');
  if (isSilent(facts.heartbeat, facts.asOf)) return reason('R14', 'refuse.silent');
  return null;
}

/** The methods that could resync this contact now; the chosen one comes first. */
export function methodsFor(facts: Facts, settings: JudgeSettings): ResyncMethodId[] {
  const methods: ResyncMethodId[] = ['hubspot-button'];
  const linked = facts.contact && linkedRow(facts, facts.contact);
  const alive = linked && !linked.deleted && linked.masterId === null && !linked.convertedContactId;
  if (settings.triggerProperty && settings.triggerProven) methods.push('trigger-property');
  // A touch would move the link where duplicates exist (R10).
  if (settings.touchField && alive && facts.contact && livingRowsOf(facts, facts.contact).length <= 1)
    methods.push('salesforce-touch');
  return methods.sort((a, b) => Number(b === settings.resyncMethod) - Number(a === settings.resyncMethod));
}

/** What may be done now, most useful first. */
export function actionsOf(facts: Facts, settings: JudgeSettings, status: Status, refusal: Reason | null): Action[] {
  const actions: Action[] = [];
  const { contact } = facts;
  if (!refusal) for (const method of methodsFor(facts, settings)) actions.push({ kind: 'resync', method });
  if (contact && facts.page.crm === 'salesforce') actions.push({ kind: 'open-hubspot-record', contactId: contact.id });
  const row = contact && (linkedRow(facts, contact) ?? twinsOf(facts, contact)[0]);
  if (row && facts.page.crm === 'hubspot') {
    const alive = row.masterId ?? row.convertedContactId ?? row.id;
    actions.push({
      kind: 'open-salesforce-record',
      id: alive,
      object: row.convertedContactId ? 'Contact' : row.object,
    });
  } else if (contact && facts.page.crm === 'hubspot' && !facts.salesforce.checked) {
    // Nobody looked there; the link still tells which record it is.
    const { contactId, leadId } = contact;
    const id = contactId ?? leadId;
    if (id) actions.push({ kind: 'open-salesforce-record', id, object: contactId ? 'Contact' : 'Lead' });
  }
  if (settings.segment.mode === 'segment') actions.push({ kind: 'open-segment', id: settings.segment.id });
  if (status === 'unknown') actions.push(...forUnknown(facts, settings));
  if (status === 'segment-invalid') actions.push({ kind: 'open-options', section: 'segment' });
  if (status === 'excluded-yet-syncing') actions.push({ kind: 'open-salesforce-settings' });
  return actions;
}

function forUnknown(facts: Facts, settings: JudgeSettings): Action[] {
  const code = facts.gap?.code;
  if (!code)
    return settings.segment.mode === 'unset' ? [{ kind: 'open-options', section: 'segment' }] : [{ kind: 'retry' }];
  if (code === 'no-segment-chosen') return [{ kind: 'open-options', section: 'segment' }];
  const connection = [
    'not-connected',
    'expired',
    'forbidden',
    'other-portal',
    'other-org',
    'sign-in-again',
    'settings-broken',
  ];
  if (connection.includes(code)) {
    const section = facts.gap?.service === 'salesforce' || code === 'other-org' ? 'salesforce' : 'hubspot';
    return [{ kind: 'open-options', section }, { kind: 'retry' }];
  }
  return code === 'other-object' ? [] : [{ kind: 'retry' }];
}
