import * as z from 'zod/mini';
import { isHubspotHost } from '../records/hosts';
import type { HubspotClient } from './client';
import { millisOf } from './times';

export interface Account {
  readonly portalId: string;
  readonly accountType: string;
  /** Host of the portal's pages, e.g. `app-eu1.hubspot.com`. */
  readonly uiDomain: string;
  /** An IANA name: days of a segment's criteria are days there. */
  readonly timeZone: string;
}

/** The portal that the token belongs to. */
export async function account(client: HubspotClient): Promise<Account> {
  const route = 'GET /account-info/v3/details';
  const schema = z.looseObject({
    portalId: z.union([z.number(), z.string()]),
    accountType: z.optional(z.nullable(z.string())),
    uiDomain: z.optional(z.string()),
    timeZone: z.optional(z.nullable(z.string())),
  });
  const answer = await client.raw({ method: 'GET', path: '/account-info/v3/details', route }, schema);
  return {
    portalId: String(answer.portalId),
    accountType: answer.accountType ?? 'STANDARD',
    // Links go there: a host of HubSpot's app, or the one that leads on to the right data centre.
    uiDomain: answer.uiDomain && isHubspotHost(answer.uiDomain) ? answer.uiDomain : 'app.hubspot.com',
    timeZone: answer.timeZone ?? 'UTC',
  };
}

/** The scopes that the token was given. */
export async function tokenScopes(client: HubspotClient, token: string): Promise<string[]> {
  const path = '/oauth/v2/private-apps/get/access-token-info';
  const call = { method: 'POST', path, route: `POST ${path}`, body: { tokenKey: token } } as const;
  const answer = await client.raw(call, z.looseObject({ scopes: z.array(z.string()) }));
  return answer.scopes;
}

/** Calls of today, against the portal's daily limit. */
export interface DailyUsage {
  readonly limit: number;
  readonly used: number;
  readonly resetsAt: number | null;
  /** When HubSpot counted them: it does so every few minutes. Null: not said. */
  readonly countedAt: number | null;
}

/** Daily usage of private apps; null where HubSpot did not say it. */
export async function dailyUsage(client: HubspotClient): Promise<DailyUsage | null> {
  const path = '/account-info/v3/api-usage/daily/private-apps';
  const schema = z.object({
    results: z.array(
      z.looseObject({
        usageLimit: z.number(),
        currentUsage: z.number(),
        resetsAt: z.optional(z.nullable(z.string())),
        collectedAt: z.optional(z.nullable(z.string())),
      }),
    ),
  });
  const [found] = (await client.raw({ method: 'GET', path, route: `GET ${path}` }, schema)).results;
  if (!found) return null;
  const { usageLimit: limit, currentUsage: used, resetsAt, collectedAt } = found;
  return { limit, used, resetsAt: millisOf(resetsAt), countedAt: millisOf(collectedAt) };
}
