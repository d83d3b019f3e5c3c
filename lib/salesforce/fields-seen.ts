import type { ApiError } from '../http/errors';
import type { Fields, Person } from './query';

/** Mapped fields that an org did not know or show to this user, as `host/object/field`. */
const refused = new Set<string>();

/** The fields that are worth asking for. */
export function withoutRefused(host: string, fields: Fields): Fields {
  const known = (object: Person) =>
    (fields[object] ?? []).filter((name) => !refused.has(`${host}/${object}/${name}`.toLowerCase()));
  return { Lead: known('Lead'), Contact: known('Contact') };
}

/** Remembers which field was refused, so that the next view asks without it. */
export function noteRefused(host: string, error: ApiError): void {
  const found = /No such column '([^']+)' on (?:entity|sobject of type) '?(Lead|Contact)/i.exec(
    error.details.words ?? '',
  );
  if (found) refused.add(`${host}/${found[2]}/${found[1]}`.toLowerCase());
}
