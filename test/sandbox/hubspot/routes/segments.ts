import { segmentFetch, segmentSearch, segmentsFetch, segmentUpdate } from '../../spec/hubspot';
import type { Segment, World } from '../../world/types';
import { HubspotFailure, invalid, notFound } from '../failure';
import { presentSegment, presentSegmentWhole } from '../present';
import { type Call, names, objectBody, type Route, stringList } from '../route';
import { checkDefinition } from '../segment-definition';

/** The segment of a path; 404 for one that is gone. */
export function segmentOf(call: Call): Segment {
  const id = call.param('listId');
  const found = call.world.hubspot.segments.get(id);
  if (!found || found.deletedAt !== undefined) throw notFound(`List ${id} does not exist.`, { listId: [id] });
  return found;
}

export const getSegment: Route = {
  method: 'GET',
  path: '/crm/v3/lists/:listId',
  scopes: ['crm.lists.read'],
  answers: segmentFetch,
  handle: (call) => {
    const { switches, hubspot } = call.world;
    const deleted = switches.deletedSegmentReadable ? hubspot.segments.get(call.param('listId')) : undefined;
    const list = presentSegmentWhole(deleted ?? segmentOf(call), call.query('includeFilters') === 'true');
    return { body: { list } };
  },
};

/** Several by their ids; those that are not there are left out. */
export const getSegments: Route = {
  method: 'GET',
  path: '/crm/v3/lists',
  scopes: ['crm.lists.read'],
  answers: segmentsFetch,
  handle: (call) => {
    const withFilters = call.query('includeFilters') === 'true';
    const found = names(call, 'listIds').flatMap((id) => call.world.hubspot.segments.get(id) ?? []);
    const lists = found
      .filter((one) => one.deletedAt === undefined)
      .map((one) => presentSegmentWhole(one, withFilters));
    return { body: { lists } };
  },
};

/** Sizes and the like come as strings, and only those that were asked for. */
function additional(segment: Segment, wanted: readonly string[]): Record<string, string> {
  const known: Record<string, string> = {
    hs_list_size: String(segment.members.size),
    hs_list_reference_count: '0',
    hs_created_at: String(segment.createdAt),
  };
  return Object.fromEntries(wanted.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])));
}

export const searchSegments: Route = {
  method: 'POST',
  path: '/crm/v3/lists/search',
  scopes: ['crm.lists.read'],
  answers: segmentSearch,
  handle: (call) => {
    const body = objectBody(call);
    const wanted = stringList(body.additionalProperties, 'additionalProperties');
    const types = stringList(body.processingTypes, 'processingTypes');
    const ids = stringList(body.listIds, 'listIds');
    const query = String(body.query ?? '').toLowerCase();
    const offset = Number(body.offset ?? 0);
    const size = Number(body.count ?? 20);
    if (size < 1 || size > 500) throw invalid('count must be between 1 and 500.');
    const found = [...call.world.hubspot.segments.values()].filter(
      (one) =>
        one.deletedAt === undefined &&
        one.name.toLowerCase().includes(query) &&
        (types.length === 0 || types.includes(one.processingType)) &&
        (ids.length === 0 || ids.includes(one.id)) &&
        (body.objectTypeId === undefined || body.objectTypeId === one.objectTypeId),
    );
    const page = found.slice(offset, offset + size);
    const lists = page.map((one) => ({ ...presentSegment(one), additionalProperties: additional(one, wanted) }));
    return {
      body: { total: found.length, offset: offset + page.length, hasMore: offset + page.length < found.length, lists },
    };
  },
};

/** By its name, without regard to case; 404 where the name is free. */
export const getSegmentByName: Route = {
  method: 'GET',
  path: '/crm/v3/lists/object-type-id/:objectTypeId/name/:listName',
  scopes: ['crm.lists.read'],
  answers: segmentFetch,
  handle: (call) => {
    const [type, name] = [call.param('objectTypeId'), call.param('listName')];
    const found = [...call.world.hubspot.segments.values()].find(
      (one) =>
        one.deletedAt === undefined && one.objectTypeId === type && one.name.toLowerCase() === name.toLowerCase(),
    );
    if (!found) throw notFound(`No list named ${name} exists.`);
    return { body: { list: presentSegmentWhole(found, call.query('includeFilters') === 'true') } };
  },
};

function nameIsFree(world: World, name: string): boolean {
  return ![...world.hubspot.segments.values()].some(
    (one) => one.deletedAt === undefined && one.name.toLowerCase() === name.toLowerCase(),
  );
}

/** Nobody says which: a switch. */
function taken({ switches }: World, name: string): HubspotFailure {
  const words = `A list named ${name} exists already.`;
  return switches.takenNameIsConflict ? new HubspotFailure(409, 'CONFLICT', words) : invalid(words);
}

export const createSegment: Route = {
  method: 'POST',
  path: '/crm/v3/lists',
  scopes: ['crm.lists.write'],
  answers: segmentFetch,
  handle: (call) => {
    const { name, processingType, objectTypeId, filterBranch } = objectBody(call);
    if (typeof name !== 'string' || name.trim() === '') throw invalid('name is required.');
    if (!nameIsFree(call.world, name)) throw taken(call.world, name);
    if (processingType !== 'DYNAMIC' && processingType !== 'MANUAL' && processingType !== 'SNAPSHOT')
      throw invalid('processingType must be DYNAMIC, MANUAL or SNAPSHOT.');
    if (processingType !== 'MANUAL' && !filterBranch) throw invalid('filterBranch is required.');
    if (filterBranch) checkDefinition(call.world, filterBranch);
    const made = call.world.hubspot.addSegment({
      name,
      processingType,
      filterBranch,
      objectTypeId: String(objectTypeId ?? '0-1'),
    });
    return { body: { list: presentSegmentWhole(made, true) } };
  },
};

export const updateFilters: Route = {
  method: 'PUT',
  path: '/crm/v3/lists/:listId/update-list-filters',
  scopes: ['crm.lists.write'],
  answers: segmentUpdate,
  handle: (call) => {
    const segment = segmentOf(call);
    const { filterBranch } = objectBody(call);
    if (!filterBranch) throw invalid('filterBranch is required.');
    checkDefinition(call.world, filterBranch);
    if (segment.processingType !== 'DYNAMIC') throw invalid('Only active lists have filters that can be changed.');
    return {
      body: { updatedList: presentSegmentWhole(call.world.hubspot.updateFilters(segment.id, filterBranch), true) },
    };
  },
};
