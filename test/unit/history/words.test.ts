import { expect, test } from 'vitest';
import { environmentSchema } from '../../../lib/storage/settings';
import de from '../../../locales/de/history.json';
import en from '../../../locales/en/history.json';

test('every setting that the history keeps has a name in both languages', () => {
  const names = Object.keys(environmentSchema.shape.settings.shape);
  for (const words of [de, en]) expect(names.filter((name) => !(`history.setting.${name}` in words))).toEqual([]);
  expect(names).toContain('salesforceAllocation');
});
