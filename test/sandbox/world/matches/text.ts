import {
  type Answer,
  listOf,
  type Operation,
  parts,
  pastValues,
  plain,
  type Readings,
  type Subject,
  textOf,
} from './values';

type Test = (value: string, wanted: string) => boolean;
const tests: Record<string, Test> = {
  IS_EQUAL_TO: (value, wanted) => value === wanted,
  CONTAINS: (value, wanted) => value.includes(wanted),
  STARTS_WITH: (value, wanted) => value.startsWith(wanted),
  ENDS_WITH: (value, wanted) => value.endsWith(wanted),
  CONTAINS_EXACTLY: (value, wanted) => value.includes(wanted),
};
const wholeValue: Test = (value, wanted) => parts(value).includes(wanted);
/** The negative of each: none of the wanted values. */
const opposite: Record<string, string> = {
  IS_NOT_EQUAL_TO: 'IS_EQUAL_TO',
  DOES_NOT_CONTAIN: 'CONTAINS',
  DOES_NOT_CONTAIN_EXACTLY: 'CONTAINS_EXACTLY',
};
const past: Record<string, string> = {
  HAS_EVER_BEEN_EQUAL_TO: 'IS_EQUAL_TO',
  HAS_EVER_CONTAINED: 'CONTAINS',
};
const neverInPast: Record<string, string> = {
  HAS_NEVER_BEEN_EQUAL_TO: 'IS_EQUAL_TO',
  HAS_NEVER_CONTAINED: 'CONTAINS',
};

/** Any of the values, against any of the wanted. */
export function textTest(
  operator: string,
  values: readonly string[],
  wanted: readonly string[],
  { textsByCase, exactlyIsWhole }: Partial<Readings> = {},
): Answer {
  const made = textsByCase ? (text: string) => text.trim() : plain;
  const positive = opposite[operator] ?? operator;
  const test = positive === 'CONTAINS_EXACTLY' && exactlyIsWhole ? wholeValue : tests[positive];
  if (!test) return null;
  const found = values.some((value) => wanted.some((want) => test(made(value), made(want))));
  return operator in opposite ? !found : found;
}

/** STRING. */
export function stringOperation(operation: Operation, value: string, subject: Subject, property: string): Answer {
  const operator = textOf(operation.operator);
  const wanted = [textOf(operation.value)];
  const { readings } = subject.context;
  const ever = past[operator];
  if (ever) return textTest(ever, pastValues(subject, property), wanted, readings);
  const never = neverInPast[operator];
  if (never) return !textTest(never, pastValues(subject, property), wanted, readings);
  return textTest(operator, [value], wanted, readings);
}

/** MULTISTRING: a positive operator asks for any value, a negative one for none. */
export const multiStringOperation = (operation: Operation, value: string, { context }: Subject): Answer =>
  textTest(textOf(operation.operator), [value], listOf(operation.values), context.readings);

/** COMPARATIVE_STRING: against another property of the same contact; without regard to case, as the guide says. */
export function comparativeString(operation: Operation, value: string, { contact, context }: Subject): Answer {
  const other = context.value(contact, textOf(operation.comparisonPropertyName));
  const wanted = other || textOf(operation.defaultComparisonValue);
  return wanted === '' ? false : textTest(textOf(operation.operator), [value], [wanted]);
}
