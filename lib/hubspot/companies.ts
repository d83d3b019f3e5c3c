import * as z from 'zod/mini';
import type { HubspotClient } from './client';
import { type ApiContact, contactOf, type HubspotContact } from './contacts';
import { chunks } from './contacts-batch';

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
export async function companiesOf(client: HubspotClient, contactId: string, wanted: Wanted): Promise<Company[]> {
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
  const found = await companiesByIds(client, [...types.keys()], wanted);
  return [...found.values()].map((one) => ({ ...one, types: types.get(one.id) ?? [] }));
}

/** A company as it is read for many contacts: whose it is, and by which association, is told apart from it. */
type OneCompany = Omit<Company, 'types'>;
interface Wanted {
  readonly properties: readonly string[];
  readonly histories: readonly string[];
}

/** HubSpot takes more contacts a call; as many as a page of them has are enough. */
const contactsACall = 100;
const ofMany = z.object({
  results: z.array(
    z.looseObject({
      from: z.looseObject({ id: z.string() }),
      to: z.array(
        z.looseObject({
          // A number in v4, a text in the versions by date.
          toObjectId: z.union([z.string(), z.number()]),
          associationTypes: z.array(z.looseObject({ typeId: z.number() })),
        }),
      ),
      paging: z.optional(z.looseObject({ next: z.optional(z.looseObject({ after: z.string() })) })),
    }),
  ),
});

/** A call of its own for each batch, so that a caller may pace them. */
export type Each = <T>(run: () => Promise<T>) => Promise<T>;

/**
 * The companies of many contacts with the properties that were asked for: a call for 100 contacts, and one for 100
 * companies (50 with histories). `known` keeps what was read, so that a company is read once; it belongs to one
 * `wanted`. Who has none has an empty list: HubSpot leaves such a contact out of the results, or answers with 207
 * and an error for it [guess]. Throws `forbidden` where the token lacks the scope.
 */
export async function companiesOfMany(
  client: HubspotClient,
  contactIds: readonly string[],
  wanted: Wanted,
  known = new Map<string, OneCompany>(),
  each: Each = (run) => run(),
): Promise<Map<string, Company[]>> {
  const links = (
    await Promise.all(chunks(contactIds, contactsACall).map((ids) => associationsOf(client, ids, each)))
  ).flat();
  const missing = [...new Set(links.map((one) => one.companyId))].filter((id) => !known.has(id));
  for (const [id, one] of await companiesByIds(client, missing, wanted, each)) known.set(id, one);
  const all = new Map(contactIds.map((id): [string, Company[]] => [id, []]));
  for (const { contactId, companyId, types } of links) {
    const one = known.get(companyId);
    if (one) all.get(contactId)?.push({ ...one, types });
  }
  return all;
}

interface Link {
  readonly contactId: string;
  readonly companyId: string;
  readonly types: readonly number[];
}

/** Page by page where a contact has more companies than one answer holds. */
async function associationsOf(client: HubspotClient, contactIds: readonly string[], each: Each): Promise<Link[]> {
  const path = '/crm/v4/associations/contacts/companies/batch/read';
  const links: Link[] = [];
  let inputs: { id: string; after?: string }[] = contactIds.map((id) => ({ id }));
  while (inputs.length > 0) {
    const body = { inputs };
    const { results } = await each(() => client.raw({ method: 'POST', path, route: `POST ${path}`, body }, ofMany));
    for (const { from, to } of results)
      for (const { toObjectId, associationTypes } of to)
        links.push({
          contactId: from.id,
          companyId: String(toObjectId),
          types: associationTypes.map(({ typeId }) => typeId),
        });
    inputs = results.flatMap(({ from, paging }) => (paging?.next ? [{ id: from.id, after: paging.next.after }] : []));
  }
  return links;
}

/** Companies by id; those that are gone are left out. */
async function companiesByIds(
  client: HubspotClient,
  ids: readonly string[],
  { properties, histories }: Wanted,
  each: Each = (run) => run(),
): Promise<Map<string, OneCompany>> {
  const path = '/crm/v3/objects/companies/batch/read';
  const history = histories.length > 0 ? { propertiesWithHistory: histories } : {};
  const read = async (part: readonly string[]) => {
    const inputs = part.map((id) => ({ id }));
    const body = { inputs, properties: [...new Set(['name', ...properties])], ...history };
    const answer = await each(() =>
      client.raw({ method: 'POST', path, route: `POST ${path}`, body }, z.looseObject({ results: z.array(company) })),
    );
    return answer.results.map((one) => contactOf(one as ApiContact, `POST ${path}`));
  };
  const parts = await Promise.all(chunks(ids, histories.length > 0 ? 50 : 100).map(read));
  return new Map(
    parts
      .flat()
      .map(({ id, properties: values, history: versions }) => [id, { id, properties: values, history: versions }]),
  );
}
