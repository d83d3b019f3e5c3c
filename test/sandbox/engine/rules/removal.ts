import { isLive, linkedContact } from '../links';
import type { EngineRule } from '../types';
import { mayPass } from './gate';

/** R11: what is deleted or merged away in Salesforce concerns members only; a frozen contact is left as it is. */
export const recordGone: EngineRule = {
  id: 'R11',
  what: 'a deletion or merge in Salesforce reaches members only',
  look(record, dirty, engine) {
    if (!dirty.gone || !record.isDeleted) return false;
    const { world } = engine;
    const contact = linkedContact(world, record.id);
    if (!contact || !mayPass(world, contact)) return true;
    const survivor = dirty.mergedInto ? world.salesforce.record(dirty.mergedInto) : undefined;
    if (survivor && isLive(survivor) && world.switches.linkFollowsMerge && !linkedContact(world, survivor.id)) {
      engine.trigger(contact.id, 'salesforce', false);
      engine.sync(contact, { record: survivor });
    } else world.hubspot.write(contact.id, { salesforcedeleted: 'true' }, 'SALESFORCE', { sourceId: 'salesforce' });
    return true;
  },
};

/** A converted lead: the link goes on to the contact that it became. */
export const leadConverted: EngineRule = {
  id: 'R10',
  what: 'the link follows a conversion',
  look(record, dirty, engine) {
    if (!dirty.convertedTo) return false;
    const contact = linkedContact(engine.world, record.id);
    const became = engine.world.salesforce.record(dirty.convertedTo);
    if (contact && isLive(became)) {
      engine.trigger(contact.id, 'salesforce', false);
      engine.sync(contact, { record: became });
    }
    return true;
  },
};
