import { membershipBatch, recordMemberships } from '../../spec/hubspot';
import { membershipsOf } from '../present';
import { batchInputs, iso, type Route } from '../route';

export const getMemberships: Route = {
  method: 'GET',
  path: '/crm/v3/lists/records/0-1/:recordId/memberships',
  scopes: ['crm.lists.read'],
  answers: recordMemberships,
  handle: ({ world, param }) => {
    const results = membershipsOf(world, param('recordId'));
    return { body: { total: results.length, results } };
  },
};

export const readMemberships: Route = {
  method: 'POST',
  path: '/crm/v3/lists/records/memberships/batch/read',
  scopes: ['crm.lists.read'],
  answers: membershipBatch,
  handle: (call) => {
    const at = iso(call.world.clock.now());
    const results = batchInputs(call, 100).map((input) => ({
      objectTypeId: String(input.objectTypeId ?? '0-1'),
      recordId: String(input.recordId),
      recordListMemberships: membershipsOf(call.world, String(input.recordId)),
    }));
    return { body: { status: 'COMPLETE', results, startedAt: at, completedAt: at } };
  },
};
