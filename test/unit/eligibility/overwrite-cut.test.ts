import { expect, test } from 'vitest';
import { overwritesOf } from '../../../lib/eligibility/overwrite';
import type { MappingRow, PropertyVersion } from '../../../lib/eligibility/types';
import * as f from './facts';

const mapping: MappingRow[] = [{ property: 'phone', leadField: 'Phone', contactField: 'Phone', rule: 'two-way' }];
const at = f.now - f.days(2);
const version = (value: string | null): PropertyVersion => ({ value, at, source: 'CRM_UI' });
const fateWith = (phone: string | null, history: Record<string, PropertyVersion[]>) =>
  overwritesOf(
    { properties: { phone }, history, lastSync: null, syncLog: null },
    { object: 'Lead', modifiedAt: at - f.days(1), fields: { Phone: '2' } },
    mapping,
  )[0];

test('a history that has the value of now decides', () => {
  expect(fateWith('1', { phone: [version('1')] })).toMatchObject({
    fate: 'salesforce-overwritten',
    because: 'hubspot-later',
  });
});

test.each([
  ['that lacks the value of now', { phone: [version('0')] }],
  ['of others, without one of a property that has a value', { email: [version('a@x')] }],
])('a history %s was cut off: nothing is told from it', (_what, history) => {
  expect(fateWith('1', history)).toMatchObject({ fate: 'cannot-tell', because: 'no-history' });
});
