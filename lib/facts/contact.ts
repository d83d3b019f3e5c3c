import type { ContactFacts, JudgeSettings, Membership } from '../eligibility/types';
import type { ContactQuery, HubspotContact } from '../hubspot/contacts';
import { millisOf } from '../hubspot/times';
import { to18 } from '../records/ids';

const always = [
  'email',
  'firstname',
  'lastname',
  'hs_additional_emails',
  'hs_merged_object_ids',
  'salesforceleadid',
  'salesforcecontactid',
  'salesforcelastsynctime',
];
/** Histories tell an import from a sync (R8) and when a mapped property changed. */
const alwaysHistory = ['email', 'salesforcelastsynctime', 'firstname', 'lastname', 'company', 'phone'];

/** What one read of a contact must ask for, so that the verdict can be given. `more`: properties that "Why" will ask for. */
export function contactQuery(settings: JudgeSettings, more: readonly string[] = []): ContactQuery {
  const mapped = settings.mapping.map((row) => row.property);
  const trigger = settings.triggerProperty ? [settings.triggerProperty] : [];
  const history = [...new Set([...alwaysHistory, ...mapped, ...trigger])];
  return { properties: [...new Set([...always, ...history, ...more])], history };
}

/** HubSpot's answer as facts. `askedFor` is the id of the page, where it has one. */
export function contactFacts(
  found: HubspotContact,
  askedFor: string | null,
  membership: Membership | null,
): ContactFacts {
  const { properties, history } = found;
  const log = history.salesforcelastsynctime;
  const name = [properties.firstname, properties.lastname].filter(Boolean).join(' ');
  return {
    id: found.id,
    mergedFrom: askedFor !== null && askedFor !== found.id ? askedFor : undefined,
    mergedIds: listOf(properties.hs_merged_object_ids),
    email: properties.email || null,
    additionalEmails: listOf(properties.hs_additional_emails),
    name: name || properties.email || found.id,
    createdAt: found.createdAt ?? undefined,
    leadId: to18(properties.salesforceleadid),
    contactId: to18(properties.salesforcecontactid),
    lastSync: millisOf(properties.salesforcelastsynctime),
    syncLog: log ? log.map((version) => millisOf(version.value)).filter((at) => at !== null) : null,
    history,
    properties,
    membership,
  };
}

/** HubSpot writes lists of values with semicolons. */
function listOf(value: string | null | undefined): string[] {
  return (value ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
