import type { JsonObject } from '../../../segments/types';
import type { Values } from '../types';

/** Types of properties as HubSpot names them, as far as they change what can be asked. */
export const kinds = ['string', 'number', 'bool', 'enumeration', 'date', 'datetime'] as const;
export type Kind = (typeof kinds)[number];

/** What stands beside an operator: one of these fields, or none. */
export type Input =
  | 'none'
  | 'text'
  | 'texts'
  | 'number'
  | 'numbers'
  | 'options'
  | 'yes-no'
  | 'day'
  | 'days'
  | 'day-count'
  | 'unit'
  | 'span';

/** One operator of the builder. */
export interface Offer {
  /** Also the key of its words: `builder.op.<id>`. */
  readonly id: string;
  /** Heading in the menu: `builder.op-group.<group>`. */
  readonly group: 'value' | 'presence' | 'past' | 'change';
  readonly input: Input;
  readonly kinds: readonly Kind[];
  /** A negation: contacts without a value may be let in as well. */
  readonly negative?: true;
  /** The operation for complete values. `zone`: the portal's. */
  write(values: Values, zone: string): JsonObject;
  /** The values of an operation that means this operator; null for any other. */
  read(raw: JsonObject, zone: string): Values | null;
}

export const operation = (operationType: string, operator: string, values: Values, more: JsonObject): JsonObject => ({
  operationType,
  operator,
  includeObjectsWithNoValueSet: values.unset === true,
  ...more,
});

/** Does the operation have this name? `operationType` and `type` are used alike in the wild. */
export const isOperation = (raw: JsonObject, type: string, operator: string): boolean =>
  (raw.operationType ?? raw.type) === type && raw.operator === operator;

/** `unset` stands only where it was chosen. */
export const withUnset = (raw: JsonObject, values: Values): Values =>
  raw.includeObjectsWithNoValueSet === true ? { ...values, unset: true } : values;
