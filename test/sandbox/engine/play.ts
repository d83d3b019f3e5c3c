import { createWorld, type WorldOptions } from '../world/create';
import type { SalesforceRecord } from '../world/types';
import { anyOf } from '../worlds/segments';
import { attachIntegration } from './integration';

export const minute = 60_000;
export const hour = 60 * minute;

/** A world with the segment "Customers" as the inclusion segment, and short ways to act and ask. */
export function play(options: WorldOptions & { noSegment?: boolean } = {}) {
  const world = createWorld(options);
  const integration = attachIntegration(world);
  const { hubspot, salesforce, clock } = world;
  const filterBranch = anyOf('lifecyclestage', ['customer']);
  const segment = hubspot.addSegment({ name: 'Customers', filterBranch, processingType: 'DYNAMIC' });
  if (!options.noSegment) world.integration.segmentId = segment.id;
  const admin = salesforce.adminUserId;
  clock.advance(minute);
  const contact = (values: Record<string, string> = {}) =>
    hubspot.create(
      { email: 'ada@example.com', firstname: 'Ada', lastname: 'King', company: 'Looms', ...values },
      'CRM_UI',
    );
  const lead = (fields: Record<string, unknown> = {}) =>
    salesforce.insert(
      'Lead',
      { Email: 'ada@example.com', FirstName: 'Ada', LastName: 'King', Company: 'Looms', ...fields },
      admin,
    );
  const one = (id: string) => {
    const found = hubspot.contact(id);
    if (!found) throw new Error('no such contact');
    return found;
  };
  return {
    world,
    integration,
    hubspot,
    salesforce,
    clock,
    admin,
    segment,
    contact,
    lead,
    member: (values = {}) => contact({ lifecyclestage: 'customer', ...values }),
    value: (id: string, property: string) => hubspot.value(one(id), property),
    write: (id: string, values: Record<string, string>) => hubspot.write(id, values, 'CRM_UI'),
    edit: (record: SalesforceRecord, fields: Record<string, unknown>) => salesforce.update(record.id, fields, admin),
    /** Syncs so far. */
    syncs: (id: string) => integration.traces.get(id)?.syncs.length ?? 0,
    leads: () => [...salesforce.records.values()].filter((r) => r.object === 'Lead' && !r.isDeleted),
    linked: (id: string) => {
      const record = salesforce.record(
        hubspot.value(one(id), 'salesforcecontactid') || hubspot.value(one(id), 'salesforceleadid'),
      );
      if (!record) throw new Error('not linked');
      return record;
    },
    later: (ms: number) => clock.advance(ms),
  };
}
