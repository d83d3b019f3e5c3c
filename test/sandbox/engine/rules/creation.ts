import { isLive, linkOf } from '../links';
import type { EngineRule } from '../types';
import { mayPass } from './gate';
import { touches } from './match';

/**
 * R6: with "create contacts from Salesforce" a record that nobody in HubSpot has is created there and synced once,
 * even outside the segment. Whether that "once" also goes for a contact that is there already is a switch.
 */
export const createFromSalesforce: EngineRule = {
  id: 'R6',
  what: 'a record without a contact becomes one, and syncs once',
  look(record, dirty, engine) {
    const { world } = engine;
    const email = String(record.fields.Email ?? '');
    if (!isLive(record) || email === '' || !touches(record, dirty, engine)) return false;
    const there = world.hubspot.contactByEmail(email);
    if (there) {
      if (linkOf(world, there)) return true;
      const once = world.integration.createFromSalesforce && world.switches.onceForExistingContacts && dirty.isNew;
      if (!once && !mayPass(world, there)) return true;
      engine.trigger(there.id, 'salesforce', false);
      engine.sync(there, { record, once });
      return true;
    }
    if (!world.integration.createFromSalesforce) return true;
    const contact = world.hubspot.create({ email }, 'SALESFORCE');
    engine.sync(contact, { record, once: true });
    return true;
  },
};
