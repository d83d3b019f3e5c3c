import * as z from 'zod/mini';
import type { HubspotClient } from './client';

const path = '/crm/v3/properties/contacts';

/** Definition of a contact property. */
export interface Property {
  readonly name: string;
  readonly label: string;
  readonly group: string;
  readonly type: string;
  readonly fieldType: string;
  readonly readOnly: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const schema = z.looseObject({
  name: z.string(),
  label: z.optional(z.nullable(z.string())),
  groupName: z.optional(z.nullable(z.string())),
  type: z.string(),
  fieldType: z.optional(z.nullable(z.string())),
  calculated: z.optional(z.nullable(z.boolean())),
  options: z.optional(z.nullable(z.array(z.looseObject({ value: z.string(), label: z.string() })))),
  modificationMetadata: z.optional(z.nullable(z.looseObject({ readOnlyValue: z.optional(z.nullable(z.boolean())) }))),
});

function propertyOf(found: z.infer<typeof schema>): Property {
  const { name, label, groupName, type, fieldType, calculated, options, modificationMetadata } = found;
  return {
    name,
    label: label || name,
    group: groupName ?? '',
    type,
    fieldType: fieldType ?? '',
    readOnly: Boolean(calculated || modificationMetadata?.readOnlyValue),
    options: (options ?? []).map((option) => ({ value: option.value, label: option.label })),
  };
}

/** Every contact property of the portal. */
export async function contactProperties(client: HubspotClient): Promise<Property[]> {
  const answer = await client.raw(
    { method: 'GET', path, route: `GET ${path}` },
    z.object({ results: z.array(schema) }),
  );
  return answer.results.map(propertyOf);
}

/** One property by its name. Throws `not-found` where there is none. */
export async function contactProperty(client: HubspotClient, name: string): Promise<Property> {
  const call = { method: 'GET', path: `${path}/${encodeURIComponent(name)}`, route: `GET ${path}/{name}` } as const;
  return propertyOf(await client.raw(call, schema));
}

/**
 * Makes a text property in the group of contact information. Throws `forbidden` with the missing scope,
 * `conflict` where the name is taken, `invalid` where HubSpot refuses it.
 */
export async function createTextProperty(
  client: HubspotClient,
  made: { name: string; label: string; description?: string },
): Promise<Property> {
  const body = { ...made, groupName: 'contactinformation', type: 'string', fieldType: 'text', formField: false };
  return propertyOf(await client.raw({ method: 'POST', path, route: `POST ${path}`, body }, schema));
}
