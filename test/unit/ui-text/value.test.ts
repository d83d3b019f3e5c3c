import { expect, test } from 'vitest';
import type { PropertyInfo } from '../../../lib/segments/types';
import { createT } from '../../../lib/ui/i18n';
import { propertyText, valueText } from '../../../lib/ui/text/value';

const en = createT('en', 'Europe/Berlin');
const de = createT('de', 'Europe/Berlin');
const is = (type: string, options?: PropertyInfo['options']): PropertyInfo => ({ label: 'X', type, options });
const stages = [
  { value: 'lead', label: 'Lead' },
  { value: 'mql', label: 'Marketing Qualified Lead' },
];

test.each<[string, string, string | null | undefined, PropertyInfo | undefined, string]>([
  ['no value', 'x', null, undefined, '∅'],
  ['a value that was not read', 'x', undefined, undefined, '∅'],
  ['an emptied value', 'x', '', is('string'), '∅'],
  ['a time in epoch milliseconds', 'x', '1793692800000', is('datetime'), '3 Nov 2026, 09:00'],
  ['a time in ISO', 'x', '2026-11-03T08:00:00.000Z', is('datetime'), '3 Nov 2026, 09:00'],
  ['a day is the same day in every zone', 'x', '2026-11-03', is('date'), '3 Nov 2026'],
  ['a day in epoch milliseconds', 'x', '1793664000000', is('date'), '3 Nov 2026'],
  ['what is no date in a property for dates', 'x', 'soon', is('date'), 'soon'],
  ['an option', 'x', 'mql', is('enumeration', stages), 'Marketing Qualified Lead'],
  ['several options', 'x', 'lead;mql', is('enumeration', stages), 'Lead, Marketing Qualified Lead'],
  ['an option that is gone', 'x', 'old', is('enumeration', stages), 'old'],
  ['yes', 'x', 'true', is('bool'), 'Yes'],
  ['a text that says true', 'x', 'true', is('string'), 'true'],
  ['a time of a property that is not known', 'x', '2026-11-03T08:00:00Z', undefined, '3 Nov 2026, 09:00'],
  ['a day of a property that is not known', 'x', '2026-11-03', undefined, '3 Nov 2026'],
  ['a number whose name says that it is a time', 'closedate', '1793692800000', undefined, '3 Nov 2026, 09:00'],
  ['a number that is a phone number', 'phone', '1793692800000', undefined, '1793692800000'],
  ['a text that looks like a day', 'x', '2026-11-03', is('string'), '2026-11-03'],
  ['a long text', 'x', 'a'.repeat(500), is('string'), `${'a'.repeat(159)}…`],
])('%s', (_what, name, value, known, text) => {
  expect(valueText(name, value, known, en)).toBe(text);
});

test('a property goes by its label, else by our word for what every portal has, else by its name', () => {
  expect(propertyText('email', { label: 'Business email', type: 'string' }, de)).toBe('Business email');
  expect(propertyText('firstname', undefined, de)).toBe('Vorname');
  expect(propertyText('renewal_x', undefined, de)).toBe('renewal_x');
});
