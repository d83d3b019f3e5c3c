import { expect, test } from 'vitest';
import type { SettingsView } from '../../../../lib/protocol/pages';
import { allSteps, nextSection, sectionOf, settledWith, setupDone, setupSteps } from '../../../../lib/ui/options/steps';
import { connectedView, emptyView } from './view';

const states = (view: SettingsView) => setupSteps(view).map((step) => step.state);
const salesforce = {
  host: 'a.my.salesforce.com',
  orgId: '00D',
  userName: 'Ada',
  orgName: 'Acme',
  clientId: null,
  way: 'browser' as const,
  state: 'ok' as const,
};
const check = { asOf: 1, looked: 9, candidates: [], outsiders: [], verdict: 'confirmed' as const };
const settings = (change: Partial<SettingsView['settings']>) => ({ ...emptyView().settings, ...change });
const segment = (disabled: 'not-active' | null) => ({
  id: '1',
  name: 'Customers',
  size: 1,
  processingType: '',
  processingStatus: 'COMPLETE',
  objectTypeId: '0-1',
  disabled,
});
const chosen = { segment: { mode: 'segment' as const, id: '1' } };

const managed = (change: Partial<NonNullable<SettingsView['managed']>>) => ({
  locked: [],
  salesforceHosts: [],
  featuresOff: [],
  unreadable: [],
  ...change,
});
const noSegment = { segment: { mode: 'none' as const } };

test.each<[string, SettingsView, string[]]>([
  ['nothing is set up', emptyView(), ['next', 'waits', 'waits', 'waits']],
  ['a portal is connected', connectedView(), ['done', 'next', 'open', 'open']],
  ['both are connected', connectedView({ salesforce }), ['done', 'done', 'next', 'open']],
  [
    'the admin goes without Salesforce',
    connectedView({ settings: settings({ settled: ['salesforce'] }) }),
    ['done', 'skipped', 'next', 'open'],
  ],
  [
    'Salesforce was connected after all',
    connectedView({ salesforce, settings: settings({ settled: ['salesforce'] }) }),
    ['done', 'done', 'next', 'open'],
  ],
  [
    'the session has ended',
    connectedView({ salesforce: { ...salesforce, state: 'expired' } }),
    ['done', 'trouble', 'next', 'open'],
  ],
  [
    'the segment is chosen',
    connectedView({ salesforce, segment: segment(null), settings: settings(chosen) }),
    ['done', 'done', 'done', 'next'],
  ],
  [
    'the chosen segment is static now',
    connectedView({ salesforce, segment: segment('not-active'), settings: settings(chosen) }),
    ['done', 'done', 'trouble', 'next'],
  ],
  [
    'the segment was left open',
    connectedView({ salesforce, settings: settings({ settled: ['resync'] }) }),
    ['done', 'done', 'next', 'done'],
  ],
  [
    'HubSpot has no segment, and its own button is the way to resync',
    connectedView({ salesforce, settings: settings({ ...noSegment, settled: ['resync'] }) }),
    ['done', 'done', 'done', 'done'],
  ],
  [
    'a method is proven',
    connectedView({ salesforce, settings: settings({ ...noSegment, triggerProven: true }) }),
    ['done', 'done', 'done', 'done'],
  ],
])('the set-up when %s', (_when, view, wanted) => {
  expect(states(view)).toEqual(wanted);
  expect(setupDone(setupSteps(view))).toBe(!wanted.some((state) => ['next', 'open', 'waits'].includes(state)));
});

test.each<[string, SettingsView, string[]]>([
  ['nothing is set up', emptyView(), ['waits', 'waits']],
  ['the segment is not chosen', connectedView(), ['open', 'waits']],
  [
    'all is done',
    connectedView({ settings: settings({ ...noSegment, mappingConfirmed: true }), lastRealityCheck: check }),
    ['done', 'done'],
  ],
  [
    'reality contradicts',
    connectedView({
      settings: settings({ ...noSegment, mappingConfirmed: true }),
      lastRealityCheck: { ...check, verdict: 'contradicted' },
    }),
    ['done', 'trouble'],
  ],
])('mapping and check when %s', (_when, view, wanted) => {
  expect(
    allSteps(view)
      .slice(4)
      .map((step) => step.state),
  ).toEqual(wanted);
});

test.each<[string, SettingsView['managed'], string[]]>([
  ['nothing', null, []],
  ['the segment', managed({ locked: ['segment'] }), ['segment']],
  ['the method', managed({ locked: ['resyncMethod'] }), ['resync']],
  ['that nobody resyncs', managed({ featuresOff: ['resync'] }), ['resync']],
])('steps are done by IT where the organisation has fixed %s', (_what, policy, wanted) => {
  const steps = setupSteps(connectedView({ managed: policy, settings: settings(noSegment) }));
  expect(steps.filter(({ byIt }) => byIt).map(({ name }) => name)).toEqual(wanted);
  expect(steps.filter(({ byIt, state }) => byIt && state !== 'done')).toEqual([]);
  expect(setupSteps(emptyView({ managed: policy })).some(({ byIt }) => byIt)).toBe(false);
});

test('what an admin goes without is added to, never twice', () => {
  expect(settledWith(connectedView(), 'resync')).toEqual(['resync']);
  const view = connectedView({ settings: settings({ settled: ['salesforce'] }) });
  expect(settledWith(view, 'resync')).toEqual(['salesforce', 'resync']);
  expect(settledWith(view, 'salesforce')).toEqual(['salesforce']);
});

test('a section leads to the step that is next, and not to itself', () => {
  const steps = allSteps(connectedView());
  expect(nextSection(steps, 'hubspot')).toBe('salesforce');
  expect(nextSection(steps, 'salesforce')).toBeNull();
});

test('an address names its section; anything else is the overview', () => {
  expect(['#segment', '#resync', '#', '', '#nothing'].map(sectionOf)).toEqual([
    'segment',
    'resync',
    'overview',
    'overview',
    'overview',
  ]);
});
