import { expect, test } from 'vitest';
import { isSearch, noteSearch, waitForSearch } from '../../../lib/http/search-pace';

test('searches of objects have a limit of their own; of lists they do not', () => {
  expect(isSearch('https://api.hubapi.com/crm/v3/objects/contacts/search')).toBe(true);
  expect(isSearch('https://api.hubapi.com/crm/v3/lists/search')).toBe(false);
  expect(isSearch('https://api.hubapi.com/crm/v3/objects/contacts/batch/read')).toBe(false);
});

test('work that can wait leaves two of five searches a second to others, and three where it only helps', () => {
  noteSearch(10_000);
  expect(waitForSearch('search', 10_000)).toBe(334);
  expect(waitForSearch('search-beside', 10_100)).toBe(400);
  expect(waitForSearch('search', 10_400)).toBe(0);
});
