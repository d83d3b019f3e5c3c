import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Sandbox, startSandbox } from '../server';
import type { World } from '../world/types';
import { smallWorld } from '../worlds/small';
import { specViolations } from './app';

export const contacts = '/crm/v3/objects/contacts';
export const lists = '/crm/v3/lists';
export const properties = '/crm/v3/properties/contacts';

/** A small world behind HubSpot's API, for the tests of a file. */
export const at = { contact: '', segment: '' } as { world: World; sandbox: Sandbox; contact: string; segment: string };

/** Starts it before the file's tests, without limits, and holds every answer to the specification. */
export function serve(): void {
  beforeAll(async () => {
    at.world = smallWorld({ timeZone: 'Europe/Berlin' });
    at.sandbox = await startSandbox({ worlds: [at.world] });
    at.contact = at.world.people.get('included')?.contactId ?? '';
    at.segment = at.world.integration.segmentId ?? '';
  });
  afterAll(() => at.sandbox.close());
  beforeEach(() => {
    Object.assign(at.world.limits, { window: 100_000, searchPerSecond: 100_000, daily: 650_000 });
  });
  afterEach(() => {
    expect(specViolations.map(String)).toEqual([]);
  });
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** One call over HTTP; `token` null sends none. */
export async function call(
  method: string,
  path: string,
  body?: unknown,
  token: string | null = at.world.token,
): Promise<Answer> {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(at.sandbox.hubspot + path, { method, headers, body: text });
  return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
}

/** A token of the world with these scopes only. */
export function tokenWith(...scopes: string[]): string {
  const token = `pat-na1-limited-${scopes.join('-')}`;
  at.world.tokens.set(token, scopes);
  return token;
}
