import { account, tokenInfo, usage } from '../../spec/hubspot';
import { asUtc, dayStart, localOf } from '../../world/matches/zone';
import { invalid } from '../failure';
import { iso, objectBody, type Route } from '../route';

export const accountDetails: Route = {
  method: 'GET',
  path: '/account-info/v3/details',
  scopes: [],
  answers: account,
  handle: ({ world }) => {
    const now = world.clock.now();
    const offset = asUtc(localOf(now, world.timeZone)) - now;
    const hours = new Date(Math.abs(offset)).toISOString().slice(11, 16);
    return {
      body: {
        portalId: Number(world.portalId),
        accountType: world.accountType,
        timeZone: world.timeZone,
        companyCurrency: 'EUR',
        additionalCurrencies: [],
        utcOffset: `${offset < 0 ? '-' : '+'}${hours}`,
        utcOffsetMilliseconds: offset,
        uiDomain: 'app.hubspot.com',
        dataHostingLocation: 'na1',
      },
    };
  },
};

export const dailyUsage: Route = {
  method: 'GET',
  path: '/account-info/v3/api-usage/daily/private-apps',
  scopes: [],
  answers: usage,
  handle: ({ world }) => {
    const now = world.clock.now();
    const result = {
      name: 'private-apps-api-calls-daily',
      usageLimit: world.limits.daily,
      currentUsage: world.limits.dailyUsed,
      collectedAt: iso(now),
      fetchStatus: 'SUCCESS',
      resetsAt: iso(dayStart(now, world.timeZone, 1)),
    };
    return { body: { results: [result] } };
  },
};

export const tokenInformation: Route = {
  method: 'POST',
  path: '/oauth/v2/private-apps/get/access-token-info',
  scopes: [],
  answers: tokenInfo,
  handle: (call) => {
    if (objectBody(call).tokenKey !== call.token) throw invalid('tokenKey is not a token of this account.');
    return { body: { userId: 4711, hubId: Number(call.world.portalId), appId: 99, scopes: [...call.scopes] } };
  },
};
