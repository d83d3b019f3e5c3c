import * as z from 'zod/mini';
import type { SalesforceClient } from './client';

export interface SalesforceField {
  readonly object: 'Lead' | 'Contact';
  readonly name: string;
  readonly label: string;
  readonly type: string;
  /** This user may write it. */
  readonly updateable: boolean;
  readonly custom: boolean;
  /** A formula: it never triggers a sync (R4). */
  readonly calculated: boolean;
}

const schema = z.looseObject({
  fields: z.array(
    z.looseObject({
      name: z.string(),
      label: z.string(),
      type: z.string(),
      updateable: z.boolean(),
      custom: z.boolean(),
      calculated: z.boolean(),
    }),
  ),
});

/** The fields of leads and contacts that this user sees, by label. */
export async function fieldsOf(client: SalesforceClient): Promise<SalesforceField[]> {
  const objects = ['Lead', 'Contact'] as const;
  const all = await Promise.all(
    objects.map(async (object) => {
      const { fields } = await client.call({ method: 'GET', path: `/sobjects/${object}/describe` }, schema);
      return fields.map(({ name, label, type, updateable, custom, calculated }) => {
        return { object, name, label, type, updateable, custom, calculated };
      });
    }),
  );
  return all.flat().sort((a, b) => a.label.localeCompare(b.label));
}
