import type { CallLogEntry } from '../sandbox/world/types';

const text = ({ body }: CallLogEntry) => JSON.stringify(body ?? '');
const isContactSearch = ({ path }: CallLogEntry) => path.endsWith('/contacts/search');

/** The chosen segment's own facts: once in ten minutes for the browser. */
export const isSegment = ({ path }: CallLogEntry) => /\/crm\/v3\/lists\/\d+$/.test(path);

/** The newest syncs of the portal: once in ten minutes for the browser. */
export const isHeartbeat = (call: CallLogEntry) =>
  isContactSearch(call) && text(call).includes('"propertyName":"salesforcelastsynctime","direction"');

/** Who has waited since the newest sync: with a heartbeat that is late. */
export const isLookForWaiting = (call: CallLogEntry) =>
  (isContactSearch(call) && text(call).includes('lastmodifieddate')) || call.path.endsWith('/batch/read');

/** A search for the contact of one record: the person was not found at once. */
export const isSearch = (call: CallLogEntry) => isContactSearch(call) && text(call).includes('salesforceleadid');

const isShared = (call: CallLogEntry) => isSegment(call) || isHeartbeat(call) || isLookForWaiting(call);

/** A view's own calls to a service. */
export const byService = (calls: readonly CallLogEntry[], service: CallLogEntry['service']) =>
  calls.filter((call) => call.service === service && !isShared(call));

/** A call in a word or two. */
export const asked = ({ method, path, query }: CallLogEntry) =>
  `${method} ${path}${query.includes('idProperty') ? '?idProperty' : ''}`;
