import * as z from 'zod/mini';
import { ApiError } from '../http/errors';
import { objectOf, to18 } from '../records/ids';
import type { SalesforceClient } from './client';
import { queryAll } from './query';
import { literal } from './soql';

const limitsSchema = z.lazy(() =>
  z.looseObject({ DailyApiRequests: z.looseObject({ Max: z.number(), Remaining: z.number() }) }),
);

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

/** What the org says of itself. */
export interface OrgFacts {
  readonly orgName: string | null;
  readonly isSandbox: boolean;
}

/** The org's name, and whether it is a sandbox; null where this user may not read that. */
export async function orgFacts(client: SalesforceClient): Promise<OrgFacts | null> {
  const row = z.looseObject({ Name: z.optional(z.nullable(z.string())), IsSandbox: z.boolean() });
  const path = queryAll('SELECT Name,IsSandbox FROM Organization');
  try {
    const [found] = (await client.call({ method: 'GET', path }, z.looseObject({ records: z.array(row) }))).records;
    return found ? { orgName: found.Name ?? null, isSandbox: found.IsSandbox } : null;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'expired') throw error;
    return null;
  }
}
