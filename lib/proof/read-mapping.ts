import type { Millis } from '../eligibility/types';
import type { HubspotClient } from '../hubspot/client';
import type { HubspotContact } from '../hubspot/contacts';
import { contactsByIds } from '../hubspot/contacts-batch';
import { newestSyncs } from '../hubspot/contacts-search';
import { contactProperties, type Property } from '../hubspot/properties';
import type { MappingProposal } from '../protocol/pages';
import { to18 } from '../records/ids';
import type { SalesforceClient } from '../salesforce/client';
import { fieldsOf, type SalesforceField } from '../salesforce/describe';
import { rowsFor } from '../salesforce/rows';
import { type Pair, proposeMapping } from './propose-mapping';

/** HubSpot's own book-keeping, which is never mapped by hand. */
const own = /^(hs_(?!lead_status)|salesforce|createdate|lastmodifieddate|num_|hubspot_owner|notes_|recent_)/;
/** Histories of too many properties make an answer that nobody waits for. */
const mostProperties = 250;
/** A query of more fields grows too long for an address; standard ones go first. */
const mostFields = 250;

/**
 * The mapping as evidence has it: 50 contacts that synced last, with the history of every property that can
 * be mapped, beside their leads and contacts. Without Salesforce the fields stay empty.
 */
export async function readMapping(
  client: HubspotClient,
  salesforce: SalesforceClient | null,
  asOf: Millis,
): Promise<MappingProposal> {
  const [properties, newest] = await Promise.all([contactProperties(client), newestSyncs(client, 50)]);
  const names = properties
    .filter(canBeMapped)
    .slice(0, mostProperties)
    .map((one) => one.name);
  const contacts = await contactsByIds(
    client,
    newest.map((one) => one.id),
    { properties: ['salesforceleadid', 'salesforcecontactid', ...names], history: names },
  );
  const records = salesforce ? await recordsOf(salesforce, contacts) : new Map<string, Pair['record']>();
  const pairs = contacts.map((one) => pairOf(one, names, records));
  return { rows: proposeMapping(pairs), looked: pairs.length, asOf };
}

const canBeMapped = ({ name, readOnly }: Property) => !readOnly && !own.test(name);
const canBeCompared = ({ type, name }: SalesforceField) =>
  !['reference', 'id', 'address', 'location', 'base64'].includes(type) && name !== 'Name';

/** HubSpot is linked to the contact once a lead was converted. */
const linkOf = ({ properties }: HubspotContact) =>
  to18(properties.salesforcecontactid) ?? to18(properties.salesforceleadid);

async function recordsOf(client: SalesforceClient, contacts: readonly HubspotContact[]) {
  const fields = (await fieldsOf(client)).filter(canBeCompared).sort((a, b) => Number(a.custom) - Number(b.custom));
  const namesOf = (object: 'Lead' | 'Contact') =>
    fields
      .filter((one) => one.object === object)
      .slice(0, mostFields)
      .map((one) => one.name);
  const ids = contacts.map(linkOf).filter((id) => id !== null);
  const wanted = { Lead: namesOf('Lead'), Contact: namesOf('Contact') };
  const rows = await rowsFor(client, { ids, emails: [], fields: wanted });
  return new Map(rows.map(({ id, object, fields: values }) => [id, { object, fields: values ?? {} }]));
}

function pairOf(contact: HubspotContact, names: readonly string[], records: ReadonlyMap<string, Pair['record']>): Pair {
  const properties = names.map((name) => {
    const versions = contact.history[name] ?? [];
    const seen = {
      value: contact.properties[name] || null,
      inbound: versions.some((version) => version.source === 'SALESFORCE'),
      fromSalesforce: versions[0]?.source === 'SALESFORCE',
    };
    return [name, seen] as const;
  });
  return { properties: Object.fromEntries(properties), record: records.get(linkOf(contact) ?? '') ?? null };
}
