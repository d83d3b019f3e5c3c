import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, type Figure } from './figure';

/** What the shipped build weighs and may do, minified as it ships (1 kB: 1000 bytes). */
export function sizeFigures(build: string): Figure[] {
  const kB = (file: string) => statSync(join(build, file)).size / 1000;
  const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')) as {
    content_scripts: { js: string[] }[];
    background: { service_worker: string };
    web_accessible_resources?: unknown[];
  };
  const scripts = [...new Set(manifest.content_scripts.flatMap(({ js }) => js))];
  const code = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const evals = code.filter((file) => /\beval\s*\(|new\s+Function\b/.test(readFileSync(join(build, file), 'utf8')));
  return [
    ...scripts.map((file) => {
      const name = /([^/]+)\.js$/.exec(file)?.[1] ?? file;
      return atMost(`size.content.${name}`, `content script of ${name}, minified`, kB(file), 'kB', 14);
    }),
    atMost('size.background', 'background, minified', kB(manifest.background.service_worker), 'kB', 500),
    atMost('size.accessible', 'web-accessible resources', manifest.web_accessible_resources?.length ?? 0, 'entries', 0),
    atMost('size.eval', `of ${code.length} scripts, those with eval or new Function`, evals.length, 'files', 0),
  ];
}
