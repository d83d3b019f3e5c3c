import { fileURLToPath } from 'node:url';

const stub = (name: string) => fileURLToPath(new URL(`../lib/salesforce/stubs/${name}.ts`, import.meta.url));
const inModules = (path: string) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

/** What jsforce imports → what a worker gets in its place. Relative ones count from any file of jsforce. */
const instead: Readonly<Record<string, string>> = {
  stream: stub('stream'),
  events: inModules('events/events.js'),
  './registry': inModules('jsforce/lib/browser/registry.js'),
  './request': stub('never'),
  './query': stub('never'),
  './sobject': stub('never'),
  './quick-action': stub('never'),
  './csv': stub('never'),
  './date': stub('never'),
  './browser/canvas': stub('never'),
  './browser/client': stub('never'),
  './browser/jsonp': stub('never'),
  xml2js: stub('never'),
  crypto: stub('never'),
  querystring: stub('never'),
  'csv-parse': stub('never'),
  'csv-parse/sync': stub('never'),
  'csv-stringify': stub('never'),
  'csv-stringify/sync': stub('never'),
  '@sindresorhus/is': stub('is'),
};

/** Makes `jsforce/lib/connection` fit for a service worker; for other importers nothing changes. */
export function jsforceInAWorker() {
  return {
    name: 'jsforce-in-a-worker',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined) {
      if (!importer?.replaceAll('\\', '/').includes('/jsforce/lib/')) return null;
      return instead[source] ?? null;
    },
  };
}
