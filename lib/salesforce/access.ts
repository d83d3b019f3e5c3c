import * as z from 'zod/mini';
import { to18 } from '../records/ids';
import type { SalesforceClient } from './client';
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
    const some = isOneOf('RecordId', ids.slice(at, at + most));
    const soql = `SELECT RecordId,HasReadAccess,HasEditAccess FROM UserRecordAccess WHERE UserId=${literal(userId)} AND ${some}`;
    const { records } = await client.call(
      { method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` },
      accessSchema,
    );
    for (const one of records)
      found.push({ recordId: to18(one.RecordId) ?? one.RecordId, read: one.HasReadAccess, edit: one.HasEditAccess });
  }
  return found;
}
