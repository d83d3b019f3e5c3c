import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { roomOf } from './walls';

const root = join(import.meta.dirname, '../../..');
const scripts = readdirSync(join(root, 'entrypoints')).filter((name) => name.includes('.content'));

/** Everything that this file takes along at run time: files of the house, and packages by name. */
function takenAlong(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(root, file), 'utf8');
  const { module } = parseSync(file, text);
  const imported = [
    ...module.staticImports.filter(({ entries }) => entries.length === 0 || entries.some((entry) => !entry.isType)),
    ...module.staticExports.flatMap(({ entries }) => entries.filter((entry) => entry.moduleRequest && !entry.isType)),
  ].map(({ moduleRequest }) => moduleRequest?.value ?? '');
  const onDemand = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1));
  for (const target of [...imported, ...onDemand]) {
    const path = normalize(join(dirname(file), target));
    if (!target.startsWith('.')) seen.add(target);
    else {
      const source = [`${path}.ts`, `${path}/index.ts`].find((one) => existsSync(join(root, one)));
      if (source) takenAlong(source, seen);
      else seen.add(path);
    }
  }
  return seen;
}

test.each(scripts)('%s takes along page, look, records and the framework, and nothing else', (script) => {
  const taken = [...takenAlong(`entrypoints/${script}`)];
  const foreign = taken.filter((one) => {
    const room = roomOf(one.replace(/\?.*$/, ''));
    const own = ['lib/page', 'lib/look', 'lib/records', 'entrypoints'];
    return !one.startsWith('wxt/') && !own.includes(room ?? '');
  });
  expect(foreign).toEqual([]);
  expect(taken.length).toBeGreaterThan(5);
});

test('a content script knows its own CRM only', () => {
  const [words = '', hubspot = '', salesforce = ''] = scripts.sort();
  expect([...takenAlong(`entrypoints/${hubspot}`)].filter((one) => one.includes('salesforce'))).toEqual([]);
  expect([...takenAlong(`entrypoints/${words}`)].filter((one) => one.includes('salesforce'))).toEqual([]);
  expect([...takenAlong(`entrypoints/${salesforce}`)].filter((one) => one.includes('hubspot'))).toEqual([]);
});

test('the background takes along the sentences of a verdict and of its notifications, and no others', () => {
  const taken = [...takenAlong('entrypoints/background.ts')].filter((one) => one.startsWith('locales/'));
  const files = ['outside', 'verdict', 'watch-events'];
  expect(taken.sort()).toEqual(['de', 'en'].flatMap((one) => files.map((file) => `locales/${one}/${file}.json`)));
});
