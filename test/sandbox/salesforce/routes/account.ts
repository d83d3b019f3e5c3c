import { chatterUser, fits, limits, resources, userInfo, versions } from '../../spec/salesforce';
import { salesforceUsed } from '../../world/quota';
import type { World } from '../../world/types';
import type { Call, Route } from '../route';
import { orgState } from '../state';

const oldest = 31;
const newest = 68;
/** The versions of the API that this org speaks, as `/services/data/` lists them. */
export const versionList = Array.from({ length: newest - oldest + 1 }, (_, i) => {
  const n = oldest + i;
  // Three a year: 65 is Winter '26, 66 Spring '26, 67 Summer '26.
  const [year, season] = [26 + Math.floor((n - 65) / 3), ['Winter', 'Spring', 'Summer'][(n - 65 + 300) % 3]];
  return { label: `${season} '${year}`, url: `/services/data/v${n}.0`, version: `${n}.0` };
});
export const isVersion = (version: string) => versionList.some((one) => one.version === version);
export const holdsVersions = fits(versions);
export const holdsUserInfo = fits(userInfo);

/** `/services/oauth2/userinfo`: who this session belongs to. */
export function whoIsIt(world: World, origin: string) {
  const { fields, id } = admin(world);
  const text = (name: string) => String(fields[name] ?? '');
  return {
    sub: `${origin}/id/${world.orgId}/${id}`,
    user_id: id,
    organization_id: world.orgId,
    preferred_username: text('Username'),
    nickname: text('Username').split('@')[0],
    name: text('Name'),
    email: text('Email'),
    email_verified: true,
    given_name: text('FirstName'),
    family_name: text('LastName'),
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_US',
    utcOffset: 0,
    active: true,
  };
}

function admin(world: World) {
  const user = world.salesforce.record(world.salesforce.adminUserId);
  if (!user) throw new Error('a world without its admin');
  return user;
}

export const account: Route[] = [
  {
    method: 'GET',
    path: '/',
    holds: fits(resources),
    handle: (call) => ({ status: 200, body: resourceMap(call) }),
  },
  {
    method: 'GET',
    path: '/limits',
    nestable: 'free',
    holds: fits(limits),
    handle: ({ world }) => {
      const l = world.limits;
      const { ingestLimits: bulk } = orgState(world);
      const of = (Max: number, used = 0) => ({ Max, Remaining: Math.max(0, Max - used) });
      return {
        status: 200,
        body: {
          DailyApiRequests: of(l.salesforceDaily, salesforceUsed(world)),
          DailyBulkApiBatches: of(bulk.batchesDaily, bulk.batchesUsed),
          DailyBulkV2QueryJobs: of(10_000),
          DailyAsyncApexExecutions: of(250_000),
          DataStorageMB: of(10_240, 1_200),
          FileStorageMB: of(10_240, 90),
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/chatter/users/me',
    nestable: 'free',
    holds: fits(chatterUser),
    handle: ({ world, version }) => {
      const { fields, id } = admin(world);
      const text = (name: string) => String(fields[name] ?? '');
      return {
        status: 200,
        body: {
          id,
          name: text('Name'),
          displayName: text('Name'),
          firstName: text('FirstName') || null,
          lastName: text('LastName'),
          username: text('Username'),
          email: text('Email'),
          isActive: true,
          type: 'User',
          userType: 'Internal',
          url: `/services/data/v${version}/chatter/users/${id}`,
        },
      };
    },
  },
];

function resourceMap({ world, origin, version }: Call) {
  const base = `/services/data/v${version}`;
  const names = ['query', 'queryAll', 'sobjects', 'composite', 'limits', 'chatter'];
  return {
    ...Object.fromEntries(names.map((name) => [name, `${base}/${name}`])),
    identity: `${origin}/id/${world.orgId}/${world.salesforce.adminUserId}`,
  };
}
