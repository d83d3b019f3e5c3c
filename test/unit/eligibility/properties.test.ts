import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../../lib/eligibility/decide';
import { statuses } from '../../../lib/eligibility/types';
import { anyFacts, anySettings } from './arbitrary';
import * as f from './facts';

const runs = { numRuns: 3000 };

test('every combination of facts has exactly one status, and the same facts have the same verdict', () => {
  fc.assert(
    fc.property(anyFacts, anySettings, (some, chosen) => {
      const verdict = decide(some, chosen);
      expect(statuses).toContain(verdict.status);
      expect(verdict.reasons.length).toBeGreaterThan(0);
      expect(decide(structuredClone(some), structuredClone(chosen))).toEqual(verdict);
    }),
    runs,
  );
});

test('a resync is offered only where a resync can work', () => {
  fc.assert(
    fc.property(anyFacts, anySettings, (some, chosen) => {
      const { actions, refusal, status } = decide(some, chosen);
      const offered = actions.some((action) => action.kind === 'resync');
      expect(offered).toBe(refusal === null);
      if (!offered) return;
      expect(status.startsWith('included-')).toBe(true);
      expect(some.contact?.email).toBeTruthy();
      expect(chosen.segment.mode === 'none' || some.contact?.membership).toBeTruthy();
    }),
    runs,
  );
});

test('Salesforce is never touched while duplicates exist', () => {
  fc.assert(
    fc.property(anyFacts, anySettings, (some, chosen) => {
      const { actions, warnings } = decide(some, chosen);
      const touch = actions.some((action) => action.kind === 'resync' && action.method === 'salesforce-touch');
      expect(touch && warnings.some((warning) => warning.code === 'duplicates')).toBe(false);
    }),
    runs,
  );
});

test('a linked row under another address counts as a duplicate of the twin: no touch there either', () => {
  const { actions, warnings } = decide(
    f.facts({
      contact: f.synced(),
      salesforce: { checked: true, rows: [f.row({ email: null }), f.row({ id: f.otherId })] },
    }),
    f.settings({ touchField: 'SyncLens_Resync__c' }),
  );
  expect(warnings.map((one) => one.code)).toContain('duplicates');
  expect(actions).not.toContainEqual({ kind: 'resync', method: 'salesforce-touch' });
});
