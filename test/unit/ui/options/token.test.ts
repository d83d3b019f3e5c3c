import { expect, test } from 'vitest';
import { knownScopes } from '../../../../lib/records/scopes';
import { scopeList } from '../../../../lib/ui/options/scopes';
import { tokenAge } from '../../../../lib/ui/options/token-age';

const day = 24 * 60 * 60_000;
const now = Date.UTC(2026, 10, 29);

test.each<[string, number | null, ReturnType<typeof tokenAge>]>([
  ['is not known', null, null],
  ['was entered a moment ago', now - 1, { days: 0, isOld: false }],
  ['was entered yesterday', now - day, { days: 1, isOld: false }],
  ['is just under six months', now - 180 * day + 1, { days: 179, isOld: false }],
  ['is six months', now - 180 * day, { days: 180, isOld: true }],
  ['comes from a clock that was ahead', now + 9 * day, { days: 0, isOld: false }],
])('the age of a token that %s', (_what, since, wanted) => {
  expect(tokenAge(since, now)).toEqual(wanted);
});

test('the list to copy has each scope on a line of its own; the needed ones only read', () => {
  expect(scopeList('all').split('\n')).toEqual(knownScopes.map(({ name }) => name));
  expect(scopeList('needed').split('\n')).toEqual([
    'crm.objects.contacts.read',
    'crm.lists.read',
    'crm.schemas.contacts.read',
  ]);
});
