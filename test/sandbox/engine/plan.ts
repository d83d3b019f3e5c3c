import type { HubspotContact, Millis, SalesforceRecord } from '../world/types';
import { fieldOf, liveMapping } from './links';
import { direction } from './rules/mapping';
import type { Engine } from './types';

export interface Plan {
  toHubspot: Record<string, string>;
  toSalesforce: Record<string, string>;
}

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));

/** What a sync of this pair would write on each side, by the mapping's rules. */
export function planSync(engine: Engine, contact: HubspotContact, record: SalesforceRecord): Plan {
  const { world } = engine;
  const lastSync = Date.parse(world.hubspot.value(contact, 'salesforcelastsynctime')) || null;
  const plan: Plan = { toHubspot: {}, toSalesforce: {} };
  const times = engine.fieldTimes.get(record.id);
  for (const row of liveMapping(world)) {
    const field = fieldOf(row, record.object);
    if (field === null) continue;
    const hubspot = {
      value: world.hubspot.value(contact, row.property),
      changedAt: changedAt(contact, row.property, lastSync),
    };
    const at = times?.get(field) ?? null;
    const salesforce = {
      value: text(record.fields[field]),
      changedAt: lastSync === null ? record.modifiedAt : at !== null && at > lastSync ? at : null,
    };
    const way = direction(row.rule, hubspot, salesforce, lastSync === null);
    if (way === 'to-hubspot') plan.toHubspot[row.property] = salesforce.value;
    if (way === 'to-salesforce') plan.toSalesforce[field] = hubspot.value;
  }
  return plan;
}

function changedAt(contact: HubspotContact, property: string, lastSync: Millis | null): Millis | null {
  const newest = contact.history.get(property)?.[0];
  if (!newest || newest.source === 'SALESFORCE') return null;
  return lastSync === null || newest.at > lastSync ? newest.at : null;
}

/** The fields of a record that HubSpot makes for this contact. Salesforce wants a company for each lead. */
export function fieldsForNew(engine: Engine, contact: HubspotContact): Record<string, string> {
  const { world } = engine;
  const { createAs } = world.integration;
  const fields: Record<string, string> = {};
  for (const row of liveMapping(world)) {
    const field = fieldOf(row, createAs);
    const value = world.hubspot.value(contact, row.property);
    if (field !== null && value !== '' && row.rule !== 'always-salesforce') fields[field] = value;
  }
  if (createAs === 'Lead') fields.Company ??= '[not provided]';
  return fields;
}
