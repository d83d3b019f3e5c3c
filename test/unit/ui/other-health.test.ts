import { expect, test } from 'vitest';
import type { OtherHealth } from '../../../lib/protocol/health-pages';
import { triedAt, worstOf } from '../../../lib/ui/health/others';

const now = Date.UTC(2026, 10, 3);
const day = 24 * 3_600_000;
const fails = (service: 'hubspot' | 'salesforce') => ({ at: now - 5, failure: { kind: 'timeout', service } as const });
const works = { at: now, failure: null };
const org = (state: 'ok' | 'expired', way: 'browser' | 'app' = 'browser') => ({ way, state });
const other = (patch: Partial<OtherHealth>): OtherHealth => ({
  portalId: '99',
  tokenSince: now,
  salesforce: org('ok'),
  turns: {},
  ...patch,
});
const tried = { hubspot: works, salesforce: works };

test.each<[string, Partial<OtherHealth>, object]>([
  ['never tried', {}, { state: 'unknown' }],
  ['HubSpot alone was tried', { turns: { hubspot: works } }, { state: 'unknown' }],
  ['both work', { turns: tried }, { state: 'ok' }],
  ['HubSpot works, no org', { salesforce: null, turns: { hubspot: works } }, { state: 'ok' }],
  ['the org fails', { turns: { ...tried, salesforce: fails('salesforce') } }, { state: 'failed', what: 'salesforce' }],
  ['all fails', { turns: { hubspot: fails('hubspot'), salesforce: fails('salesforce') } }, { what: 'hubspot' }],
  ['no session', { salesforce: org('expired'), turns: tried }, { what: 'salesforce', trouble: { code: 'NO_SESSION' } }],
  ['an ended sign-in', { salesforce: org('expired', 'app') }, { trouble: { code: 'SIGN_IN_AGAIN' } }],
  ['an old token', { tokenSince: now - 200 * day, turns: tried }, { state: 'attention', days: 200 }],
  [
    'an old token that fails',
    { tokenSince: now - 200 * day, turns: { ...tried, heartbeat: fails('hubspot') } },
    { state: 'failed', what: 'heartbeat' },
  ],
])('the worst of another environment: %s', (_name, patch, worst) => {
  expect(worstOf(other(patch), now)).toMatchObject(worst);
});

test('it is as old as its newest try', () => {
  expect(triedAt(other({}))).toBeNull();
  expect(triedAt(other({ turns: { hubspot: fails('hubspot'), salesforce: works } }))).toBe(now);
});
