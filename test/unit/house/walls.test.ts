import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { mayImport, packagesOf, pureRooms, roomOf } from './walls';

const root = join(import.meta.dirname, '../../..');
const houseFolders = ['lib', 'components', 'entrypoints', 'locales'].filter((folder) => existsSync(join(root, folder)));

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isType: boolean;
}

function filesOfTheHouse(): string[] {
  return houseFolders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
}

/** Static, type-only, re-exporting and dynamic imports of one file. */
function importsOf(file: string): { imports: Import[]; errors: number } {
  const parsed = parseSync(file, readFileSync(join(root, file), 'utf8'));
  const imports: Import[] = [];
  const add = (target: string, isType: boolean) => imports.push({ file, target, isType });
  for (const one of parsed.module.staticImports)
    add(one.moduleRequest.value, one.entries.length > 0 && one.entries.every((entry) => entry.isType));
  for (const one of parsed.module.staticExports)
    for (const entry of one.entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
  const source = readFileSync(join(root, file), 'utf8');
  for (const one of parsed.module.dynamicImports)
    add(source.slice(one.moduleRequest.start, one.moduleRequest.end).replace(/^['"`]|['"`]$/g, ''), false);
  return { imports, errors: parsed.errors.length };
}

function targetRoom(one: Import): string | undefined {
  if (!one.target.startsWith('.')) return undefined;
  const path = normalize(join(dirname(one.file), one.target)).replaceAll('\\', '/');
  return roomOf(path) ?? roomOf(`${path}.ts`) ?? path;
}

const files = filesOfTheHouse();
const read = files.map((file) => ({ file, ...importsOf(file) }));
const imports = read.flatMap((one) => one.imports);

describe('the walls of the house', () => {
  test('every file on the disk was read, and parses', () => {
    expect(read.filter((one) => one.errors > 0).map((one) => one.file)).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  test('every file stands in a room', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
  });

  test('an import never points up', () => {
    const broken = imports
      .filter((one) => one.target.startsWith('.') && !/\.(css|svg|json)(\?.*)?$/.test(one.target))
      .filter((one) => !mayImport(roomOf(one.file) ?? '', targetRoom(one) ?? '', one.isType))
      .map((one) => `${one.file} → ${one.target}${one.isType ? ' (type)' : ''}`);
    expect(broken).toEqual([]);
  });

  test('a room imports only the packages that it may', () => {
    const broken = imports
      .filter((one) => !one.target.startsWith('.') && !one.isType)
      .filter((one) => {
        const allowed = packagesOf[roomOf(one.file) ?? ''];
        return allowed !== undefined && !allowed.includes(one.target);
      })
      .map((one) => `${one.file} → ${one.target}`);
    expect(broken).toEqual([]);
  });

  test.each(pureRooms)('%s knows no browser, network, clock or chance', (room) => {
    const impure =
      /\b(fetch|browser|chrome|document|window|localStorage|setTimeout|setInterval|Math\.random|Date\.now|performance|crypto)\b\s*[.(]|new Date\(\)|Date\.now/;
    const broken = files
      .filter((file) => file.startsWith(`${room}/`))
      .filter((file) => impure.test(withoutComments(readFileSync(join(root, file), 'utf8'))));
    expect(broken).toEqual([]);
  });

  test('lib/jobs knows no CRM, not even in a comment: any kind of long work can join it', () => {
    const words = /hubspot|salesforce|\bcontacts?\b|\bleads?\b|segment|portal|\borg\b|resync/i;
    const own = files.filter((file) => file.startsWith('lib/jobs/'));
    expect(own.length).toBeGreaterThan(2);
    expect(own.filter((file) => words.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
