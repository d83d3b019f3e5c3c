import { isLive } from './links';
import { mayPass } from './rules/gate';
import { linkValues } from './sync';
import type { Engine } from './types';

/**
 * R8: an import brings the email only. With no segment a sync follows by itself; members get theirs by joining.
 * Whether the stub is linked at once is a switch. Records without an address, or of a contact that is there
 * already, are left out.
 */
export function importRecords(engine: Engine, recordIds: readonly string[]): string[] {
  const { world } = engine;
  const made: string[] = [];
  for (const id of recordIds) {
    const record = world.salesforce.record(id);
    const email = String(record?.fields.Email ?? '');
    if (!isLive(record) || email === '' || world.hubspot.contactByEmail(email)) continue;
    // The import itself has dealt with what was new in it.
    engine.dirty.delete(record.id);
    const contact = world.hubspot.create({ email }, 'SALESFORCE');
    engine.trace(contact.id).importedAt = world.clock.now();
    if (world.switches.importStubLinked)
      world.hubspot.write(contact.id, linkValues(engine, contact, record), 'SALESFORCE', { sourceId: 'salesforce' });
    if (mayPass(world, contact)) engine.trigger(contact.id, 'import', true);
    made.push(contact.id);
  }
  return made;
}
