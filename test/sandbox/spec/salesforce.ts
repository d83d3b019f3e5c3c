import { anything, departures, flag, integer, list, map, nullable, object, type Shape, text } from './shape';

/** What Salesforce's answers look like, as far as the product reads them: where a body departs from it. */
export type Holds = (body: unknown) => string[];

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Every time in a body is written as Salesforce writes it: milliseconds and `+0000`. */
function badTimes(value: unknown, path = '$'): string[] {
  if (typeof value === 'string')
    return time.test(value) && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/.test(value)
      ? [`${path}: ${value} is not how Salesforce writes a time`]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => badTimes(item, `${path}.${key}`));
}

/** A shape of this specification, with its times. */
export const fits =
  (shape: Shape): Holds =>
  (body) => [...departures(shape, body), ...badTimes(body)];

/** Rows of any fields, each with its `attributes`. */
const rows = (value: unknown, path: string): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const row = value as { attributes?: { type?: unknown } };
  const nested = Object.entries(value).filter(
    ([key, item]) => key !== 'attributes' && item && typeof item === 'object',
  );
  return [
    ...(typeof row.attributes?.type === 'string' ? [] : [`${path}.attributes.type: missing`]),
    ...nested.flatMap(([key, item]) => rows(item, `${path}.${key}`)),
  ];
};
export const fitsRow: Holds = (body) => [...departures(map(anything), body), ...rows(body, '$'), ...badTimes(body)];

const queryResult = object({ totalSize: integer, done: flag, records: list(map(anything)) }, { nextRecordsUrl: text });
export const fitsQuery: Holds = (body) => [
  ...fits(queryResult)(body),
  ...((body as { records?: unknown[] })?.records ?? []).flatMap((row, i) => rows(row, `$.records[${i}]`)),
  ...((body as { done?: boolean }).done === ((body as { nextRecordsUrl?: string }).nextRecordsUrl === undefined)
    ? []
    : ['$: done and nextRecordsUrl disagree']),
];
/** A list of rows, null for one that is not there. */
export const fitsRows: Holds = (body) => [
  ...fits(list(nullable(map(anything))))(body),
  ...(Array.isArray(body) ? body : []).flatMap((row, i) => rows(row, `$[${i}]`)),
];

export const failure = list(object({ message: text, errorCode: text }, { fields: list(text) }));
export const versions = list(object({ label: text, url: text, version: text }));
export const resources = map(text);
export const saved = object({ id: text, success: flag, errors: list(anything) });
const saveError = object({ statusCode: text, message: text, fields: list(text) });
export const saves = list(object({ success: flag, errors: list(saveError) }, { id: text }));
export const composite = object({
  compositeResponse: list(
    object({ body: nullable(anything), httpHeaders: map(text), httpStatusCode: integer, referenceId: text }),
  ),
});
export const queryJob = object(
  {
    id: text,
    operation: text,
    object: text,
    createdById: text,
    createdDate: text,
    systemModstamp: text,
    state: text,
    concurrencyMode: text,
    contentType: text,
    apiVersion: integer,
    lineEnding: text,
    columnDelimiter: text,
  },
  {
    jobType: text,
    numberRecordsProcessed: integer,
    retries: integer,
    totalProcessingTime: integer,
    errorMessage: text,
  },
);
export const ingestJob = object(
  {
    id: text,
    operation: text,
    object: text,
    createdById: text,
    createdDate: text,
    systemModstamp: text,
    state: text,
    concurrencyMode: text,
    contentType: text,
    apiVersion: integer,
    lineEnding: text,
    columnDelimiter: text,
  },
  {
    contentUrl: text,
    assignmentRuleId: text,
    jobType: text,
    numberRecordsProcessed: integer,
    numberRecordsFailed: integer,
    errorMessage: text,
    retries: integer,
    totalProcessingTime: integer,
    apiActiveProcessingTime: integer,
    apexProcessingTime: integer,
  },
);
export const limits = map({ kind: 'object', required: { Max: integer, Remaining: integer }, optional: {} });
export const userInfo = object(
  { sub: text, user_id: text, organization_id: text, preferred_username: text, name: text, email: text },
  {
    nickname: text,
    given_name: text,
    family_name: text,
    zoneinfo: text,
    locale: text,
    user_type: text,
    active: flag,
    email_verified: flag,
    profile: text,
    picture: text,
    language: text,
    utcOffset: integer,
    updated_at: text,
    urls: map(text),
  },
);
export const chatterUser = object(
  { id: text, name: text, firstName: nullable(text), lastName: text, displayName: text, username: text, email: text },
  { type: text, url: text, isActive: flag, title: nullable(text), companyName: nullable(text), userType: text },
);

const summary = {
  name: text,
  label: text,
  labelPlural: text,
  keyPrefix: nullable(text),
  custom: flag,
  createable: flag,
  updateable: flag,
  deletable: flag,
  queryable: flag,
  retrieveable: flag,
  urls: map(text),
};
export const describeGlobal = object({ encoding: text, maxBatchSize: integer, sobjects: list(object(summary)) });
export const describeObject = object({
  ...summary,
  fields: list(
    object({
      name: text,
      label: text,
      type: text,
      length: integer,
      custom: flag,
      calculated: flag,
      nillable: flag,
      createable: flag,
      updateable: flag,
      filterable: flag,
      sortable: flag,
      unique: flag,
      externalId: flag,
      defaultedOnCreate: flag,
      relationshipName: nullable(text),
      referenceTo: list(text),
      picklistValues: list(anything),
    }),
  ),
});
