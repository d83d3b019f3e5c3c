import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const read = (locale: string): Record<string, { message: string; placeholders?: unknown }> =>
  JSON.parse(readFileSync(join(root, `public/_locales/${locale}/messages.json`), 'utf8'));
const [en, de] = [read('en'), read('de')];

test('the messages that the browser itself keeps are there in both languages, with the same placeholders', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  for (const [key, { message, placeholders }] of Object.entries(en)) {
    expect([key, de[key]?.placeholders]).toEqual([key, placeholders]);
    expect([key, (de[key]?.message.match(/\$\w+\$/g) ?? []).sort()]).toEqual([
      key,
      (message.match(/\$\w+\$/g) ?? []).sort(),
    ]);
  }
});

test('every message that a content script asks for is there', () => {
  const folder = join(root, 'lib/page');
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const views = [...source.matchAll(/view\('(\w+)'/g)].flatMap(([, name]) => [`${name}Word`, `${name}Line`]);
  const asked = [...views, ...[...source.matchAll(/words\('(\w+)'/g)].map(([, name = '']) => name)];
  expect(asked.length).toBeGreaterThan(6);
  expect(asked.filter((key) => !(key in en))).toEqual([]);
});
