import * as z from 'zod/mini';
import { ApiError } from '../http/errors';
import { to18 } from '../records/ids';
import type { SalesforceClient } from './client';
import { bodyOf, composite, type PartAnswer } from './composite';
import { queryAll } from './query';
import { isOneOf, literal } from './soql';

/** A user of the org who can be named as HubSpot's. */
export interface OrgUser {
  readonly id: string;
  readonly name: string;
  readonly username: string | null;
}

/** What a user may do with one record. */
export interface RecordAccess {
  readonly recordId: string;
  readonly read: boolean;
  readonly edit: boolean;
}

const userSchema = z.looseObject({ Id: z.string(), Name: z.string(), Username: z.optional(z.nullable(z.string())) });
const usersSchema = z.looseObject({ records: z.array(userSchema) });
const accessSchema = z.looseObject({
  records: z.array(z.looseObject({ RecordId: z.string(), HasReadAccess: z.boolean(), HasEditAccess: z.boolean() })),
});
const permissionsSchema = z.looseObject({
  records: z.array(z.looseObject({ Field: z.string(), PermissionsRead: z.boolean(), PermissionsEdit: z.boolean() })),
});
const knownSchema = z.looseObject({ records: z.array(z.looseObject({ Field: z.string() })) });
/** Documented: a query of `UserRecordAccess` names at most 200 records. */
const most = 200;

/** Users whose name holds these words, 20 at most; without words those whose name speaks for an integration. One call. */
export async function usersNamed(client: SalesforceClient, words: string): Promise<OrgUser[]> {
  // What stands for anything in a pattern stands for itself here; the literal has its own marks already.
  const like = (text: string) => `Name LIKE '%${literal(text).slice(1, -1).replace(/[%_]/g, '\\$&')}%'`;
  const named = words.trim() === '' ? `(${['HubSpot', 'Integration'].map(like).join(' OR ')})` : like(words.trim());
  const path = queryAll(`SELECT Id,Name,Username FROM User WHERE ${named} ORDER BY Name LIMIT 20`);
  const { records } = await client.call({ method: 'GET', path }, usersSchema);
  return records.map(({ Id, Name, Username }) => ({ id: to18(Id) ?? Id, name: Name, username: Username ?? null }));
}

/** What this user may see and edit of these records (R15), in their order. A call for each 200. */
export async function accessOf(
  client: SalesforceClient,
  userId: string,
  ids: readonly string[],
): Promise<RecordAccess[]> {
  const found: RecordAccess[] = [];
  for (let at = 0; at < ids.length; at += most) {
    const path = recordsPath(userId, ids.slice(at, at + most));
    found.push(...recordsIn(await client.call({ method: 'GET', path }, accessSchema)));
  }
  return found;
}

/** A field of leads or contacts, and what a user may do with it. */
export interface FieldAccess {
  /** `Lead.Sync__c`. */
  readonly field: string;
  readonly read: boolean;
  readonly edit: boolean;
}

/**
 * What this user may do with at most 200 records and with these fields (`Lead.Sync__c`), as one call. Fields go by the
 * user's profile and permission sets; one that none of them names may not be read. Fields that nobody's name are left
 * out: no permission is kept for what everybody has (required and system fields, parts of names and addresses), so
 * nothing can be said of them. `fields: null`: the asking user may not read permissions. Throws `ApiError` where the records cannot be asked about.
 */
export async function accessBefore(
  client: SalesforceClient,
  userId: string,
  ids: readonly string[],
  fields: readonly string[],
): Promise<{ readonly records: readonly RecordAccess[]; readonly fields: readonly FieldAccess[] | null }> {
  const parts = [
    ...(ids.length > 0 ? [{ id: 'records', path: recordsPath(userId, ids.slice(0, most)) }] : []),
    ...(fields.length > 0
      ? [
          { id: 'fields', path: fieldsPath(userId, fields) },
          { id: 'known', path: knownPath(fields) },
        ]
      : []),
  ];
  if (parts.length === 0) return { records: [], fields: [] };
  const answers = await composite(client, parts);
  return {
    records: ids.length > 0 ? recordsIn(accessIn(bodyOf(answers, 'records'))) : [],
    fields: fields.length > 0 ? fieldsIn(answers.get('fields'), answers.get('known'), fields) : [],
  };
}

function accessIn(body: unknown): z.infer<typeof accessSchema> {
  const parsed = accessSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiError('unreadable', 'salesforce', { route: 'UserRecordAccess', words: 'Records lack fields' });
}

const query = (soql: string) => `/query?q=${encodeURIComponent(soql)}`;

const recordsPath = (userId: string, ids: readonly string[]) =>
  query(
    `SELECT RecordId,HasReadAccess,HasEditAccess FROM UserRecordAccess WHERE UserId=${literal(userId)} AND ${isOneOf('RecordId', ids)}`,
  );

function recordsIn({ records }: z.infer<typeof accessSchema>): RecordAccess[] {
  return records.map(({ RecordId, HasReadAccess, HasEditAccess }) => {
    return { recordId: to18(RecordId) ?? RecordId, read: HasReadAccess, edit: HasEditAccess };
  });
}

/** Documented: a profile has a permission set of its own, so the assignments name all that a user's rights come from. */
const fieldsPath = (userId: string, fields: readonly string[]) =>
  query(
    `SELECT Field,PermissionsRead,PermissionsEdit FROM FieldPermissions WHERE ${isOneOf('Field', fields)} AND ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId=${literal(userId)})`,
  );

/** Those of the fields that anybody in the org has a permission for. */
const knownPath = (fields: readonly string[]) =>
  query(`SELECT Field FROM FieldPermissions WHERE ${isOneOf('Field', fields)} GROUP BY Field`);

function fieldsIn(
  answer: PartAnswer | undefined,
  known: PartAnswer | undefined,
  fields: readonly string[],
): FieldAccess[] | null {
  const parsed = permissionsSchema.safeParse(answer?.ok ? answer.body : null);
  const kept = knownSchema.safeParse(known?.ok ? known.body : null);
  if (!parsed.success || !kept.success) return null;
  const names = new Set(kept.data.records.map(({ Field }) => Field.toLowerCase()));
  return fields
    .filter((field) => names.has(field.toLowerCase()))
    .map((field) => {
      const rows = parsed.data.records.filter((row) => row.Field.toLowerCase() === field.toLowerCase());
      return { field, read: rows.some((row) => row.PermissionsRead), edit: rows.some((row) => row.PermissionsEdit) };
    });
}
