import { fileURLToPath } from 'node:url';
import { withUsedMembers } from './class-members';

const stub = (name: string) => fileURLToPath(new URL(`../lib/salesforce/stubs/${name}.ts`, import.meta.url));

/** What jsforce imports → what a worker gets in its place. Relative ones count from any file of jsforce. */
const instead: Readonly<Record<string, string>> = {
  stream: stub('stream'),
  events: stub('events'),
  './jsforce': stub('still'),
  './transport': stub('still'),
  './oauth2': stub('still'),
  './cache': stub('still'),
  './util/logger': stub('still'),
  './session-refresh-delegate': stub('never'),
  './process': stub('never'),
  './query': stub('never'),
  './sobject': stub('never'),
  './quick-action': stub('never'),
  './csv': stub('never'),
  xml2js: stub('never'),
  '@sindresorhus/is': stub('is'),
};

/** What a call passes through. */
const connection = {
  Connection: [
    '_logger',
    '_establish',
    '_resetInstance',
    'request',
    '_baseUrl',
    '_normalizeUrl',
    'isLightningInstance',
  ],
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
    transform(code: string, id: string) {
      if (!id.replaceAll('\\', '/').endsWith('/jsforce/lib/connection.js')) return null;
      return { code: withUsedMembers(id, code, connection), map: null };
    },
  };
}
