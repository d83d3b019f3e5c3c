/** Parts of the two APIs' addresses; whatever else stands in a route is somebody's. */
const parts = new Set(
  `account-info api-usage daily private-apps details oauth v2 get access-token-info crm v3 v4 objects contacts companies
  search batch read update lists records 0-1 memberships object-type-id name update-list-filters properties associations
  services data query queryAll composite sobjects limits jobs ingest batches results successfulResults failedResults
  unprocessedrecords Lead Contact Account describe oauth2 token revoke {id} {name}`.split(/\s+/),
);
/** What codes of the services and of SyncLens are made of; whatever else stands in one may be a name. */
const words = new Set(
  `A ALLOWED BLOCKED CHOSEN CONTACT EDITED FILE INTEGRATION LIST LONG MANAGED MEANWHILE NEWER OAUTH OFF OURS PERSON RESYNC RUN RUNS
  SNAPSHOT SUCH TEXT TOO ABORTED ACCESS ACTIVATE AGAIN ALREADY API APP APPROVED AUTH AUTHENTICATION BANNED BROKEN CALLBACK CANCELED CANNOT CLIENT
  CONFLICT CROSS CURRENTLY CUSTOM DAILY DELETED DENIED DETECTED DISABLED DOESNT DUPLICATE DUPLICATES EMPTY ENABLED ENTITY ERROR
  EXCEEDED EXCEPTION EXECUTE EXIST EXISTS EXPIRED FAILED FEWER FIELD FILTER FLOW FOR FOUND FULL FUNCTIONALITY GONE HEADER HOST ID IN
  INACTIVE INGEST INPUT INSERT INSUFFICIENT INTERNAL INVALID INVALIDJOB INVALIDJOBSTATE IS JOB KEY LIMIT LIMITS LOCATOR LOCK LOCKED LOGIN
  LOST MALFORMED MIGRATION MISSING NAME NO NOT NUMBER OBJECT ON OR ORG OTHER PERMISSION PORTAL PROGRESS PROPERTY PROXY QUERY
  RATE READONLY RECORD REFERENCE REQUEST REQUIRED ROLLING ROW SCOPES SECONDLY SECRET SEGMENT SERVER SESSION SETTINGS SHAPE SIGN
  STORAGE TAKEN TEN TIMEOUT TO TOKEN TRIGGER TYPE UNABLE UNAVAILABLE UNKNOWN UNSUPPORTED UPDATE USER VALIDATION VALUE VERSION
  WANTS WRITABLE`.split(/\s+/),
);

/** A word of ours, else `?`. */
export const nameOf = (value: unknown, known: readonly string[]): string =>
  typeof value === 'string' && known.includes(value) ? value : '?';

/** A text of this shape, else `?`. */
export const fits = (value: unknown, shape: RegExp): string =>
  typeof value === 'string' && shape.test(value) ? value : '?';

/** `RATE_LIMITS/DAILY`, or a status; `…` for each word that is not known. */
export const codeOf = (value: string): string =>
  /^\d{3}$/.test(value)
    ? value
    : value
        .split(/([_/])/)
        .map((one) => (one === '_' || one === '/' || words.has(one) ? one : '…'))
        .join('');

/** `GET /crm/v3/objects/contacts/{id}`, with `…` for each part that no route of either API has. */
export function routeOf(value: string): string {
  const [, method, path] = /^(GET|POST|PUT|PATCH) (\/\S*)$/.exec(value) ?? [];
  if (path === undefined) return '?';
  const known = path.split('/').map((part) => (part === '' || parts.has(part) ? part : '…'));
  return `${method} ${known.join('/')}`;
}
