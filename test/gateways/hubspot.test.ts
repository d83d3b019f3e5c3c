import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApiError } from '../../lib/http/errors';
import { account, tokenScopes } from '../../lib/hubspot/account';
import { hubspotClient } from '../../lib/hubspot/client';
import { contactByEmail, contactById, updateContact } from '../../lib/hubspot/contacts';
import { membershipsOf, searchSegments, segmentById } from '../../lib/hubspot/segments';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { Fault, World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';

let world: World;
let sandbox: Sandbox;
let member: { contactId: string };

beforeAll(async () => {
  world = smallWorld();
  sandbox = await startSandbox({ worlds: [world] });
  const found = [...world.people.values()].find((one) => one.contactId && one.recordId);
  member = { contactId: found?.contactId ?? '' };
});
afterAll(() => sandbox.close());
beforeEach(() => {
  world.faults.length = 0;
});

const client = (token = world.token) => hubspotClient({ token, base: sandbox.hubspot });
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error as ApiError,
  );
const fault = (patch: Partial<Fault>) =>
  world.faults.push({ service: 'hubspot', route: '', times: 1, kind: 'status', ...patch });

describe('contacts through the real client', () => {
  test('a contact comes with its properties and the log of its syncs', async () => {
    const found = await contactById(client(), member.contactId, {
      properties: ['email', 'salesforcecontactid'],
      history: ['salesforcelastsynctime'],
    });
    expect(found.id).toBe(member.contactId);
    expect(found.properties.email).toContain('@');
    expect(found.history.salesforcelastsynctime?.[0]?.source).toBe('SALESFORCE');
  });

  test('the same contact is found by its address, and nobody by an unknown one', async () => {
    const byId = await contactById(client(), member.contactId, { properties: ['email'] });
    const byEmail = await contactByEmail(client(), byId.properties.email ?? '', { properties: ['email'] });
    expect(byEmail?.id).toBe(member.contactId);
    expect(await contactByEmail(client(), 'nobody@example.org', { properties: ['email'] })).toBeNull();
  });

  test('a write tells the time that HubSpot gave it', async () => {
    const before = world.clock.now();
    const { at } = await updateContact(client(), member.contactId, { jobtitle: 'Analyst' });
    expect(at).toBeGreaterThanOrEqual(before);
  });
});

describe('segments and the account', () => {
  test('memberships name the segments that hold the contact', async () => {
    const id = world.integration.segmentId ?? '';
    expect((await membershipsOf(client(), member.contactId)).get(id)?.lastAdded).toBeTypeOf('number');
  });

  test('a segment is found by id and by name, with its size', async () => {
    const one = await segmentById(client(), world.integration.segmentId ?? '');
    expect(one.processingType).toBe('DYNAMIC');
    const page = await searchSegments(client(), one.name);
    expect(page.segments.find((other) => other.id === one.id)?.size).toBeTypeOf('number');
  });

  test('the token tells its portal and its scopes', async () => {
    expect((await account(client())).portalId).toBe(world.portalId);
    expect(await tokenScopes(client(), world.token)).toContain('crm.lists.read');
  });

  test.each([
    ['app-eu1.hubspot.com', 'app-eu1.hubspot.com'],
    ['app.hubspot.com.evil.example', 'app.hubspot.com'],
    ['evil.example/', 'app.hubspot.com'],
    ['', 'app.hubspot.com'],
  ])('pages of the portal are at %j: links lead to %s', async (uiDomain, host) => {
    const answer = { portalId: 1, uiDomain };
    const told = hubspotClient({
      token: world.token,
      send: async () => ({ status: 200, headers: {}, text: JSON.stringify(answer) }),
    });
    expect((await account(told)).uiDomain).toBe(host);
  });
});

describe('a failure of HubSpot has a kind of the product', () => {
  const read = () => contactById(client(), member.contactId, { properties: ['email'] });

  test.each([
    ['unavailable', { kind: 'status', status: 503 }],
    ['locked', { kind: 'status', status: 423 }],
    ['unavailable', { kind: 'status', status: 477 }],
    ['conflict', { kind: 'status', status: 409 }],
    ['rate-limited', { kind: 'status', status: 429 }],
    ['network', { kind: 'reset' }],
    ['unreadable', { kind: 'not-json' }],
    ['unreadable', { kind: 'empty-object' }],
  ] as const)('%s for %o', async (kind, patch) => {
    fault(patch);
    expect((await failureOf(read()))?.kind).toBe(kind);
  });

  test('a daily limit is a spent quota, with no promise when it ends', async () => {
    fault({ status: 429, body: { status: 'error', category: 'RATE_LIMITS', policyName: 'DAILY', message: 'limit' } });
    const failure = await failureOf(read());
    expect([failure?.kind, failure?.details.until]).toEqual(['quota-spent', undefined]);
  });

  test('a wrong token is expired, and is not repeated in the words', async () => {
    const failure = await failureOf(
      contactById(client('pat-na1-00000000-0000-0000-0000-000000000000'), '1', { properties: [] }),
    );
    expect(failure?.kind).toBe('expired');
    expect(JSON.stringify(failure?.details)).not.toContain('pat-na1');
  });

  test('a missing scope is named', async () => {
    world.tokens.set('pat-na1-11111111-2222-3333-4444-555555555555', ['crm.objects.contacts.read']);
    const failure = await failureOf(
      membershipsOf(client('pat-na1-11111111-2222-3333-4444-555555555555'), member.contactId),
    );
    expect(failure?.kind).toBe('forbidden');
    expect(failure?.details.missingScopes).toContain('crm.lists.read');
  });

  test('a contact that is not there is not found', async () => {
    expect((await failureOf(contactById(client(), '999999999', { properties: [] })))?.kind).toBe('not-found');
  });
});
