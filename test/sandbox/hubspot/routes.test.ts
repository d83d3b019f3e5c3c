import { describe, expect, test } from 'vitest';
import { anyOf } from '../worlds/segments';
import { at, call, contacts, lists, properties, serve, tokenWith } from './calling';
import { routes } from './routes';

serve();

/** One good call of each route; ids are filled in when it runs. */
const good: [string, string, () => [path: string, body?: unknown], number][] = [
  ['GET', `${lists}/records/0-1/:recordId/memberships`, () => [`${lists}/records/0-1/${at.contact}/memberships`], 200],
  [
    'POST',
    `${lists}/records/memberships/batch/read`,
    () => [`${lists}/records/memberships/batch/read`, { inputs: [{ objectTypeId: '0-1', recordId: at.contact }] }],
    200,
  ],
  ['POST', `${lists}/search`, () => [`${lists}/search`, { offset: 0, additionalProperties: ['hs_list_size'] }], 200],
  [
    'POST',
    lists,
    () => [
      `${lists}/`,
      { name: 'Made', objectTypeId: '0-1', processingType: 'DYNAMIC', filterBranch: anyOf('city', ['Cork']) },
    ],
    200,
  ],
  ['GET', `${lists}/:listId/memberships`, () => [`${lists}/${at.segment}/memberships?limit=250`], 200],
  [
    'PUT',
    `${lists}/:listId/memberships/add`,
    () => [`${lists}/${staticSegment()}/memberships/add`, [at.contact, '1']],
    200,
  ],
  [
    'PUT',
    `${lists}/:listId/update-list-filters`,
    () => [`${lists}/${at.segment}/update-list-filters`, { filterBranch: anyOf('lifecyclestage', ['customer']) }],
    200,
  ],
  ['GET', lists, () => [`${lists}?listIds=${at.segment}&listIds=999&includeFilters=true`], 200],
  [
    'POST',
    '/crm/v3/objects/companies/batch/read',
    () => [
      '/crm/v3/objects/companies/batch/read',
      { inputs: [{ id: at.world.hubspot.companies.create({ name: 'Acme' }).id }], properties: ['name'] },
    ],
    200,
  ],
  [
    'POST',
    '/crm/v4/associations/contacts/companies/batch/read',
    () => ['/crm/v4/associations/contacts/companies/batch/read', { inputs: [{ id: at.contact }] }],
    207,
  ],
  [
    'GET',
    `${lists}/object-type-id/:objectTypeId/name/:listName`,
    () => [`${lists}/object-type-id/0-1/name/cUSTOMERS`],
    200,
  ],
  ['GET', `${lists}/:listId`, () => [`${lists}/${at.segment}?includeFilters=true`], 200],
  ['POST', `${contacts}/batch/read`, () => [`${contacts}/batch/read`, { inputs: [{ id: at.contact }] }], 200],
  [
    'POST',
    `${contacts}/batch/update`,
    () => [`${contacts}/batch/update`, { inputs: [{ id: at.contact, properties: { city: 'Lyon' } }] }],
    200,
  ],
  ['POST', `${contacts}/search`, () => [`${contacts}/search`, { limit: 1 }], 200],
  ['GET', contacts, () => [`${contacts}?limit=100&properties=email`], 200],
  ['GET', `${contacts}/:contactId`, () => [`${contacts}/${at.contact}?propertiesWithHistory=email`], 200],
  ['PATCH', `${contacts}/:contactId`, () => [`${contacts}/${at.contact}`, { properties: { city: 'Porto' } }], 200],
  ['GET', properties, () => [properties], 200],
  ['GET', `${properties}/:name`, () => [`${properties}/email`], 200],
  [
    'POST',
    properties,
    () => [
      properties,
      { name: 'made', label: 'Made', type: 'string', fieldType: 'text', groupName: 'contactinformation' },
    ],
    201,
  ],
  ['GET', '/account-info/v3/details', () => ['/account-info/v3/details'], 200],
  [
    'GET',
    '/account-info/v3/api-usage/daily/private-apps',
    () => ['/account-info/v3/api-usage/daily/private-apps'],
    200,
  ],
  [
    'POST',
    '/oauth/v2/private-apps/get/access-token-info',
    () => ['/oauth/v2/private-apps/get/access-token-info', { tokenKey: at.world.token }],
    200,
  ],
];
const staticSegment = () => [...at.world.hubspot.segments.values()].find((one) => one.processingType === 'MANUAL')?.id;

test('every route is in the table', () => {
  expect(good.map(([method, path]) => `${method} ${path}`).sort()).toEqual(
    routes.map((route) => `${route.method} ${route.path}`).sort(),
  );
});

describe.each(good)('%s %s', (method, path, make, status) => {
  test('answers as specified, in the time of the world and with the limits', async () => {
    const answer = await call(method, ...make());
    expect(answer.status).toBe(status);
    expect(answer.headers.get('date')).toBe(new Date(at.world.clock.now()).toUTCString());
    const search = path === `${contacts}/search`;
    const names = ['Max', 'Remaining', 'Interval-Milliseconds', 'Daily', 'Daily-Remaining'];
    for (const name of names) expect(answer.headers.has(`X-HubSpot-RateLimit-${name}`)).toBe(!search);
  });

  test('refuses a call without a token, and names the scope that is missing', async () => {
    const [at, body] = make();
    const without = await call(method, at, body, null);
    expect([without.status, without.body.category]).toEqual([401, 'INVALID_AUTHENTICATION']);
    const { scopes } = routes.find((one) => one.method === method && one.path === path) ?? { scopes: [] };
    if (scopes.length === 0) return;
    const refused = await call(method, at, body, tokenWith('oauth'));
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      category: 'MISSING_SCOPES',
      errors: [{ context: { requiredGranularScopes: [...scopes] } }],
    });
  });
});
