import * as z from 'zod/mini';
import { ApiError } from '../http/errors';
import { objectOf, to18 } from '../records/ids';
import type { SalesforceClient } from './client';
import { queryAll } from './query';
import { literal } from './soql';

const limitsSchema = z.looseObject({ DailyApiRequests: z.looseObject({ Max: z.number(), Remaining: z.number() }) });

/** Calls that are left in the org's 24 hours. Also proves that the session may use the API. */
export async function dailyCalls(client: SalesforceClient): Promise<{ limit: number; remaining: number }> {
  const { DailyApiRequests } = await client.call({ method: 'GET', path: '/limits' }, limitsSchema);
  return { limit: DailyApiRequests.Max, remaining: DailyApiRequests.Remaining };
}

/** The name of the user that the session belongs to; null where the org does not tell it. */
export async function userName(client: SalesforceClient): Promise<string | null> {
  try {
    const { identity } = await client.call({ method: 'GET', path: '/' }, z.looseObject({ identity: z.string() }));
    const id = to18(identity.split('/').at(-1));
    if (!id || objectOf(id) !== 'other') return null;
    const schema = z.looseObject({ records: z.array(z.looseObject({ Name: z.string() })) });
    const path = queryAll(`SELECT Name FROM User WHERE Id=${literal(id)}`);
    return (await client.call({ method: 'GET', path }, schema)).records[0]?.Name ?? null;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'expired') throw error;
    return null;
  }
}

/** Whether the org says that it is a sandbox; null where this user may not read that. */
export async function isSandbox(client: SalesforceClient): Promise<boolean | null> {
  const schema = z.looseObject({ records: z.array(z.looseObject({ IsSandbox: z.boolean() })) });
  try {
    const found = await client.call({ method: 'GET', path: queryAll('SELECT IsSandbox FROM Organization') }, schema);
    return found.records[0]?.IsSandbox ?? null;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'expired') throw error;
    return null;
  }
}
