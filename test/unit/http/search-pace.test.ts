import { expect, test } from 'vitest';
import { isSearch, noteSearch, waitForSearch } from '../../../lib/http/search-pace';

test('searches of objects have a limit of their own; of lists they do not', () => {
  expect(isSearch('https://api.hubapi.com/crm/v3/objects/contacts/search')).toBe(true);
  expect(isSearch('https://api.hubapi.com/crm/v3/lists/search')).toBe(false);
  expect(isSearch('https://api.hubapi.com/crm/v3/objects/contacts/batch/read')).toBe(false);
});

test('work that can wait leaves two of five searches a second to others, and three where it only helps', () => {
  noteSearch('one', 10_000);
  expect(waitForSearch('one', 'search', 10_000)).toBe(334);
  expect(waitForSearch('one', 'search-beside', 10_100)).toBe(400);
  expect(waitForSearch('one', 'search', 10_400)).toBe(0);
});

test('another portal’s searches are not waited for', () => {
  noteSearch('busy', 20_000);
  expect(waitForSearch('busy', 'search', 20_000)).toBe(334);
  expect(waitForSearch('quiet', 'search', 20_000)).toBe(0);
});
