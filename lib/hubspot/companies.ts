import * as z from 'zod/mini';
import type { HubspotClient } from './client';
import { type ApiContact, contactOf, type HubspotContact } from './contacts';

/** A company of a contact, with the association types that HubSpot names by words. */
export interface Company extends Pick<HubspotContact, 'id' | 'properties' | 'history'> {
  /** 279: associated at all; 1: its primary company. */
  readonly types: readonly number[];
}

/** The scope that reading companies takes. */
export const companiesScope = 'crm.objects.companies.read';

/** HubSpot's older paths name an association by a word; a label of the portal's own has no number there. */
const typeNumbers: Readonly<Record<string, number>> = { contact_to_company: 1, contact_to_company_unlabeled: 279 };

const associations = z.object({ results: z.array(z.looseObject({ id: z.string(), type: z.string() })) });
const company = z.looseObject({
  id: z.string(),
  createdAt: z.optional(z.string()),
  properties: z.record(z.string(), z.nullable(z.string())),
  propertiesWithHistory: z.optional(
    z.record(z.string(), z.array(z.looseObject({ value: z.string(), timestamp: z.string(), sourceType: z.string() }))),
  ),
});

/**
 * The companies of a contact with the properties that were asked for: their ids by one call, all of them by another,
 * or none where there is no company. Throws `forbidden` where the token lacks the scope.
 */
export async function companiesOf(
  client: HubspotClient,
  contactId: string,
  wanted: { readonly properties: readonly string[]; readonly histories: readonly string[] },
): Promise<Company[]> {
  const contact = await client.raw(
    {
      method: 'GET',
      path: `/crm/v3/objects/contacts/${encodeURIComponent(contactId)}?properties=hs_object_id&associations=companies`,
      route: 'GET /crm/v3/objects/contacts/{id}',
    },
    z.looseObject({ associations: z.optional(z.looseObject({ companies: z.optional(associations) })) }),
  );
  const types = new Map<string, number[]>();
  for (const { id, type } of contact.associations?.companies?.results ?? [])
    types.set(id, [...(types.get(id) ?? []), typeNumbers[type] ?? 0]);
  if (types.size === 0) return [];
  const path = '/crm/v3/objects/companies/batch/read';
  const history = wanted.histories.length > 0 ? { propertiesWithHistory: wanted.histories } : {};
  const inputs = [...types.keys()].slice(0, wanted.histories.length > 0 ? 50 : 100).map((id) => ({ id }));
  const answer = await client.raw(
    {
      method: 'POST',
      path,
      route: `POST ${path}`,
      body: { inputs, properties: [...new Set(['name', ...wanted.properties])], ...history },
    },
    z.looseObject({ results: z.array(company) }),
  );
  return answer.results.map((one) => {
    const { id, properties, history: versions } = contactOf(one as ApiContact, `POST ${path}`);
    return { id, properties, history: versions, types: types.get(id) ?? [] };
  });
}
