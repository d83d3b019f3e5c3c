import { parseDefinition } from '../../../../lib/segments/definition';
import { needsOf } from '../../../../lib/segments/needs';
import type { Answer, ContactData, JsonObject } from '../../../../lib/segments/types';

/** Values by name; what is not named has no value. `in`: the segments that the person is in. */
export type Person = Readonly<Record<string, string | null>>;
export interface Given {
  readonly history?: ContactData['history'];
  readonly companies?: ContactData['companies'];
  readonly in?: readonly string[];
}
/** A definition as an admin would write it, with people and what HubSpot should say of them. */
export interface Case {
  readonly name: string;
  readonly definition: JsonObject;
  readonly people: readonly (readonly [Answer, Person, Given?])[];
}

export const definition = (name: string, made: JsonObject, ...people: Case['people']): Case => ({
  name,
  definition: made,
  people,
});

/** A person of a case, with all that the definition needs. */
export function contactOf({ definition: made }: Case, person: Person, given: Given = {}): ContactData {
  const { properties } = needsOf(parseDefinition(made));
  return {
    properties: { ...Object.fromEntries(properties.map((name) => [name, null])), ...person },
    history: given.history,
    companies: given.companies,
    memberships: new Set(given.in ?? []),
  };
}
