import type { Millis, WorldEvent } from '../../world/types';
import { isLive, linkedContact } from '../links';
import type { Dirty, Engine, EngineRule } from '../types';
import { touches } from './match';

const nothing = (): Dirty => ({ isNew: false, fields: new Set(), equalWrite: false, gone: false, back: false });

/** R4 on Salesforce's side: notes what people did there; the integration sees it at its next look. */
export const noteSalesforce: EngineRule = {
  id: 'R4',
  what: 'changes in Salesforce wait for the next look',
  on(event: WorldEvent, engine: Engine) {
    const { world, dirty } = engine;
    const mark = (id: string, change: (dirty: Dirty) => void) => {
      const object = world.salesforce.record(id)?.object;
      if (object !== 'Lead' && object !== 'Contact') return;
      const one = dirty.get(id) ?? nothing();
      change(one);
      dirty.set(id, one);
    };
    switch (event.type) {
      case 'record-created':
      case 'record-changed':
      case 'record-deleted':
      case 'record-undeleted': {
        if (event.byIntegration) return;
        mark(event.id, (one) => {
          if (event.type === 'record-created') one.isNew = true;
          if (event.type === 'record-deleted') Object.assign(one, { gone: true, back: false });
          if (event.type === 'record-undeleted') Object.assign(one, { gone: false, back: true });
          if (event.type !== 'record-changed') return;
          for (const field of event.changed ?? []) {
            one.fields.add(field);
            timesOf(engine, event.id).set(field, world.clock.now());
          }
          if (event.changed?.length === 0) one.equalWrite = true;
        });
        return;
      }
      case 'record-merged':
        mark(event.loser, (one) => Object.assign(one, { gone: true, mergedInto: event.winner }));
        return;
      case 'lead-converted':
        mark(event.leadId, (one) => {
          one.convertedTo = event.contactId;
        });
    }
  },
};

function timesOf(engine: Engine, recordId: string): Map<string, Millis> {
  const times = engine.fieldTimes.get(recordId) ?? new Map<string, Millis>();
  engine.fieldTimes.set(recordId, times);
  return times;
}

/** R4: a linked record in which something that matters has changed is synced. */
export const syncLinked: EngineRule = {
  id: 'R4',
  what: 'a changed record that is linked is synced',
  look(record, dirty, engine) {
    const contact = linkedContact(engine.world, record.id);
    if (!contact) return false;
    if (isLive(record) && (dirty.back || touches(record, dirty, engine))) {
      engine.trigger(contact.id, 'salesforce', false);
      engine.sync(contact, { record });
    }
    return true;
  },
};
