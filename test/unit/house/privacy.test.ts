/** PRIVACY.md names every place where something is kept, and every host that is called. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extensionHosts } from '../../e2e/harness/hosts';

const root = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const privacy = read('PRIVACY.md');
const files = ['lib', 'entrypoints', 'components'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: read(`${folder}/${name}`) })),
);

/** First cells of the table under this heading. */
function table(heading: string): string[] {
  const part = privacy.split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
  return [...part.matchAll(/^\| `([^`]+)`/gm)].map(([, cell]) => cell ?? '').sort();
}

/** Keys and prefixes of a file that stores: what is assigned to a `key…` or `prefix`. */
function keysOf(text: string): string[] {
  const key = /const (?:key|prefix|keyOf)\b[^;\n]*?['`]([a-z-]+:?)/.exec(text)?.[1] ?? '';
  const more = [...text.matchAll(/const \w+Key = `\$\{key\}(:[a-z-]+)`/g)].map(([, end]) => `${key}${end}`);
  return [key, ...more];
}
const keeping = (area: string) => files.filter(({ text }) => text.includes(`browser.storage.${area}.set(`));

test.each(['local', 'session'])('every key of storage.%s', (area) => {
  expect(keeping(area).length).toBeGreaterThan(2);
  expect(table(`\`storage.${area}\``)).toEqual(
    keeping(area)
      .flatMap(({ text }) => keysOf(text))
      .sort(),
  );
});

test('every store of every database', () => {
  const stores = files.flatMap(({ text }) => {
    const [, database] = /connectionTo<Schema>\('([a-z-]+)'/.exec(text) ?? [];
    return [...text.matchAll(/createObjectStore\('(\w+)'/g)].map(([, store]) => `${database}/${store}`);
  });
  expect(table("The extension's IndexedDB")).toEqual(stores.sort());
});

test('nothing else keeps anything', () => {
  const ways =
    /localStorage|sessionStorage|document\.cookie|storage\.sync|cookies\.set|caches\.open|indexedDB\.open|openDB/;
  expect(files.filter(({ text }) => ways.test(text)).map(({ name }) => name)).toEqual(['lib/storage/connection.ts']);
});

test('every host, as the tests in the browser hold it', () => {
  const told = [...(privacy.split('## Where calls go')[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)`/gm)];
  expect(told.map(([, host]) => host)).toEqual(extensionHosts.map(({ name }) => name));
});
