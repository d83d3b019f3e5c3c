import fc from 'fast-check';
import { expect, test } from 'vitest';
import { objectOf, sameId, to18 } from '../../../lib/records/ids';

const id15 = fc.stringMatching(/^[a-zA-Z0-9]{15}$/);

test('known ids get the checksum that Salesforce gives them', () => {
  expect(to18('001A0000006Vm9r')).toBe('001A0000006Vm9rIAC');
  expect(to18('001A0000006Vm9rIAC')).toBe('001A0000006Vm9rIAC');
});

test('an id of 18 keeps its meaning in any case', () => {
  fc.assert(
    fc.property(id15, (id) => {
      const full = to18(id) ?? '';
      expect(full).toHaveLength(18);
      expect(to18(full.toLowerCase())).toBe(full);
      expect(to18(full.toUpperCase())).toBe(full);
      expect(sameId(id, full)).toBe(true);
    }),
  );
});

test.each(['', 'abc', '0035g00000AbCd', '0035g00000AbCdEXXX', '0035g00000AbC-E', null, undefined])(
  '%s is no id',
  (text) => {
    expect(to18(text)).toBeNull();
    expect(sameId(text, text)).toBe(false);
  },
);

test('the object is told by the first three characters', () => {
  expect([objectOf('003x'), objectOf('00Qx'), objectOf('001x'), objectOf('006x')]).toEqual([
    'Contact',
    'Lead',
    'Account',
    'other',
  ]);
});
