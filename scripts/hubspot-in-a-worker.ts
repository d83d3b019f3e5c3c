import { fileURLToPath } from 'node:url';

const stub = (name: string) => fileURLToPath(new URL(`../lib/hubspot/stubs/${name}.ts`, import.meta.url));

/** Models of calls that lib/hubspot/client does not make. The client's serializer names every model there is. */
const unused =
  /\/models\/(AssociationSpec|BatchInput\w+|BatchResponseSimplePublicUpsert\w+|CollectionResponseWithTotal\w+|Filter|FilterGroup|PublicAssociationsForObject|PublicGdprDeleteInput|PublicMergeInput|PublicObjectSearchRequest|SimplePublicObjectBatchInput\w*|SimplePublicObjectInputForCreate|SimplePublicUpsertObject)$/;

/** Leaves out of HubSpot's client what is never called: each kB of the background is read at each start of it. */
export function hubspotInAWorker() {
  return {
    name: 'hubspot-in-a-worker',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined) {
      if (!importer?.replaceAll('\\', '/').includes('/codegen/crm/contacts/')) return null;
      if (source.endsWith('/isomorphic-fetch')) return stub('fetch-library');
      return unused.test(source) ? stub('empty') : null;
    },
  };
}
