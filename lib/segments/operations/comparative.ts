import { textAt } from '../json';
import { stampOf } from '../time/span';
import { startOf } from '../time/zone';
import type { ContactData, Moment, Told } from '../types';
import { boolOf } from './bool';
import { type Family, type Operation, toldOf, updatedAt } from './family';
import { compare, numberOf } from './number';
import { comparisonOf, plain, textOperators } from './text';

/** Another property and what stands for it while it is empty. */
interface Other {
  readonly name: string;
  readonly fallback: string | null;
}

/** A family that compares with another property. */
function comparative(
  type: string,
  operators: readonly string[],
  how: (other: Other, operator: string) => Omit<Operation, 'operator' | 'words'>,
): Family {
  return {
    type,
    operators,
    read: (raw, operator) => {
      const name = textAt(raw, 'comparisonPropertyName');
      if (name === null) return null;
      const words = { code: `${type}.${operator}`, params: { other: { property: name } } };
      return { operator, words, ...how({ name, fallback: textAt(raw, 'defaultComparisonValue') }, operator) };
    },
  };
}

/** Its value; null where it has none and no default. */
function otherValue(other: Other, contact: ContactData): string | null | undefined {
  const value = contact.properties[other.name];
  return value === undefined ? undefined : value || other.fallback;
}

/** The first instant of a stamp in the portal's zone. */
const instant = (value: string, property: string, { properties, zone }: Moment): number | null => {
  const stamp = stampOf(value, properties?.[property]?.type);
  return stamp && (stamp.isDay ? startOf(stamp.at, zone) : stamp.at);
};

const sides = ['IS_BEFORE', 'IS_AFTER', 'BEFORE', 'AFTER'];
const isBefore = (operator: string) => operator.endsWith('BEFORE');

/** A date against the date of another property. */
export const comparativeDate = comparative('COMPARATIVE_DATE', sides, (other, operator) => ({
  alsoProperties: [other.name],
  bind: (property, moment) => (value, contact) => {
    const second = otherValue(other, contact);
    if (second === undefined) return 'not-read';
    if (second === null) return 'no';
    const [one, two] = [instant(value, property, moment), instant(second, other.name, moment)];
    if (one === null || two === null) return 'unreadable-value';
    return toldOf(isBefore(operator) ? one < two : one > two);
  },
  candidates: (_property, moment, contact) => {
    const at = instant(otherValue(other, contact) ?? '', other.name, moment);
    const day = 86_400_000;
    return at === null ? [] : [at - day, at + day].map((one) => new Date(one).toISOString());
  },
}));

/** A text against the text of another property. */
export const comparativeString = comparative('COMPARATIVE_STRING', textOperators, (other, operator) => {
  const { compare, negative } = comparisonOf(operator);
  return {
    alsoProperties: [other.name],
    bind: () => (value, contact) => {
      const second = otherValue(other, contact);
      if (second === undefined) return 'not-read';
      return second === null ? 'no' : toldOf(compare(plain(value), plain(second)) !== negative);
    },
    candidates: (_property, _moment, contact) => {
      const second = otherValue(other, contact);
      return second ? [second, '…'] : [];
    },
  };
});

/** A value against the value of another property, both read as the same kind of value. */
const alike =
  <V extends number | boolean>(read: (value: string) => V | null, right: (one: V, two: V) => boolean, other: Other) =>
  (value: string, contact: ContactData): Told => {
    const second = otherValue(other, contact);
    if (second === undefined) return 'not-read';
    if (second === null) return 'no';
    const [one, two] = [read(value), read(second)];
    return one === null || two === null ? 'unreadable-value' : toldOf(right(one, two));
  };

/** A number against the number of another property. HubSpot's guide has it, its specification does not. */
export const comparativeNumber = comparative(
  'COMPARATIVE_NUMBER',
  ['IS_EQUAL_TO', 'IS_GREATER_THAN', 'IS_LESS_THAN'],
  (other, operator) => ({
    alsoProperties: [other.name],
    bind: () => alike(numberOf, compare[operator] ?? (() => false), other),
    candidates: (_property, _moment, contact) => {
      const second = numberOf(otherValue(other, contact) ?? '');
      return second === null ? [] : [second, second + 1, second - 1].map(String);
    },
  }),
);

/** Yes or no against that of another property. HubSpot's guide has it, its specification does not. */
export const comparativeBool = comparative(
  'COMPARATIVE_BOOL',
  ['IS_EQUAL_TO', 'IS_NOT_EQUAL_TO'],
  (other, operator) => ({
    alsoProperties: [other.name],
    bind: () => alike(boolOf, (one, two) => (one === two) === (operator === 'IS_EQUAL_TO'), other),
    candidates: () => ['true', 'false'],
  }),
);

/** When the property changed last, against another property's last change. */
export const comparativePropertyUpdated = comparative('COMPARATIVE_PROPERTY_UPDATED', sides, (other, operator) => ({
  history: true,
  alsoHistories: [other.name],
  bind:
    (property) =>
    (_value, contact): Told => {
      if (!contact.history?.[property] || !contact.history[other.name]) return 'history-not-read';
      const [one, two] = [updatedAt(contact, property), updatedAt(contact, other.name)];
      if (one === undefined || two === undefined) return 'no';
      return toldOf(isBefore(operator) ? one < two : one > two);
    },
  candidates: (property, _moment, contact) => [contact.properties[property] ?? '…'],
}));
