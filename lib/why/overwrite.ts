import type { Connected } from '../connections/hubspot';
import { connectedSalesforce } from '../connections/salesforce';
import { counterpartOf } from '../eligibility/overwrite';
import type { Facts, JudgeSettings } from '../eligibility/types';
import { mappedFields } from '../facts/mapped';
import { ApiError } from '../http/errors';
import type { Property } from '../hubspot/properties';
import { rowsFor } from '../salesforce/rows';
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
  const known = await peek<readonly Property[]>(`properties/${portalId}`);
  return Object.fromEntries((known?.value ?? []).map((one) => [one.name, one]));
}
