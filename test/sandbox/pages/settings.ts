import { integrationOf } from '../engine/integration';
import type { HubspotContact, World } from '../world/types';

/** What HubSpot's settings of the integration show: they are what the engine goes by. */
export function integrationCard(world: World) {
  const { hubspot, salesforce, integration, limits } = world;
  const { segmentId, createFromSalesforce, createFromHubspot, createAs, mapping, allocation } = integration;
  const fieldOf = (object: 'Lead' | 'Contact', name: string | null) => {
    const field = salesforce.fields.get(object)?.find((one) => one.name === name);
    return [field?.label ?? '--', field?.name ?? ''];
  };
  const rows = mapping.map(({ property, leadField, contactField, rule }) => ({
    property: [hubspot.properties.get(property)?.label ?? property, property],
    lead: fieldOf('Lead', leadField),
    contact: fieldOf('Contact', contactField),
    rule,
  }));
  const failing = new Map<string, number>();
  for (const id of integrationOf(world)?.traces.keys() ?? []) {
    const contact = hubspot.contacts.get(id);
    const words = contact && syncError(world, contact);
    if (words) failing.set(words, (failing.get(words) ?? 0) + 1);
  }
  return {
    segment: segmentId === null ? null : (hubspot.segments.get(segmentId)?.name ?? null),
    createFromSalesforce,
    createFromHubspot,
    createAs,
    mapping: rows,
    allocation,
    used: Math.min(limits.salesforceUsed, allocation),
    limit: limits.salesforceDaily,
    failing: [...failing],
  };
}

/** What the sync card says of a contact's last try, if it failed and none came after it. */
export function syncError(world: World, contact: HubspotContact): string | null {
  const trace = integrationOf(world)?.traces.get(contact.id);
  const failure = trace?.failures.at(-1);
  if (!trace || !failure || (trace.syncs.at(-1)?.at ?? 0) > failure.at) return null;
  return errors[failure.why] ?? `Salesforce returned an error: ${failure.why}`;
}

const errors: Readonly<Record<string, string>> = {
  FIELD_CUSTOM_VALIDATION_EXCEPTION:
    'This contact could not be synced: a validation rule in Salesforce refused the update.',
  INSUFFICIENT_ACCESS_OR_READONLY:
    'This contact could not be synced: the integration user has no access to the record.',
  REQUEST_LIMIT_EXCEEDED: 'This contact was not synced: the calls allocated to HubSpot are used up.',
};
