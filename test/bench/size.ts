import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { atMost, type Figure, plain } from './figure';

/** What the shipped build weighs and may do, minified as it ships (1 kB: 1000 bytes). */
export function sizeFigures(build: string): Figure[] {
  const kB = (file: string) => statSync(join(build, file)).size / 1000;
  const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')) as {
    content_scripts: { js: string[] }[];
    background: { service_worker: string };
    web_accessible_resources?: unknown[];
  };
  const scripts = [...new Set(manifest.content_scripts.flatMap(({ js }) => js))];
  const worker = [...withImports(build, manifest.background.service_worker)];
  const code = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const evals = code.filter((file) => /\beval\s*\(|new\s+Function\b/.test(readFileSync(join(build, file), 'utf8')));
  return [
    ...scripts.map((file) => {
      const name = /([^/]+)\.js$/.exec(file)?.[1] ?? file;
      return atMost(`size.content.${name}`, `content script of ${name}, minified`, kB(file), 'kB', 14);
    }),
    atMost(
      'size.background',
      `background with all that it reads, at once or on demand (${worker.length} files), minified`,
      worker.reduce((sum, file) => sum + kB(file), 0),
      'kB',
      500,
    ),
    plain(
      'size.background.first',
      'of that what a stopped worker reads for a view of a record',
      kB(manifest.background.service_worker),
      'kB',
    ),
    atMost('size.accessible', 'web-accessible resources', manifest.web_accessible_resources?.length ?? 0, 'entries', 0),
    atMost('size.eval', `of ${code.length} scripts, those with eval or new Function`, evals.length, 'files', 0),
  ];
}

/** A script with all that it imports, directly or not. */
function withImports(build: string, file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(build, file), 'utf8');
  for (const [, path] of text.matchAll(/(?:\bfrom|\bimport|\bimportScripts\()\s*["']([^"']+\.js)["']/g))
    withImports(build, join(dirname(file), path ?? ''), seen);
  return seen;
}
