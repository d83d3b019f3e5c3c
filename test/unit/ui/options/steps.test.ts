import { expect, test } from 'vitest';
import type { SettingsView } from '../../../../lib/protocol/pages';
import { nextSection, sectionOf, setupDone, setupSteps } from '../../../../lib/ui/options/steps';
import { connectedView, emptyView } from './view';

const states = (view: SettingsView) => setupSteps(view).map((step) => step.state);
const salesforce = {
  host: 'a.my.salesforce.com',
  orgId: '00D',
  userName: 'Ada',
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

test.each<[string, SettingsView, string[]]>([
  ['nothing is set up', emptyView(), ['next', 'waits', 'waits', 'waits', 'waits']],
  ['a portal is connected', connectedView(), ['done', 'next', 'open', 'open', 'waits']],
  ['both are connected', connectedView({ salesforce }), ['done', 'done', 'next', 'open', 'waits']],
  [
    'the session has ended',
    connectedView({ salesforce: { ...salesforce, state: 'expired' } }),
    ['done', 'trouble', 'next', 'open', 'waits'],
  ],
  [
    'the segment is chosen',
    connectedView({ salesforce, segment: segment(null), settings: settings(chosen) }),
    ['done', 'done', 'done', 'next', 'open'],
  ],
  [
    'the chosen segment is static now',
    connectedView({ salesforce, segment: segment('not-active'), settings: settings(chosen) }),
    ['done', 'done', 'trouble', 'next', 'open'],
  ],
  [
    'all is done',
    connectedView({
      salesforce,
      settings: settings({ segment: { mode: 'none' }, mappingConfirmed: true }),
      lastRealityCheck: check,
    }),
    ['done', 'done', 'done', 'done', 'done'],
  ],
  [
    'reality contradicts',
    connectedView({
      salesforce,
      settings: settings({ segment: { mode: 'none' }, mappingConfirmed: true }),
      lastRealityCheck: { ...check, verdict: 'contradicted' },
    }),
    ['done', 'done', 'done', 'done', 'trouble'],
  ],
])('steps when %s', (_when, view, wanted) => {
  expect(states(view)).toEqual(wanted);
  expect(setupDone(setupSteps(view))).toBe(!wanted.some((state) => ['next', 'open', 'waits'].includes(state)));
});

test('a section leads to the step that is next, and not to itself', () => {
  const steps = setupSteps(connectedView());
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
