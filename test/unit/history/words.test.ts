import { expect, test } from 'vitest';
import { environmentSchema } from '../../../lib/storage/settings';
import de from '../../../locales/de/history.json';
import en from '../../../locales/en/history.json';

test('every setting that the history keeps has a name in both languages', () => {
  // Where a value was seen is a label of it, and no setting.
  const names = Object.keys(environmentSchema._zod.innerType.shape.settings.shape).filter((name) => name !== 'seen');
  for (const words of [de, en]) expect(names.filter((name) => !(`history.setting.${name}` in words))).toEqual([]);
  expect(names).toContain('salesforceAllocation');
});
