import { anything, dateTime, flag, integer, list, map, nullable, object, oneOf, type Shape, text } from './shape';

/** What HubSpot's answers look like, as far as the product reads them. */
const version = object(
  { value: text, timestamp: dateTime, sourceType: text },
  { sourceId: text, sourceLabel: text, updatedByUserId: integer },
);

export const contact = object(
  { id: text, properties: map(nullable(text)), createdAt: dateTime, updatedAt: dateTime, archived: flag },
  {
    archivedAt: dateTime,
    propertiesWithHistory: map(list(version)),
    associations: map(object({ results: list(object({ id: text, type: text })) }, { paging: anything })),
    objectWriteTraceId: text,
    url: text,
  },
);

const paging = object(
  {},
  { next: object({ after: text }, { link: text }), prev: object({ before: text }, { link: text }) },
);

const errorDetail = object({ message: text }, { code: text, in: text, subCategory: text, context: map(list(text)) });

export const failure = object(
  { status: oneOf('error'), message: text, correlationId: text, category: text },
  {
    subCategory: text,
    context: map(list(text)),
    links: map(text),
    errors: list(errorDetail),
    // Only in answers of the rate limiter.
    policyName: oneOf('TEN_SECONDLY_ROLLING', 'SECONDLY', 'DAILY'),
    errorType: oneOf('RATE_LIMIT'),
    requestId: text,
  },
);

const partError = object(
  {
    status: text,
    category: text,
    message: text,
    context: map(list(text)),
    errors: list(errorDetail),
    links: map(text),
  },
  { id: text, subCategory: anything },
);

const batchOf = (result: Shape) =>
  object(
    {
      status: oneOf('PENDING', 'PROCESSING', 'CANCELED', 'COMPLETE'),
      results: list(result),
      startedAt: dateTime,
      completedAt: dateTime,
    },
    { requestedAt: dateTime, links: map(text), numErrors: integer, errors: list(partError) },
  );

export const contactBatch = batchOf(contact);
export const contactPage = object({ results: list(contact) }, { paging });
export const contactSearch = object({ total: integer, results: list(contact) }, { paging });

const associationType = object({ category: text, typeId: integer }, { label: nullable(text) });
export const associationBatch = batchOf(
  object(
    {
      from: object({ id: text }),
      to: list(object({ toObjectId: integer, associationTypes: list(associationType) })),
    },
    { paging },
  ),
);

const membership = object(
  { listId: text, listVersion: integer },
  { firstAddedTimestamp: dateTime, lastAddedTimestamp: dateTime, isPublicList: flag },
);
export const recordMemberships = object({ results: list(membership) }, { total: integer, paging });
export const membershipBatch = batchOf(
  object({ objectTypeId: text, recordId: text, recordListMemberships: list(membership) }),
);

const segmentBase = {
  listId: text,
  listVersion: integer,
  name: text,
  objectTypeId: text,
  processingStatus: text,
  processingType: text,
};
const segmentTimes = {
  createdAt: dateTime,
  updatedAt: dateTime,
  deletedAt: dateTime,
  filtersUpdatedAt: dateTime,
  createdById: text,
  updatedById: text,
};
export const segment = object(segmentBase, { ...segmentTimes, filterBranch: anything, size: integer });
export const segmentFetch = object({ list: segment });
export const segmentsFetch = object({ lists: list(segment) });
export const segmentUpdate = object({}, { updatedList: segment });
export const segmentSearch = object({
  total: integer,
  offset: integer,
  hasMore: flag,
  lists: list(object({ ...segmentBase, additionalProperties: map(text) }, segmentTimes)),
});
export const members = object(
  { results: list(object({ recordId: text, membershipTimestamp: dateTime })) },
  { total: integer, paging },
);
export const membersChanged = object({
  recordIdsMissing: list(text),
  recordIdsRemoved: list(text),
  recordsIdsAdded: list(text),
});

const option = object({ label: text, value: text, hidden: flag }, { displayOrder: integer, description: text });
export const property = object(
  { name: text, label: text, type: text, fieldType: text, groupName: text, description: text, options: list(option) },
  {
    calculated: flag,
    externalOptions: flag,
    hasUniqueValue: flag,
    hidden: flag,
    hubspotDefined: flag,
    formField: flag,
    archived: flag,
    displayOrder: integer,
    createdAt: dateTime,
    updatedAt: dateTime,
    modificationMetadata: object({ archivable: flag, readOnlyDefinition: flag, readOnlyValue: flag }),
  },
);
export const propertyList = object({ results: list(property) });

export const account = object({
  portalId: integer,
  accountType: oneOf('APP_DEVELOPER', 'DEVELOPER_TEST', 'SANDBOX', 'STANDARD'),
  timeZone: text,
  companyCurrency: text,
  additionalCurrencies: list(text),
  utcOffset: text,
  utcOffsetMilliseconds: integer,
  uiDomain: text,
  dataHostingLocation: text,
});
export const usage = object({
  results: list(
    object(
      {
        name: text,
        usageLimit: integer,
        currentUsage: integer,
        collectedAt: dateTime,
        fetchStatus: oneOf('CACHED', 'FAILURE', 'NOTFOUND', 'SUCCESS', 'TIMEOUT'),
      },
      { resetsAt: dateTime },
    ),
  ),
});
export const tokenInfo = object({ userId: integer, hubId: integer, appId: integer, scopes: list(text) });
