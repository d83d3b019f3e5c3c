import { not } from '../kleene';
import type { TimePoint } from '../time/points';
import type { ContactData, JsonObject, Moment, Told } from '../types';

/** A value in a sentence: names, values and dates are turned into words by lib/ui. */
export type Word =
  | string
  | number
  | { readonly values: readonly string[] }
  | { readonly property: string }
  | { readonly at: number }
  | { readonly day: number }
  | { readonly point: TimePoint }
  | { readonly unit: string; readonly amount: number };
/** `code` is the key of the sentence after `why.op.`. */
export interface Words {
  readonly code: string;
  readonly params: Readonly<Record<string, Word>>;
}

/** Is the contact's value right? Called with a value only, unless the operation reads the lack of one. */
export type Test = (value: string, contact: ContactData) => Told;

/** One operation of a PROPERTY filter, read and ready to be bound to a moment. */
export interface Operation {
  readonly operator: string;
  /** Decides by itself for a contact without a value. */
  readonly readsUnset?: boolean;
  /** Needs the property's own versions. */
  readonly history?: boolean;
  /** Other properties that it reads, by value or by time of update. */
  readonly alsoProperties?: readonly string[];
  readonly alsoHistories?: readonly string[];
  /** The answer may change while the contact does not. */
  readonly moves?: boolean;
  /** The past cannot be undone by hand. */
  readonly past?: boolean;
  readonly words: Words;
  bind(property: string, moment: Moment): Test;
  /** Values that may turn the answer, either way; the smallest change tries them. */
  candidates(property: string, moment: Moment, contact: ContactData): readonly (string | null)[];
}

/** A row of the table of operations: one file each. Null: a field is missing or cannot be read. */
export interface Family {
  readonly type: string;
  readonly operators: readonly string[];
  read(raw: JsonObject, operator: string): Operation | null;
}

/** A test and its negation by the name of the operator. */
export const withSign = (negative: boolean, test: Test): Test =>
  negative ? (value, contact) => not<Told>(test(value, contact)) : test;

export const toldOf = (right: boolean): Told => (right ? 'yes' : 'no');

/** Was it ever so? The value of now counts; a history that was cut off cannot say "never". */
export function ever(property: string, test: (value: string) => boolean): Test {
  return (value, contact) => {
    if (test(value)) return 'yes';
    const versions = contact.history?.[property];
    if (!versions) return 'history-not-read';
    if (versions.some((one) => one.value !== null && one.value !== '' && test(one.value))) return 'yes';
    return contact.cutOff?.has(property) ? 'history-cut-off' : 'no';
  };
}

/** When the property changed last; undefined where its history was not read or is empty. */
export const updatedAt = (contact: ContactData, property: string): number | undefined =>
  contact.history?.[property]?.[0]?.at;
