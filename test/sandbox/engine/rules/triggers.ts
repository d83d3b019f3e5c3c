import type { Mapping } from '../../world/types';
import { fieldOf, linkOf, liveMapping } from '../links';
import type { Engine, EngineRule } from '../types';

/** Whether the rule of this row lets HubSpot's value go out to the record that the contact is linked to. */
function goesOut(engine: Engine, contactId: string, row: Mapping): boolean {
  if (row.rule === 'two-way') return true;
  if (row.rule !== 'prefer-salesforce') return false;
  const contact = engine.world.hubspot.contact(contactId);
  const record = contact && engine.world.salesforce.record(linkOf(engine.world, contact));
  const field = record && fieldOf(row, record.object);
  return !field || (record.fields[field] ?? '') === '';
}

/** R4 on HubSpot's side: what the integration itself wrote triggers nothing. */
export const hubspotTriggers: EngineRule = {
  id: 'R4',
  what: 'a mapped property, the owner, a form, an activity, a new contact, joining the segment: the contact is queued',
  on(event, engine) {
    const { world } = engine;
    const mapped = (property: string) => liveMapping(world).find((row) => row.property === property);
    switch (event.type) {
      case 'contact-created':
        if (event.source !== 'SALESFORCE') engine.trigger(event.id, 'created', true);
        return;
      case 'contact-changed': {
        if (event.source === 'SALESFORCE') return;
        const row = mapped(event.property);
        if (row) engine.trigger(event.id, 'changed', goesOut(engine, event.id, row), event.property);
        else if (event.property === 'hubspot_owner_id') engine.trigger(event.id, 'owner', false);
        else if (event.source === 'FORM') engine.trigger(event.id, 'form', false);
        return;
      }
      case 'contact-written-equal':
        if (world.switches.equalWriteTriggers && event.source !== 'SALESFORCE' && mapped(event.property))
          engine.trigger(event.id, 'changed', false, event.property);
        return;
      case 'activity-logged':
        if (world.integration.activitySync[event.activity]) engine.trigger(event.id, 'activity', false);
        return;
      case 'segment-joined':
        if (event.segmentId === world.integration.segmentId) engine.trigger(event.id, 'joined', true);
    }
  },
};
