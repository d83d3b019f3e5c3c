import type { Json, JsonObject } from '../../segments/types';

/** What a person typed for one criterion, as typed: numbers and days are checked, not converted. */
export interface Values {
  /** One text, number, day (`2026-11-03`), or `true` and `false`. */
  readonly text?: string;
  /** Several texts, or values of options. */
  readonly list?: readonly string[];
  readonly lower?: string;
  readonly upper?: string;
  readonly unit?: Unit;
  /** Contacts without a value are let in as well. */
  readonly unset?: boolean;
}
export const units = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type Unit = (typeof units)[number];

export interface PropertyCriterion {
  readonly id: number;
  readonly kind: 'property';
  /** Empty: none was chosen yet. */
  readonly property: string;
  /** Id of the operator in the registry of offers; empty: none was chosen yet. */
  readonly offer: string;
  readonly values: Values;
  /** The filter as it was copied; an edit drops it, so that what nobody touched stays as it was. */
  readonly raw?: JsonObject;
}
export interface ListCriterion {
  readonly id: number;
  readonly kind: 'list';
  /** Empty: none was chosen yet. */
  readonly listId: string;
  readonly negative: boolean;
  readonly raw?: JsonObject;
}
/** What cannot be edited here. It stays as it is, and is shown in words. */
export interface KeptCriterion {
  readonly id: number;
  readonly kind: 'kept';
  readonly place: 'filter' | 'branch';
  readonly raw: Json;
}
export type Criterion = PropertyCriterion | ListCriterion | KeptCriterion;

/** Criteria that must all hold. `raw`: the copied branch without what it holds. */
export interface AllGroup {
  readonly id: number;
  readonly kind: 'all';
  readonly criteria: readonly Criterion[];
  readonly raw?: JsonObject;
}
export interface KeptGroup {
  readonly id: number;
  readonly kind: 'kept';
  /** The whole of a copied definition: its root is none that the builder makes. */
  readonly whole?: true;
  readonly raw: Json;
}
export type Group = AllGroup | KeptGroup;

/** A segment in the making: a contact is in where any of the groups holds. */
export interface Draft {
  readonly name: string;
  readonly groups: readonly Group[];
  /** The segment that it is a copy of. */
  readonly from: { readonly id: string; readonly name: string } | null;
  /** The copied root without its branches. */
  readonly root?: JsonObject;
  /** The next free id of a group or criterion. */
  readonly next: number;
}
