import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { views } from '../../../components/dashboard/views';
import { hashOf, routeOf } from '../../../lib/ui/dashboard/route';
import { dictionaryOf } from '../../../lib/ui/i18n';

test('every view has a file of its name, and every file is registered', () => {
  const folder = join(import.meta.dirname, '../../../components/dashboard/views');
  const files = readdirSync(folder).map((name) => name.replace(/\.tsx?$/, ''));
  const helpers = ['index', 'types'];
  expect(files.filter((name) => !helpers.includes(name)).sort()).toEqual(views.map((view) => view.id).sort());
});

test('every view has a title in both languages and an icon of its own', () => {
  for (const { id } of views)
    for (const locale of ['en', 'de'] as const) expect(dictionaryOf(locale)).toHaveProperty([`dashboard.view.${id}`]);
  expect(new Set(views.map((view) => view.icon)).size).toBe(views.length);
});

test.each([
  ['', 'preview', null],
  ['#segment', 'segment', null],
  ['#preview/draft', 'preview', 'draft'],
  ['#preview/a%2Fb', 'preview', 'a/b'],
  ['#preview/%', 'preview', '%'],
  ['#nowhere/1', 'preview', null],
])('the address %s leads to the view %s with %s', (hash, view, argument) => {
  expect(routeOf(hash, ['preview', 'segment'])).toEqual({ view, argument });
});

test('what an address is made of is read from it again', () => {
  expect(routeOf(hashOf('preview', '12/ü %'), ['preview'])).toEqual({ view: 'preview', argument: '12/ü %' });
});
