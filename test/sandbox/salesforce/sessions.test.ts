import { describe, expect, it } from 'vitest';
import { org, queryPart } from './org';
import { orgState } from './state';

const { world, by, connect, base, raw, composite } = org();

describe('sessions, quota and versions', () => {
  it('versions are told to everybody, the newest last', async () => {
    const versions = (await (await fetch(`${base()}/services/data/`)).json()) as { version: string }[];
    expect(Number(versions.at(-1)?.version)).toBeGreaterThanOrEqual(65);
    expect(versions.find((one) => one.version === '65.0')).toMatchObject({ label: "Winter '26" });
    expect((await raw('/services/data/v30.0/limits')).status).toBe(410);
    expect((await raw('/services/data/v99.0/limits')).status).toBe(404);
  });

  it('refuses an unknown session, none, and the one of Lightning', async () => {
    const lightning = `${world.orgId.slice(0, 15)}!Lightning61.abc`;
    for (const sid of ['', '00D000000000000!x', lightning]) {
      const answer = await raw('/services/data/v65.0/limits', { sid });
      expect([answer.status, await answer.json()]).toMatchObject([401, [{ errorCode: 'INVALID_SESSION_ID' }]]);
    }
    await expect(connect('x').query('SELECT Id FROM Lead')).rejects.toMatchObject({ errorCode: 'INVALID_SESSION_ID' });
  });

  it('an org without the API refuses every call, one over its quota too', async () => {
    orgState(world).apiDisabled = true;
    await expect(connect().limits()).rejects.toMatchObject({ errorCode: 'API_DISABLED_FOR_ORG' });
    orgState(world).apiDisabled = false;
    world.limits.salesforceUsed = world.limits.salesforceDaily;
    await expect(connect().limits()).rejects.toMatchObject({ errorCode: 'REQUEST_LIMIT_EXCEEDED' });
  });

  it('tells the quota in a header and in /limits; a composite is one call; a new day begins at none', async () => {
    const connection = connect();
    await composite([queryPart('a', 'SELECT Id FROM Lead'), queryPart('b', 'SELECT Id FROM Contact')]);
    expect(await connection.limits()).toMatchObject({ DailyApiRequests: { Max: 100_000, Remaining: 99_998 } });
    expect(connection.limitInfo.apiUsage).toEqual({ used: 2, limit: 100_000 });
    world.clock.advance(24 * 3_600_000);
    await connection.limits();
    expect(world.limits.salesforceUsed).toBe(1);
  });

  it('says whose session it is', async () => {
    const expected = { user_id: by, organization_id: world.orgId, name: 'Avery Admin' };
    expect(await connect().request('/services/oauth2/userinfo')).toMatchObject(expected);
    expect(await connect().identity()).toMatchObject(expected);
    expect(await connect().request('/chatter/users/me')).toMatchObject({ id: by, name: 'Avery Admin' });
  });
});
