import type { Connected } from '../connections/hubspot';
import { connectedSalesforce } from '../connections/salesforce';
import { counterpartOf } from '../eligibility/overwrite';
import type { Facts, JudgeSettings } from '../eligibility/types';
import { mappedFields } from '../facts/mapped';
import { ApiError } from '../http/errors';
import type { Property } from '../hubspot/properties';
import { rowsFor } from '../salesforce/rows';
import type { Properties } from '../segments/types';
import { peek } from '../storage/kept';
import { type Kinds, type OverwriteView, overwritesIn } from './overwrite-view';

/** What a sync of the contact would overwrite, from what was read already: no call. */
export async function overwriteView(
  facts: Facts,
  settings: JudgeSettings,
  portalId: string,
): Promise<OverwriteView | null> {
  return overwritesIn(facts, settings, await kindsOf(portalId));
}

/** What is known of the properties whose changes the facts hold, with the labels of their values: no call. */
export async function propertiesOf({ contact }: Facts, portalId: string): Promise<Properties> {
  const known = await knownProperties(portalId);
  return Object.fromEntries(
    known.flatMap(({ name, label, type, options }) => {
      const versions = contact?.history[name];
      if (!versions) return [];
      const values = new Set(versions.flatMap(({ value }) => (value ?? '').split(';').map((one) => one.trim())));
      return [[name, { label, type, options: options.filter(({ value }) => values.has(value)) }]];
    }),
  );
}

/** The same after reading the record's mapped fields: one composite. Throws `ApiError`. */
export async function readOverwrites(facts: Facts, { environment }: Connected): Promise<OverwriteView | null> {
  const { settings, portalId } = environment;
  const { contact } = facts;
  const row = contact && counterpartOf(facts, contact).row;
  if (!row) return overwriteView(facts, settings, portalId);
  const { client } = await connectedSalesforce(environment);
  const rows = await rowsFor(client, { ids: [row.id], emails: [], fields: mappedFields(settings) });
  const read = rows.find((one) => one.id === row.id);
  if (!read) throw new ApiError('not-found', 'salesforce');
  return overwritesIn(facts, settings, await kindsOf(portalId), read);
}

async function kindsOf(portalId: string): Promise<Kinds> {
  return Object.fromEntries((await knownProperties(portalId)).map((one) => [one.name, one]));
}

/** As somebody has read them last: a label is good also after the ten minutes. */
async function knownProperties(portalId: string): Promise<readonly Property[]> {
  return (await peek<readonly Property[]>(`properties/${portalId}`, true))?.value ?? [];
}
