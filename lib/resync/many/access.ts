import type { MappingRow } from '../../eligibility/types';
import { toFailure } from '../../http/errors';
import { contactsByIds } from '../../hubspot/contacts-batch';
import type { BulkAccess } from '../../protocol/bulk-pages';
import { to18 } from '../../records/ids';
import { accessBefore } from '../../salesforce/access';
import { isFieldName } from '../../salesforce/soql';
import { hostOf } from '../reach';
import type { Work } from './work';

/** So many are looked at: enough to find what concerns a whole team or record type. */
const sampleSize = 25;
const properties = ['firstname', 'lastname', 'email', 'salesforceleadid', 'salesforcecontactid'];
const nobody = { picked: 0, looked: 0, without: [], fields: [], failure: null };

/**
 * What HubSpot's user may do with a sample of these contacts' records, and with the fields that are mapped (R15), for the
 * plan to say before anything is written: one call to each service. Null where no org is paired. Never throws: a plan
 * needs no answer to this.
 */
export async function accessOfSome(work: Work, ids: readonly string[]): Promise<BulkAccess | null> {
  const { environment } = work.reach;
  if (!hostOf(environment)) return null;
  const user = environment.settings.integrationUser;
  if (!user) return { user: null, ...nobody };
  const picked = spread(ids, sampleSize);
  try {
    const contacts = await work.hubspot((client) => contactsByIds(client, picked, { properties }));
    const linked = contacts.flatMap(({ id, properties: values }) => {
      const contactId = to18(values.salesforcecontactid ?? null);
      const record = contactId ?? to18(values.salesforceleadid ?? null);
      if (!record) return [];
      const name = [values.firstname, values.lastname].filter(Boolean).join(' ') || values.email || id;
      return [{ id: record, object: contactId ? ('Contact' as const) : ('Lead' as const), name }];
    });
    const wanted = mappedFields(environment.settings.mapping);
    const found = await work.salesforce(({ client }) =>
      accessBefore(
        client,
        user.id,
        linked.map(({ id }) => id),
        wanted.map(({ field }) => field),
      ),
    );
    if (!found) return null;
    const rights = new Map(found.records.map((one) => [one.recordId, one]));
    const without = linked.flatMap((one) => {
      const right = rights.get(one.id);
      return right?.edit ? [] : [{ ...one, read: right?.read ?? false }];
    });
    const written = new Set(wanted.flatMap(({ field, writes }) => (writes ? [field] : [])));
    const lacking = found.fields?.filter(({ field, read, edit }) => !(written.has(field) ? edit : read)) ?? null;
    return {
      user: user.name,
      picked: contacts.length,
      looked: linked.length,
      without,
      fields: lacking?.map(({ field }) => field) ?? null,
      failure: null,
    };
  } catch (error) {
    return { user: user.name, ...nobody, failure: toFailure(error, 'salesforce') };
  }
}

/** The fields of the mapping, each with whether HubSpot writes it. */
export function mappedFields(mapping: readonly MappingRow[]): { field: string; writes: boolean }[] {
  const all = mapping.flatMap(({ leadField, contactField, rule }) => {
    if (rule === 'none') return [];
    const writes = rule !== 'always-salesforce';
    return [
      { name: leadField, object: 'Lead' },
      { name: contactField, object: 'Contact' },
    ].flatMap(({ name, object }) => (name && isFieldName(name) ? [{ field: `${object}.${name}`, writes }] : []));
  });
  return [...new Map(all.map((one) => [one.field, one])).values()];
}

/** At most so many of them, from all over the list. */
export function spread<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_none, n) => all[Math.floor((n * all.length) / most)] as T);
}
