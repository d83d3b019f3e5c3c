import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SettingsView } from '../../../../lib/protocol/pages';
import { optionalStepNames, type SetupPlace, setupPlaces, setupStepNames } from '../../../../lib/records/setup';
import { around, guideHash, guidePlace, resumeAt, setupCount } from '../../../../lib/ui/options/guide';
import { setupSteps } from '../../../../lib/ui/options/steps';
import { connectedView, emptyView } from './view';

const settings = (change: Partial<SettingsView['settings']>) => ({ ...emptyView().settings, ...change });
const none = { mode: 'none' as const };

test('each place has an address of its own; any other of the guide goes on where it was left', () => {
  for (const place of setupPlaces) expect(guidePlace(guideHash(place))).toBe(place);
  expect(['#start', '#start/', '#start/nothing', '#segment', '#starter', ''].map(guidePlace)).toEqual([
    'resume',
    'resume',
    'resume',
    null,
    null,
    null,
  ]);
});

test.each<[string, SettingsView, SetupPlace]>([
  ['begins with HubSpot', emptyView(), 'hubspot'],
  ['goes on at the first open step', connectedView(), 'salesforce'],
  ['goes on after what is left out', connectedView({ settings: settings({ settled: ['salesforce'] }) }), 'segment'],
  ['goes on where it was left', connectedView({ settings: settings({ setupAt: 'segment' }) }), 'segment'],
  [
    'does not go back to a step that is done by now',
    connectedView({ settings: settings({ setupAt: 'segment', segment: none }) }),
    'salesforce',
  ],
  ['does not go to a step that must wait', emptyView({ settings: settings({ setupAt: 'resync' }) }), 'hubspot'],
  [
    'ends on the record',
    connectedView({ settings: settings({ segment: none, settled: ['salesforce', 'resync'] }) }),
    'record',
  ],
])('the guide %s', (_what, view, wanted) => {
  expect(resumeAt(view)).toBe(wanted);
});

test('the ways back and on go through all places once', () => {
  expect(around('hubspot')).toEqual({ before: null, after: 'salesforce' });
  expect(around('resync')).toEqual({ before: 'segment', after: 'record' });
  expect(around('record')).toEqual({ before: 'resync', after: null });
});

test('whatever is set, the guide leads to something open, or to the record once all four are over', () => {
  const view = fc
    .record({
      hubspot: fc.boolean(),
      settled: fc.subarray([...optionalStepNames]),
      chosen: fc.boolean(),
      proven: fc.boolean(),
      setupAt: fc.option(fc.constantFrom(...setupPlaces), { nil: undefined }),
    })
    .map(({ hubspot, settled, chosen, proven, setupAt }) => {
      const own = settings({ settled, setupAt, triggerProven: proven, ...(chosen ? { segment: none } : {}) });
      return hubspot ? connectedView({ settings: own }) : emptyView({ settings: own });
    });
  fc.assert(
    fc.property(view, (now) => {
      const place = resumeAt(now);
      const { done, all } = setupCount(now);
      const step = setupSteps(now).find(({ name }) => name === place);
      expect(all).toBe(setupStepNames.length);
      expect(place === 'record').toBe(done === all);
      if (step) expect(['next', 'open']).toContain(step.state);
    }),
  );
});
