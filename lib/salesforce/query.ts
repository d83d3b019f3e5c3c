import * as z from 'zod/mini';
import type { SalesforceRow } from '../eligibility/types';
import { ApiError } from '../http/errors';
import { to18 } from '../records/ids';
import type { SalesforceClient } from './client';
import { isFieldName } from './soql';

export type Person = 'Lead' | 'Contact';
/** Fields beyond those of the verdict, by object (the mapped ones). */
export type Fields = Readonly<Partial<Record<Person, readonly string[]>>>;

const base = ['Id', 'Name', 'Email', 'CreatedDate', 'LastModifiedDate', 'IsDeleted', 'MasterRecordId'];

/** The start of a query for leads or contacts, up to `FROM`. */
export function selectFrom(object: Person, fields: Fields): string {
  const more = (fields[object] ?? []).filter(isFieldName);
  const own = object === 'Lead' ? [...base, 'ConvertedContactId'] : base;
  // Salesforce refuses a field that is named twice, whatever its case.
  const all = new Map([...own, ...more].map((name) => [name.toLowerCase(), name]));
  return `SELECT ${[...all.values()].join(',')} FROM ${object}`;
}

/** `queryAll` sees deleted records too: `IsDeleted` tells deleted ones, `MasterRecordId` merged ones. */
export function queryAll(soql: string): string {
  return `/queryAll?q=${encodeURIComponent(soql)}`;
}

const time = z.nullable(z.string());
const recordSchema = z.lazy(() =>
  z.looseObject({
    Id: z.string(),
    Name: z.nullable(z.string()),
    Email: z.nullable(z.string()),
    CreatedDate: time,
    LastModifiedDate: time,
    IsDeleted: z.boolean(),
    MasterRecordId: z.optional(z.nullable(z.string())),
    ConvertedContactId: z.optional(z.nullable(z.string())),
  }),
);
const answerSchema = z.lazy(() => z.looseObject({ records: z.array(recordSchema) }));
const pageSchema = z.lazy(() =>
  z.looseObject({ records: z.array(z.unknown()), nextRecordsUrl: z.optional(z.string()) }),
);

/** A query's answer with the pages that follow it: Salesforce gives 2,000 records at once. A call for each of them. */
export async function wholeOf(client: SalesforceClient, body: unknown): Promise<unknown> {
  const first = pageSchema.safeParse(body);
  if (!first.success || first.data.nextRecordsUrl === undefined) return body;
  const records = [...first.data.records];
  for (let path: string | undefined = first.data.nextRecordsUrl; path !== undefined; ) {
    const more: z.infer<typeof pageSchema> = await client.call({ method: 'GET', path }, pageSchema);
    records.push(...more.records);
    path = more.nextRecordsUrl;
  }
  return { ...first.data, records };
}

/** One page of a query's answer, and the path of the next one; null at the end. */
export async function peopleIn(
  client: SalesforceClient,
  path: string,
  object: Person,
  fields: Fields,
): Promise<{ readonly rows: readonly SalesforceRow[]; readonly next: string | null }> {
  const page = await client.call({ method: 'GET', path }, pageSchema);
  return { rows: rowsIn(page, object, fields), next: page.nextRecordsUrl ?? null };
}

/** The rows of a query's answer. Throws `unreadable` where it lacks what was asked for. */
export function rowsIn(body: unknown, object: Person, fields: Fields): SalesforceRow[] {
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success)
    throw new ApiError('unreadable', 'salesforce', { route: `queryAll ${object}`, words: 'Records lack fields' });
  return parsed.data.records.map((record) => rowOf(record, object, fields));
}

function rowOf(record: z.infer<typeof recordSchema>, object: Person, fields: Fields): SalesforceRow {
  const extra = Object.entries(record)
    .filter(([name]) => (fields[object] ?? []).includes(name))
    .map(([name, value]) => [name, value === null || value === undefined ? null : String(value)]);
  return {
    object,
    id: to18(record.Id) ?? record.Id,
    name: record.Name ?? record.Email ?? record.Id,
    email: record.Email,
    createdAt: millisOf(record.CreatedDate),
    modifiedAt: millisOf(record.LastModifiedDate),
    deleted: record.IsDeleted,
    masterId: to18(record.MasterRecordId),
    convertedContactId: object === 'Lead' ? to18(record.ConvertedContactId) : undefined,
    fields: Object.fromEntries(extra),
  };
}

/** Salesforce writes `+0000` without a colon, which not every browser reads. */
export function millisOf(text: string | null): number {
  const at = Date.parse((text ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(at) ? 0 : at;
}
