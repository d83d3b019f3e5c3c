import { describe, expect, test } from 'vitest';
import { anyOf } from '../worlds/segments';
import { smallWorld } from '../worlds/small';
import { at, call, contacts, lists, properties, serve } from './calling';

serve();

test.each([
  ['a body that is no JSON', 'POST', `${contacts}/search`, '{', 400, 'VALIDATION_ERROR'],
  ['a body that is no object', 'POST', `${contacts}/search`, [], 400, 'VALIDATION_ERROR'],
  ['a contact that is not there', 'GET', `${contacts}/99`, undefined, 404, 'OBJECT_NOT_FOUND'],
  ['an address of nobody', 'GET', `${contacts}/x@y.example?idProperty=email`, undefined, 404, 'OBJECT_NOT_FOUND'],
  ['a segment that is not there', 'GET', `${lists}/99999`, undefined, 404, 'OBJECT_NOT_FOUND'],
  [
    'filters of a segment that is not there',
    'PUT',
    `${lists}/99999/update-list-filters`,
    { filterBranch: {} },
    404,
    'OBJECT_NOT_FOUND',
  ],
  [
    'a name that another segment has',
    'POST',
    `${lists}/`,
    { name: 'CUSTOMERS', processingType: 'MANUAL' },
    400,
    'VALIDATION_ERROR',
  ],
  [
    'an active segment without filters',
    'POST',
    `${lists}/`,
    { name: 'N', processingType: 'DYNAMIC' },
    400,
    'VALIDATION_ERROR',
  ],
  [
    'filters that are no branch',
    'POST',
    `${lists}/`,
    { name: 'N', processingType: 'DYNAMIC', filterBranch: { filterBranchType: 'AND' } },
    400,
    'VALIDATION_ERROR',
  ],
  [
    '51 contacts with histories',
    'POST',
    `${contacts}/batch/read`,
    { inputs: Array.from({ length: 51 }, (_, id) => ({ id })), propertiesWithHistory: ['email'] },
    400,
    'VALIDATION_ERROR',
  ],
  [
    '101 updates',
    'POST',
    `${contacts}/batch/update`,
    { inputs: Array.from({ length: 101 }, (_, id) => ({ id })) },
    400,
    'VALIDATION_ERROR',
  ],
  [
    '101 memberships',
    'POST',
    `${lists}/records/memberships/batch/read`,
    { inputs: Array.from({ length: 101 }, (_, recordId) => ({ recordId })) },
    400,
    'VALIDATION_ERROR',
  ],
  ['a page of 251 members', 'GET', `${lists}/21/memberships?limit=251`, undefined, 400, 'VALIDATION_ERROR'],
  ['a search for 201', 'POST', `${contacts}/search`, { limit: 201 }, 400, 'VALIDATION_ERROR'],
  ['a search beyond 10,000', 'POST', `${contacts}/search`, { limit: 100, after: '9950' }, 400, 'VALIDATION_ERROR'],
  [
    'an operator that search has not',
    'POST',
    `${contacts}/search`,
    { filterGroups: [{ filters: [{ propertyName: 'email', operator: 'LIKE' }] }] },
    400,
    'VALIDATION_ERROR',
  ],
  [
    'more filter groups than five',
    'POST',
    `${contacts}/search`,
    {
      filterGroups: Array.from({ length: 6 }, () => ({
        filters: [{ propertyName: 'email', operator: 'HAS_PROPERTY' }],
      })),
    },
    400,
    'VALIDATION_ERROR',
  ],
  [
    'a property that is there',
    'POST',
    properties,
    { name: 'email', label: 'E', type: 'string', fieldType: 'text' },
    409,
    'CONFLICT',
  ],
  [
    'a property name with capitals',
    'POST',
    properties,
    { name: 'No Name', type: 'string', fieldType: 'text' },
    400,
    'VALIDATION_ERROR',
  ],
  ['a property that is not there', 'GET', `${properties}/nothing`, undefined, 404, 'OBJECT_NOT_FOUND'],
  [
    'the token of another',
    'POST',
    '/oauth/v2/private-apps/get/access-token-info',
    { tokenKey: 'pat-na1-other' },
    400,
    'VALIDATION_ERROR',
  ],
  ['a route that nobody has', 'GET', '/crm/v3/nothing', undefined, 404, 'OBJECT_NOT_FOUND'],
] as const)('%s is refused', async (_what, method, path, body, status, category) => {
  const answer = await call(method, path, body);
  expect([answer.status, answer.body.category, answer.body.status]).toEqual([status, category, 'error']);
  expect(answer.body.correlationId).toMatch(/^[0-9a-f-]{36}$/);
});

describe('limits', () => {
  test.each([
    ['TEN_SECONDLY_ROLLING', { window: 0 }, `${contacts}/batch/read`],
    ['SECONDLY', { searchPerSecond: 0 }, `${contacts}/search`],
    ['DAILY', { daily: 0 }, `${contacts}/search`],
  ])('%s is a 429 that names its policy', async (policyName, limits, path) => {
    Object.assign(at.world.limits, limits);
    const { status, body } = await call('POST', path, { inputs: [{ id: at.contact }] });
    expect(status).toBe(429);
    expect(body).toMatchObject({ category: 'RATE_LIMITS', policyName, errorType: 'RATE_LIMIT' });
  });

  test("the day of calls begins anew at midnight in the portal's time zone, not at that of UTC", async () => {
    const { limits, clock } = at.world;
    const usage = async () =>
      ((await call('GET', '/account-info/v3/api-usage/daily/private-apps')).body as { results: object[] }).results[0];
    const midnight = Date.UTC(2026, 10, 3, 23);
    clock.advance(midnight - 60_000 - clock.now());
    const { dailyUsed } = limits;
    expect(await usage()).toMatchObject({ resetsAt: new Date(midnight).toISOString(), currentUsage: dailyUsed + 1 });
    clock.advance(60_000);
    expect(await usage()).toMatchObject({ resetsAt: new Date(midnight + 86_400_000).toISOString(), currentUsage: 1 });
  });

  test('what is left of the window is counted down in the headers', async () => {
    const left = async () => Number((await call('GET', properties)).headers.get('X-HubSpot-RateLimit-Remaining'));
    const first = await left();
    expect(await left()).toBe(first - 1);
  });

  test('search has a limit of its own: five calls a second, and none of the window', async () => {
    const own = smallWorld({ id: 'own', seed: 7 });
    at.sandbox.worlds.push(own);
    // At once: on a busy machine six in a row take more than the second.
    const search = () => call('POST', `${contacts}/search`, { limit: 1 }, own.token).then(({ status }) => status);
    const statuses = (await Promise.all(Array.from({ length: 6 }, search))).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const usage = await call('GET', '/account-info/v3/api-usage/daily/private-apps', undefined, own.token);
    expect(usage.headers.get('X-HubSpot-RateLimit-Remaining')).toBe('189');
    expect(usage.body).toMatchObject({ results: [{ currentUsage: 6, usageLimit: 650_000 }] });
  });
});

describe('what the answers mean', () => {
  test('a contact by its address is the contact by its id, and unknown properties are left out', async () => {
    const { body } = await call('GET', `${contacts}/${at.contact}?properties=email,nothing`);
    expect(Object.keys(body.properties as object)).not.toContain('nothing');
    const { email } = body.properties as { email: string };
    const path = `${contacts}/${encodeURIComponent(email)}?idProperty=email`;
    expect((await call('GET', path)).body.id).toBe(at.contact);
  });

  test('a write makes a version of source API, and an equal one makes none', async () => {
    const write = () => call('PATCH', `${contacts}/${at.contact}`, { properties: { mobilephone: '+49 1' } });
    await write();
    await write();
    const { body } = await call('GET', `${contacts}/${at.contact}?propertiesWithHistory=mobilephone`);
    expect(body.propertiesWithHistory).toMatchObject({ mobilephone: [{ value: '+49 1', sourceType: 'API' }] });
  });

  test.each([true, false])('ids that were merged answer with who came out of it; a new contact: %s', async (isNew) => {
    at.world.switches.mergeMakesNewContact = isNew;
    const { hubspot, clock } = at.world;
    const [one, other] = ['one', 'other'].map((name) =>
      hubspot.create({ email: `${name}-${isNew}@acme.example`, lifecyclestage: 'customer' }, 'CRM_UI'),
    );
    if (!one || !other) throw new Error('nobody to merge');
    clock.advance(60_000);
    const { id } = hubspot.merge(one.id, other.id);
    clock.advance(60_000);
    expect(id === one.id).toBe(!isNew);
    for (const old of [one.id, other.id]) {
      const { body } = await call('GET', `${contacts}/${old}?properties=hs_merged_object_ids`);
      expect(body.id).toBe(id);
      expect(body.properties).toMatchObject({
        hs_merged_object_ids: isNew ? `${one.id};${other.id}` : other.id,
      });
    }
    const segmentsOf = async (record: string) =>
      ((await call('GET', `${lists}/records/0-1/${record}/memberships`)).body as { total: number }).total;
    expect(await Promise.all([id, one.id, other.id].map(segmentsOf))).toEqual([1, isNew ? 0 : 1, 0]);
    at.world.switches.mergeMakesNewContact = true;
  });

  test.each([true, false])('a deleted segment is read with the time of its end: %s', async (isReadable) => {
    at.world.switches.deletedSegmentReadable = isReadable;
    const { id } = at.world.hubspot.addSegment({ name: `Gone ${isReadable}`, processingType: 'MANUAL' });
    at.world.hubspot.deleteSegment(id);
    const { status, body } = await call('GET', `${lists}/${id}`);
    expect(status).toBe(isReadable ? 200 : 404);
    if (isReadable) expect(body.list).toHaveProperty('deletedAt');
    expect((await call('GET', `${lists}/${id}/memberships`)).status).toBe(404);
    at.world.switches.deletedSegmentReadable = false;
  });

  test('a batch with one that is missing is a 207 that names it', async () => {
    const { status, body } = await call('POST', `${contacts}/batch/read`, {
      inputs: [{ id: at.contact }, { id: '7' }],
    });
    expect(status).toBe(207);
    expect(body).toMatchObject({ numErrors: 1, errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['7'] } }] });
  });

  test('a new definition is being processed, and then its members are others', async () => {
    const made = await call('POST', `${lists}/`, {
      name: 'By city',
      objectTypeId: '0-1',
      processingType: 'DYNAMIC',
      filterBranch: anyOf('city', ['Ghent']),
    });
    const { listId, processingStatus } = (
      made.body as unknown as { list: { listId: string; processingStatus: string } }
    ).list;
    expect(processingStatus).toBe('PROCESSING');
    await call('PATCH', `${contacts}/${at.contact}`, { properties: { city: 'Ghent' } });
    at.world.clock.advance(60_000);
    const members = () => call('GET', `${lists}/${listId}/memberships`).then(({ body }) => body.results);
    expect(await members()).toMatchObject([{ recordId: at.contact }]);
    const changed = await call('PUT', `${lists}/${listId}/update-list-filters`, {
      filterBranch: anyOf('city', ['Cork']),
    });
    expect(changed.body).toMatchObject({ updatedList: { listVersion: 2, processingStatus: 'PROCESSING' } });
    expect(await members()).toMatchObject([{ recordId: at.contact }]);
    at.world.clock.advance(60_000);
    expect(await members()).toEqual([]);
  });

  test('filters come only when they are asked for; the account tells its time zone', async () => {
    const { body } = await call('GET', `${lists}/${at.segment}`);
    expect((body as unknown as { list: object }).list).not.toHaveProperty('filterBranch');
    const account = (await call('GET', '/account-info/v3/details')).body;
    expect(account).toMatchObject({ timeZone: 'Europe/Berlin', utcOffset: '+01:00', utcOffsetMilliseconds: 3_600_000 });
  });

  test('search finds by filters, sorted, page after page', async () => {
    for (let n = 0; n < 5; n++)
      at.world.hubspot.create({ email: `s${n}@find.example`, lastname: `Find ${n}` }, 'CRM_UI');
    const search = (after?: string) =>
      call('POST', `${contacts}/search`, {
        filterGroups: [{ filters: [{ propertyName: 'email', operator: 'CONTAINS_TOKEN', value: '*find.example' }] }],
        sorts: [{ propertyName: 'lastname', direction: 'DESCENDING' }],
        properties: ['lastname'],
        limit: 3,
        after,
      });
    const first = (await search()).body as unknown as {
      total: number;
      results: unknown[];
      paging: { next: { after: string } };
    };
    expect([first.total, first.results]).toMatchObject([5, [{ properties: { lastname: 'Find 4' } }, {}, {}]]);
    const second = await search(first.paging.next.after);
    expect(second.body.results).toMatchObject([
      { properties: { lastname: 'Find 1' } },
      { properties: { lastname: 'Find 0' } },
    ]);
    expect(second.body).not.toHaveProperty('paging');
  });
});
