import { takeSalesforceCalls } from '../world/quota';
import { isRefusal } from '../world/refusal';
import type { HubspotContact, SalesforceRecord } from '../world/types';
import { linkOf } from './links';
import { fieldsForNew, planSync } from './plan';
import { mayPass } from './rules/gate';
import { findRecord } from './rules/match';
import { retryLater } from './rules/retry';
import type { Engine, SyncOptions, SyncOutcome } from './types';

/** R12: what one contact's sync costs in calls to Salesforce. */
export const callsPerSync = 4;

/**
 * Syncs one contact, if R1, R6 and R10 let it: Salesforce is written first, then HubSpot with the link, the values
 * and the sync's time. A refusal of either side leaves HubSpot as it was and is tried again.
 */
export function syncContact(engine: Engine, contact: HubspotContact, options: SyncOptions = {}): SyncOutcome {
  const { world } = engine;
  const { hubspot, integration } = world;
  if (integration.silent) return 'not-now';
  if (!options.once && !mayPass(world, contact)) return 'not-now';
  if (hubspot.value(contact, 'email') === '') return 'not-now';
  const found = options.record ?? findRecord(engine, contact);
  if (!takeSalesforceCalls(world, callsPerSync)) return fail(engine, contact, null, 'REQUEST_LIMIT_EXCEEDED');
  try {
    if (found === 'dead') return fail(engine, contact, null, 'ENTITY_IS_DELETED');
    if (found === null && !integration.createFromHubspot) return 'not-now';
    const record =
      found ?? world.salesforce.insert(integration.createAs, fieldsForNew(engine, contact), integration.userId);
    const moved = exchange(engine, contact, record, found === null);
    engine.retries.delete(contact.id);
    engine
      .trace(contact.id)
      .syncs.push({ at: world.clock.now(), recordId: record.id, once: options.once ?? false, moved });
    world.emit({ type: 'synced', contactId: contact.id, recordId: record.id, calls: callsPerSync });
    return 'synced';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return fail(engine, contact, found === 'dead' ? null : (found?.id ?? null), error.code);
  }
}

/** Returns whether the sync's time was written. */
function exchange(engine: Engine, contact: HubspotContact, record: SalesforceRecord, isNew: boolean): boolean {
  const { world } = engine;
  const { toHubspot, toSalesforce } = isNew ? { toHubspot: {}, toSalesforce: {} } : planSync(engine, contact, record);
  if (Object.keys(toSalesforce).length > 0) world.salesforce.update(record.id, toSalesforce, world.integration.userId);
  const linkMoves = linkOf(world, contact) !== record.id;
  const difference = isNew || linkMoves || Object.keys(toHubspot).length + Object.keys(toSalesforce).length > 0;
  if (!difference && !world.switches.syncTimeMovesWithoutDifference) return false;
  const values: Record<string, string> = {
    ...toHubspot,
    ...linkValues(engine, contact, record),
    salesforcelastsynctime: new Date(world.clock.now()).toISOString(),
  };
  if (world.hubspot.value(contact, 'salesforcedeleted') === 'true') values.salesforcedeleted = 'false';
  world.hubspot.write(contact.id, values, 'SALESFORCE', { sourceId: 'salesforce', sourceLabel: 'Salesforce' });
  return true;
}

/** The lead's id stays beside the contact's when that contact came from converting it. */
export function linkValues(engine: Engine, contact: HubspotContact, record: SalesforceRecord): Record<string, string> {
  const { hubspot, salesforce } = engine.world;
  const owner = String(record.fields.OwnerId ?? '');
  if (record.object === 'Lead')
    return { salesforceleadid: record.id, salesforcecontactid: '', salesforceownerid: owner };
  const lead = salesforce.record(hubspot.value(contact, 'salesforceleadid'));
  return {
    salesforcecontactid: record.id,
    salesforceleadid: lead?.fields.ConvertedContactId === record.id ? lead.id : '',
    salesforceaccountid: String(record.fields.AccountId ?? ''),
    salesforceownerid: owner,
  };
}

function fail(engine: Engine, contact: HubspotContact, recordId: string | null, why: string): SyncOutcome {
  engine.trace(contact.id).failures.push({ at: engine.world.clock.now(), why });
  engine.world.emit({ type: 'sync-failed', contactId: contact.id, recordId, why });
  retryLater(engine, contact);
  return 'failed';
}
