import type { SalesforceRow } from '../eligibility/types';
import { ApiError } from '../http/errors';
import type { SalesforceClient } from './client';
import { bodyOf, composite } from './composite';
import { type Fields, type Person, peopleIn, queryAll, selectFrom } from './query';

/** A page of all leads or contacts, and where the next one is; null at the end. */
export interface PeoplePage {
  readonly rows: readonly SalesforceRow[];
  readonly next: string | null;
}

/** Records that one call gives at most. */
export const peoplePageSize = 2000;

/** All leads or contacts that this user may see, deleted and merged ones too, 2,000 a call. */
export async function peoplePage(
  client: SalesforceClient,
  object: Person,
  fields: Fields,
  next: string | null,
): Promise<PeoplePage> {
  return peopleIn(client, next ?? queryAll(selectFrom(object, fields)), object, fields);
}

/** The place where a reading stood is no longer known to the org: it is to be begun anew. */
export const isLostPlace = (error: unknown): boolean =>
  error instanceof ApiError && error.details.code === 'INVALID_QUERY_LOCATOR';

/** How many leads and contacts there are, deleted ones too: one call. */
export async function countPeople(client: SalesforceClient): Promise<Readonly<Record<Person, number>>> {
  const answers = await composite(client, [
    { id: 'Lead', path: queryAll('SELECT COUNT() FROM Lead') },
    { id: 'Contact', path: queryAll('SELECT COUNT() FROM Contact') },
  ]);
  const sizeOf = (object: Person) => {
    const { totalSize } = bodyOf(answers, object) as { totalSize?: unknown };
    return typeof totalSize === 'number' ? totalSize : 0;
  };
  return { Lead: sizeOf('Lead'), Contact: sizeOf('Contact') };
}
