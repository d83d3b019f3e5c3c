import { members, membersChanged } from '../../spec/hubspot';
import { firstOf } from '../../world/by-id';
import { invalid } from '../failure';
import { count, iso, type Route } from '../route';
import { segmentOf } from './segments';

export const getMembers: Route = {
  method: 'GET',
  path: '/crm/v3/lists/:listId/memberships',
  scopes: ['crm.lists.read'],
  answers: members,
  handle: (call) => {
    const limit = count(call.query('limit'), 100, 250);
    const after = call.query('after') ?? '';
    const { members: all } = segmentOf(call);
    const { page, more } = firstOf(all.after(Number(after)), limit);
    const last = page.at(-1)?.[0];
    return {
      body: {
        total: all.size,
        results: page.map(([recordId, member]) => ({ recordId, membershipTimestamp: iso(member.lastAdded) })),
        ...(more && last ? { paging: { next: { after: last } } } : {}),
      },
    };
  },
};

/** Members of an active segment are computed: nobody can be added. Static ones are not the product's concern. */
export const addMembers: Route = {
  method: 'PUT',
  path: '/crm/v3/lists/:listId/memberships/add',
  scopes: ['crm.lists.write'],
  answers: membersChanged,
  handle: (call) => {
    const segment = segmentOf(call);
    if (segment.processingType === 'DYNAMIC') throw invalid(`Members of list ${segment.id} are set by its filters.`);
    const ids = Array.isArray(call.body) ? call.body.map(String) : [];
    const known = ids.filter((id) => call.world.hubspot.contact(id));
    const at = call.world.clock.now();
    for (const id of known) segment.members.set(id, { firstAdded: at, lastAdded: at, listVersion: segment.version });
    const recordIdsMissing = ids.filter((id) => !known.includes(id));
    return { body: { recordsIdsAdded: known, recordIdsRemoved: [], recordIdsMissing } };
  },
};
