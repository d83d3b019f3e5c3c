import type { ContactFacts } from '../eligibility/types';
import type { HubspotClient } from '../hubspot/client';
import { type Company, companiesOf } from '../hubspot/companies';
import { contactById } from '../hubspot/contacts';
import { membershipsOf } from '../hubspot/segments';
import { companyData } from '../segments/company';
import type { Needs } from '../segments/needs';
import type { ContactData } from '../segments/types';

export interface Read {
  readonly data: ContactData;
  readonly companies: readonly Company[] | null;
}

/**
 * What a definition needs of a contact. The facts hold the memberships and many properties already: what they lack
 * is one call. Companies are read only when they are asked for.
 */
export async function readContact(
  client: HubspotClient,
  held: ContactFacts,
  needs: Needs,
  withCompanies: boolean,
): Promise<Read> {
  const isHeld =
    needs.properties.every((name) => held.properties[name] !== undefined) &&
    needs.histories.every((name) => held.history[name] !== undefined);
  const [read, memberships, companies] = await Promise.all([
    isHeld ? null : contactById(client, held.id, { properties: needs.properties, history: needs.histories }),
    needs.memberships ? (held.segments ?? membershipsOf(client, held.id).then((found) => [...found.keys()])) : null,
    withCompanies && needs.companies ? companiesOf(client, held.id, needs.companies) : null,
  ]);
  // A property that was asked for and did not come back has no value.
  const empty = Object.fromEntries(needs.properties.map((name) => [name, null]));
  const noVersions = Object.fromEntries(needs.histories.map((name) => [name, []]));
  const data = {
    properties: { ...empty, ...held.properties, ...read?.properties },
    history: { ...noVersions, ...held.history, ...read?.history },
    ...(memberships ? { memberships: new Set(memberships) } : {}),
    ...(companies ? { companies: companies.map((one) => companyData(one, needs.companies)) } : {}),
  };
  return { data, companies };
}
