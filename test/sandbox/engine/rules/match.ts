import { pick } from '../../world/random';
import type { HubspotContact, SalesforceRecord } from '../../world/types';
import { isLive, linkedContact, linkOf, recordsByEmail } from '../links';
import type { Engine, EngineRule } from '../types';
import { mayPass } from './gate';

/** R10: the linked record, else any of the same address, in no particular order. 'dead': linked to what is gone. */
export function findRecord(engine: Engine, contact: HubspotContact): SalesforceRecord | 'dead' | null {
  const { world } = engine;
  const link = linkOf(world, contact);
  if (link) {
    const linked = world.salesforce.record(link);
    const became = linked?.fields.ConvertedContactId;
    const record = became ? world.salesforce.record(String(became)) : linked;
    return isLive(record) && !record.hiddenFromIntegration ? record : 'dead';
  }
  const found = recordsByEmail(world, world.hubspot.value(contact, 'email')).filter(
    (record) => linkedContact(world, record.id) === undefined,
  );
  return found.length === 0 ? null : pick(engine.random, found);
}

/** R10: of several records of one address, the link moves to the one that was updated last. */
export const moveLink: EngineRule = {
  id: 'R10',
  what: 'the link moves to the most recently updated record of the address',
  look(record, dirty, engine) {
    const { world } = engine;
    if (dirty.isNew || !isLive(record) || !touches(record, dirty, engine)) return false;
    const email = String(record.fields.Email ?? '');
    const contact = email ? world.hubspot.contactByEmail(email) : undefined;
    if (!contact) return false;
    const link = linkOf(world, contact);
    if (!link || link === record.id || linkedContact(world, record.id) || !mayPass(world, contact)) return false;
    const linked = world.salesforce.record(link);
    if (linked?.fields.ConvertedContactId === record.id) return false;
    if (isLive(linked) && linked.modifiedAt > record.modifiedAt) return false;
    engine.trigger(contact.id, 'salesforce', false);
    engine.sync(contact, { record });
    return true;
  },
};

/** A mapped field that is no formula, or the owner, got another value (R4), or an equal one where that counts. */
export function touches(
  record: SalesforceRecord,
  dirty: Engine['dirty'] extends Map<string, infer D> ? D : never,
  engine: Engine,
): boolean {
  const { world } = engine;
  if (dirty.isNew || (dirty.equalWrite && world.switches.equalWriteTriggers)) return true;
  if (dirty.fields.has('OwnerId')) return true;
  const formulas = new Set(
    (world.salesforce.fields.get(record.object) ?? []).filter((f) => f.calculated).map((f) => f.name),
  );
  return world.integration.mapping.some((row) => {
    const field = record.object === 'Lead' ? row.leadField : row.contactField;
    return field !== null && row.rule !== 'none' && dirty.fields.has(field) && !formulas.has(field);
  });
}
