import { fileURLToPath } from 'node:url';
import { type Used, withUsedMembers } from './class-members';

const stub = (name: string) => fileURLToPath(new URL(`../lib/hubspot/stubs/${name}.ts`, import.meta.url));

/** Models of calls that lib/hubspot/client does not make. The client's serializer names every model there is. */
const unused =
  /\b(AssociationSpec|BatchInput\w+|BatchResponseSimplePublicUpsert\w+|CollectionResponseWithTotal\w+|Filter|FilterGroup|PublicAssociationsForObject|PublicGdprDeleteInput|PublicMergeInput|PublicObjectSearchRequest|SimplePublicObjectBatchInput\w*|SimplePublicObjectInputForCreate|SimplePublicUpsertObject)\b/;

/** The calls that lib/hubspot/client makes, by the end of the file's path. */
const used: Readonly<Record<string, Used>> = {
  '/apis/BasicApi.js': {
    BasicApiRequestFactory: ['getById', 'getPage', 'update'],
    BasicApiResponseProcessor: ['getByIdWithHttpInfo', 'getPageWithHttpInfo', 'updateWithHttpInfo'],
  },
  '/apis/BatchApi.js': {
    BatchApiRequestFactory: ['read'],
    BatchApiResponseProcessor: ['readWithHttpInfo'],
  },
};

/** Leaves out of HubSpot's client what is never called: each kB of the background is read at each start of it. */
export function hubspotInAWorker() {
  return {
    name: 'hubspot-in-a-worker',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined) {
      if (!importer?.replaceAll('\\', '/').includes('/codegen/crm/contacts/')) return null;
      return source.endsWith('/isomorphic-fetch') ? stub('fetch-library') : null;
    },
    transform(code: string, id: string) {
      const [, path = ''] = /\/codegen\/crm\/contacts(\/.*)$/.exec(id.replaceAll('\\', '/')) ?? [];
      const members = used[path];
      if (members) return { code: withUsedMembers(id, code, members), map: null };
      if (path === '/models/ObjectSerializer.js') return { code: serializer(code), map: null };
      return null;
    },
  };
}

/** A model stands in lines of its own: where it is read, handed on to others (whom nobody is), and named. */
function serializer(code: string): string {
  const lines = code.split('\n');
  return lines.filter((line) => !unused.test(line) && !line.startsWith('__exportStar(')).join('\n');
}
