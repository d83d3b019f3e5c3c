import type { HubspotContact, HubspotProperty, Millis, Segment, SegmentMember, World } from '../world/types';
import { iso } from './route';

/** What HubSpot returns when no property is asked for. */
const usual = ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'];
const always = ['createdate', 'hs_object_id', 'lastmodifieddate'];

/**
 * Value of a property as the API tells it, now or as it was `at` a time: null without a value, undefined for a property
 * that does not exist.
 */
export function apiValue(world: World, contact: HubspotContact, name: string, at?: Millis): string | null | undefined {
  const value =
    at === undefined
      ? world.hubspot.value(contact, name)
      : contact.history.get(name)?.find((version) => version.at <= at)?.value;
  if (value) return value;
  if (name === 'hs_object_id') return contact.id;
  if (name === 'createdate') return iso(contact.createdAt);
  if (name === 'lastmodifieddate' || name === 'hs_lastmodifieddate') return iso(contact.updatedAt);
  return world.hubspot.properties.has(name) ? null : undefined;
}

/** A contact as the API answers it. Unknown properties are left out without a word, as HubSpot does. */
export function presentContact(
  world: World,
  contact: HubspotContact,
  properties: readonly string[],
  withHistory: readonly string[] = [],
  at?: Millis,
) {
  const asked = new Set([...(properties.length ? properties : usual), ...always, ...withHistory]);
  const values: Record<string, string | null> = {};
  for (const name of [...asked].sort()) {
    const value = apiValue(world, contact, name, at);
    if (value !== undefined) values[name] = value;
  }
  return {
    id: contact.id,
    properties: values,
    createdAt: iso(contact.createdAt),
    updatedAt: iso(contact.updatedAt),
    archived: contact.archived,
    ...(withHistory.length ? { propertiesWithHistory: presentHistory(world, contact, withHistory) } : {}),
  };
}

function presentHistory(world: World, contact: HubspotContact, names: readonly string[]) {
  const most = world.switches.historyCutOff || Number.POSITIVE_INFINITY;
  const known = names.filter((name) => world.hubspot.properties.has(name) || contact.history.has(name));
  return Object.fromEntries(
    known.map((name) => [
      name,
      (contact.history.get(name) ?? []).slice(0, most).map((version) => ({
        value: version.value,
        timestamp: iso(version.at),
        sourceType: version.source,
        sourceId: version.sourceId,
        sourceLabel: version.sourceLabel,
        updatedByUserId: version.userId,
      })),
    ]),
  );
}

/** A segment without its filters. */
export function presentSegment(segment: Segment) {
  return {
    listId: segment.id,
    listVersion: segment.version,
    name: segment.name,
    objectTypeId: segment.objectTypeId,
    processingStatus: segment.processingStatus,
    processingType: segment.processingType,
    createdAt: iso(segment.createdAt),
    updatedAt: iso(segment.updatedAt),
    filtersUpdatedAt: iso(segment.filtersUpdatedAt),
    updatedById: segment.updatedById,
    deletedAt: segment.deletedAt === undefined ? undefined : iso(segment.deletedAt),
  };
}

/** A segment with its size and, when asked for, its filters. */
export const presentSegmentWhole = (segment: Segment, withFilters: boolean) => ({
  ...presentSegment(segment),
  size: segment.members.size,
  ...(withFilters && segment.filterBranch !== undefined ? { filterBranch: segment.filterBranch } : {}),
});

export const presentMembership = (segment: Segment, member: SegmentMember) => ({
  listId: segment.id,
  listVersion: member.listVersion,
  firstAddedTimestamp: iso(member.firstAdded),
  lastAddedTimestamp: iso(member.lastAdded),
  isPublicList: false,
});

/** Memberships of now of one record. A merged-away id has none of its own: the survivor must be asked. */
export const membershipsOf = (world: World, recordId: string) =>
  [...world.hubspot.segments.values()].flatMap((segment) => {
    const member = segment.deletedAt === undefined ? segment.members.get(recordId) : undefined;
    return member ? [presentMembership(segment, member)] : [];
  });

export function presentProperty(property: HubspotProperty) {
  const own = !property.readOnlyValue && !property.calculated && !/^hs_/.test(property.name);
  return {
    name: property.name,
    label: property.label,
    type: property.type,
    fieldType: property.fieldType,
    groupName: property.groupName,
    description: '',
    options: (property.options ?? []).map(({ label, value, displayOrder, hidden }) => ({
      label,
      value,
      displayOrder,
      hidden,
    })),
    calculated: property.calculated ?? false,
    externalOptions: false,
    hasUniqueValue: false,
    hidden: false,
    formField: own,
    archived: false,
    displayOrder: -1,
    createdAt: iso(property.createdAt),
    updatedAt: iso(property.createdAt),
    modificationMetadata: {
      archivable: own,
      readOnlyDefinition: !own,
      readOnlyValue: (property.readOnlyValue ?? false) || (property.calculated ?? false),
    },
  };
}
