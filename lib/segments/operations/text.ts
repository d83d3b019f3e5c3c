/** Texts are compared without regard to case and outer spaces. [guess; the guide says it of two properties only] */
export const plain = (text: string): string => text.trim().toLowerCase();

type Compare = (value: string, wanted: string) => boolean;

/** The comparisons of texts by operator, without their negations. */
export const comparisons: Readonly<Record<string, Compare>> = {
  IS_EQUAL_TO: (value, wanted) => value === wanted,
  CONTAINS: (value, wanted) => value.includes(wanted),
  CONTAINS_EXACTLY: (value, wanted) => value.includes(wanted),
  STARTS_WITH: (value, wanted) => value.startsWith(wanted),
  ENDS_WITH: (value, wanted) => value.endsWith(wanted),
};

const negations: Readonly<Record<string, string>> = {
  IS_NOT_EQUAL_TO: 'IS_EQUAL_TO',
  DOES_NOT_CONTAIN: 'CONTAINS',
  DOES_NOT_CONTAIN_EXACTLY: 'CONTAINS_EXACTLY',
};

/** The comparison behind an operator, and whether it is negated. */
export function comparisonOf(operator: string): { readonly compare: Compare; readonly negative: boolean } {
  const compare = comparisons[negations[operator] ?? operator] ?? (() => false);
  return { compare, negative: operator in negations };
}

/** The operators of texts that look at the value of now. */
export const textOperators = [
  'IS_EQUAL_TO',
  'IS_NOT_EQUAL_TO',
  'CONTAINS',
  'DOES_NOT_CONTAIN',
  'STARTS_WITH',
  'ENDS_WITH',
];
