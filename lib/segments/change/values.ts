import type { Bound } from '../compile';
import type { PropertyFilter } from '../definition';
import { answerOf } from '../kleene';
import type { ContactData, Moment } from '../types';
import type { Want } from './plans';

/** A criterion of a plan that looks at a property. */
export interface PropertyWant extends Want {
  readonly leaf: Bound & { readonly node: PropertyFilter };
}

/** The contact after a property was set by hand: its history has one version more. */
export function withValue(contact: ContactData, property: string, value: string | null, now: number): ContactData {
  const versions = contact.history?.[property];
  return {
    ...contact,
    properties: { ...contact.properties, [property]: value },
    ...(versions ? { history: { ...contact.history, [property]: [{ value, at: now }, ...versions] } } : {}),
  };
}

/** A value of the property with which all its criteria of a plan hold; undefined where none was found. */
export function valueFor(
  property: string,
  wants: readonly PropertyWant[],
  contact: ContactData,
  moment: Moment,
): string | null | undefined {
  const own = (want: PropertyWant) => want.leaf.node.operation.candidates(property, moment, contact);
  const changing = wants.filter((want) => want.now !== want.wanted && want.now !== 'unknown');
  const others = wants.filter((want) => !changing.includes(want));
  const found = [...changing.flatMap(own), ...others.flatMap(own)];
  const texts = [...new Set(found.filter((one) => one !== null))];
  // Several texts at once: contains this and that; several options at once.
  const joined =
    texts.length > 1 && texts.length < 12 ? [texts.join(' '), [...texts].reverse().join(' '), texts.join(';')] : [];
  for (const value of [...found, ...joined, ...generic, null]) {
    const changed = withValue(contact, property, value, moment.now);
    if (wants.every((want) => fits(want, changed))) return value;
  }
  return undefined;
}

/** Stands for any other text. */
export const anyOther = '…';
/** Values for criteria that only exclude. */
const generic = [anyOther, '0', '1', '-1', 'true', 'false'];

function fits(want: PropertyWant, changed: ContactData): boolean {
  const answer = answerOf(want.leaf.tell(changed));
  return answer === want.wanted || (answer === 'unknown' && want.now === 'unknown');
}
