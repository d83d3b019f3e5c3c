/** The build as it is shipped: what is in it, how large it is, and what the copy for tests changes. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyWithPermissions, shippedBuild } from './harness/build';
import { linesOf, manifests } from './harness/manifest';

const folder = shippedBuild();
const read = (file: string, from = folder) => readFileSync(join(from, file));
const filesOf = (of: string) =>
  readdirSync(of, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(of.length + 1))
    .sort();
const manifest = () => JSON.parse(read('manifest.json').toString());

/** The background: what a view of a record needs, and the parts that are read on demand. */
const parts = filesOf(folder).filter((file) => file.startsWith('background'));

test.each(['chrome', 'firefox'] as const)(
  'the manifest for %s has the lines of its committed copy, each with a reason',
  (name) => {
    const built = JSON.parse(read('manifest.json', shippedBuild(name)).toString());
    expect(linesOf(built).sort()).toEqual(Object.keys(manifests[name]).sort());
    expect(Object.values(manifests[name]).filter((why) => why.length < 10)).toEqual([]);
  },
);

test('the stores are told what each permission is for, and of no other', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/store.md'), 'utf8');
  const told = [...text.matchAll(/^### `([^`]+)`/gm)].map(([, name]) => name);
  const asked = Object.keys(manifests.chrome).flatMap(
    (line) =>
      /^(?:(?:optional_)?(?:host_)?permissions|content_scripts\[\d\]\.matches) (.*)$/.exec(line)?.slice(1) ?? [],
  );
  expect(told.sort()).toEqual([...new Set(asked)].sort());
});

test('nothing is accessible to web pages, and nothing from elsewhere can run', () => {
  expect(manifest().web_accessible_resources).toBeUndefined();
  expect(manifest().externally_connectable).toBeUndefined();
  const scripts = filesOf(folder).filter((file) => file.endsWith('.js'));
  const evals = scripts.filter((file) => /\beval\(|new Function\(/.test(read(file).toString()));
  expect(evals).toEqual([]);
  const loaded = scripts.flatMap((file) => [
    ...read(file)
      .toString()
      .matchAll(/\bimportScripts\(([^)]*)\)/g),
  ]);
  expect(loaded.map(([, file]) => JSON.parse(file ?? '')).sort()).toEqual(parts.slice(0, -1));
});

test.each(['chrome', 'firefox'] as const)(
  "markup is set by the badge's constant and by React, nowhere else (%s)",
  (name) => {
    const build = shippedBuild(name);
    const sets = /\.(innerHTML|outerHTML)=(?!=)|insertAdjacentHTML|document\.write/g;
    const places = filesOf(build)
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) =>
        [...read(file, build).toString().matchAll(sets)].map(() => file.replace(/-[\w-]{8}\.js$/, '')),
      );
    // React's are the children of `dangerouslySetInnerHTML`, at a first and at a later time, and how it makes a script.
    const badge = ['content-scripts/hubspot.js', 'content-scripts/salesforce.js'];
    expect(places.sort()).toEqual(['chunks/i18n', 'chunks/i18n', 'chunks/i18n', ...badge]);
  },
);

test.each([
  ['hubspot', 14_000],
  ['salesforce', 14_000],
  ['hubspot-words', 4_500],
] as const)('the content script of %s is at most %d bytes and holds no client', (name, most) => {
  const script = read(`content-scripts/${name}.js`);
  expect(script.length).toBeLessThanOrEqual(most);
  expect(script.toString()).not.toMatch(/api\.hubapi\.com|Bearer|ZodMini|react|salesforcelastsynctime|indexedDB/i);
});

test.each(['hubspot', 'salesforce', 'hubspot-words'])(
  'the bundler put page, look, records and the framework into %s, and nothing else',
  (crm) => {
    const list = join(import.meta.dirname, `../../.output/modules/chrome-mv3/content-scripts/${crm}.js.json`);
    const modules = JSON.parse(readFileSync(list, 'utf8')) as string[];
    const own =
      /^(lib\/(page|records|look)\/|entrypoints\/|\0virtual:wxt-)|(^|\/)node_modules\/(wxt|@wxt-dev\/browser)\//;
    expect(modules.filter((one) => !own.test(one))).toEqual([]);
    expect(modules).toContain(crm === 'hubspot-words' ? 'lib/page/words/read.ts' : 'lib/page/attach.ts');
  },
);

test.each(['popup', 'options', 'dashboard'])('the page %s is there, with its scripts and styles', (name) => {
  const html = read(`${name}.html`).toString();
  const own = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((one) => one[1] ?? '');
  expect(own.filter((file) => file.endsWith('.js'))).not.toEqual([]);
  expect(own.filter((file) => file.endsWith('.css'))).not.toEqual([]);
  expect(own.filter((file) => !filesOf(folder).includes(file))).toEqual([]);
});

test('the background is at most 500 kB with all that it loads', () => {
  expect(parts).toContain('background.js');
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.reduce((sum, file) => sum + read(file).length, 0)).toBeLessThanOrEqual(500_000);
});

test('a started worker takes in what the first calls of a view need: no page of ours, no Salesforce, no rules and words of a verdict', () => {
  const list = join(import.meta.dirname, '../../.output/modules/chrome-mv3/background.js.json');
  const modules = JSON.parse(readFileSync(list, 'utf8')) as string[];
  const rooms = 'builder|checklist|coverage|eligibility/(?!types)|preview|proof|resync|salesforce|segments|why';
  const beyond = new RegExp(`lib/(${rooms})|lib/jobs/runner|lib/storage/ledger\\.|locales|jsforce|temporal`);
  expect(modules.filter((one) => beyond.test(one))).toEqual([]);
  expect(modules).toContain('lib/facts/collect.ts');
  expect(read('background.js').length).toBeLessThanOrEqual(130_000);
});

test('the copy for tests differs in the four keys of its permissions, and in no other byte', () => {
  const copy = copyWithPermissions(folder);
  const files = filesOf(folder);
  expect(filesOf(copy)).toEqual(files);
  expect(files.filter((file) => !read(file).equals(read(file, copy)))).toEqual(['manifest.json']);
  const theirs = JSON.parse(read('manifest.json', copy).toString());
  const differing = Object.keys({ ...manifest(), ...theirs }).filter(
    (key) => JSON.stringify(manifest()[key]) !== JSON.stringify(theirs[key]),
  );
  const four = ['host_permissions', 'optional_host_permissions', 'optional_permissions', 'permissions'];
  expect(differing.sort()).toEqual(four);
  rmSync(copy, { recursive: true });
});
