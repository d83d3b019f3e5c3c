import type { JudgeSettings } from '../eligibility/types';
import type { Fields } from '../salesforce/query';
import type { ReadContact } from './types';

export const isLinkedContact = ({ leadId, contactId }: Pick<ReadContact, 'leadId' | 'contactId'>): boolean =>
  leadId !== null || contactId !== null;

/**
 * Whether the class of a contact with an address may rest on its histories. Outside: where it is linked or has synced
 * (R6, R11), or has nothing but an address, as an import leaves it (R8). Members: where a later change would count (R4).
 */
export function mayNeedHistory(one: ReadContact, isMember: boolean, settings: JudgeSettings): boolean {
  if (isMember) return settings.triggerProperty !== null || (settings.mappingConfirmed && mayWrite(settings));
  return isLinkedContact(one) || one.lastSync !== null || one.name === one.email;
}

const mayWrite = ({ mapping }: JudgeSettings) =>
  mapping.some(({ rule }) => rule === 'two-way' || rule === 'prefer-salesforce');

/** Fields of Salesforce that a class may rest on: whether HubSpot may write them depends on what stands there. */
export function fieldsFor({ mapping, mappingConfirmed }: JudgeSettings): Fields {
  if (!mappingConfirmed) return {};
  const rows = mapping.filter(({ rule }) => rule === 'prefer-salesforce');
  const named = (names: (string | null)[]) => [...new Set(names.filter((name) => name !== null))];
  return { Lead: named(rows.map((row) => row.leadField)), Contact: named(rows.map((row) => row.contactField)) };
}
