import { account, tokenInfo, usage } from '../../spec/hubspot';
import { invalid } from '../failure';
import { iso, objectBody, type Route } from '../route';

const day = 86_400_000;

export const accountDetails: Route = {
  method: 'GET',
  path: '/account-info/v3/details',
  scopes: [],
  answers: account,
  handle: ({ world }) => ({
    body: {
      portalId: Number(world.portalId),
      accountType: world.accountType,
      timeZone: world.timeZone,
      companyCurrency: 'EUR',
      additionalCurrencies: [],
      utcOffset: '+00:00',
      utcOffsetMilliseconds: 0,
      uiDomain: 'app.hubspot.com',
      dataHostingLocation: 'na1',
    },
  }),
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
      resetsAt: iso((Math.floor(now / day) + 1) * day),
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
