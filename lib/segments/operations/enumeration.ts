import { textsAt } from '../json';
import { ever, type Family, toldOf, withSign } from './family';

/** The options that a value holds; several are kept apart by semicolons. */
export const optionsOf = (value: string): string[] =>
  value.includes(';')
    ? value
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== '')
    : [value.trim()];

type Fits = (options: readonly string[], wanted: ReadonlySet<string>) => boolean;
const anyOf: Fits = (options, wanted) => options.some((one) => wanted.has(one));
const all: Fits = (options, wanted) => [...wanted].every((one) => options.includes(one));
const exactly: Fits = (options, wanted) => all(options, wanted) && options.every((one) => wanted.has(one));

const operators: Readonly<Record<string, { readonly fits: Fits; readonly negative?: true; readonly past?: true }>> = {
  IS_ANY_OF: { fits: anyOf },
  IS_NONE_OF: { fits: anyOf, negative: true },
  IS_EXACTLY: { fits: exactly },
  IS_NOT_EXACTLY: { fits: exactly, negative: true },
  CONTAINS_ALL: { fits: all },
  DOES_NOT_CONTAIN_ALL: { fits: all, negative: true },
  HAS_EVER_BEEN_ANY_OF: { fits: anyOf, past: true },
  HAS_NEVER_BEEN_ANY_OF: { fits: anyOf, negative: true, past: true },
  HAS_EVER_BEEN_EXACTLY: { fits: exactly, past: true },
  HAS_NEVER_BEEN_EXACTLY: { fits: exactly, negative: true, past: true },
  HAS_EVER_CONTAINED_ALL: { fits: all, past: true },
  HAS_NEVER_CONTAINED_ALL: { fits: all, negative: true, past: true },
};

/** Options of a list, one or several, now or ever. */
export const enumeration: Family = {
  type: 'ENUMERATION',
  operators: Object.keys(operators),
  read: (raw, operator) => {
    const values = textsAt(raw, 'values')?.map((one) => one.trim());
    const rule = operators[operator];
    if (!values || !rule) return null;
    const wanted = new Set(values);
    const negative = rule.negative === true;
    return {
      operator,
      history: rule.past,
      past: rule.past,
      words: { code: `ENUMERATION.${operator}`, params: { values: { values } } },
      bind: (property) => {
        if (rule.past)
          return withSign(
            negative,
            ever(property, (value) => rule.fits(optionsOf(value), wanted)),
          );
        if (rule.fits === anyOf) {
          // Most values are one option as it stands: no need to take them apart.
          const [hit, miss] = negative ? (['no', 'yes'] as const) : (['yes', 'no'] as const);
          return (value) => (wanted.has(value) || anyOf(optionsOf(value), wanted) ? hit : miss);
        }
        return (value) => toldOf(rule.fits(optionsOf(value), wanted) !== negative);
      },
      candidates: (property, { properties }, contact) => {
        const now = optionsOf(contact.properties[property] ?? '').filter((one) => one !== '');
        const others = (properties?.[property]?.options ?? [])
          .map((one) => one.value)
          .filter((one) => !wanted.has(one));
        const sets = [values, [...new Set([...now, ...values])], now.filter((one) => !wanted.has(one))];
        return [...(rule.fits === anyOf ? values : []), ...sets.map((one) => one.join(';')), ...others].map((one) =>
          one === '' ? null : one,
        );
      },
    };
  },
};
