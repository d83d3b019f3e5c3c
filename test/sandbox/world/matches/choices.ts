import {
  type Answer,
  listOf,
  numberOf,
  type Operation,
  parts,
  pastValues,
  plain,
  type Subject,
  textOf,
} from './values';

type Test = (has: readonly string[], wanted: readonly string[]) => boolean;
const any: Test = (has, wanted) => has.some((one) => wanted.includes(one));
const all: Test = (has, wanted) => wanted.every((one) => has.includes(one));
const exactly: Test = (has, wanted) => all(has, wanted) && all(wanted, has);

/** Operator → the test, whether its opposite is asked for, and whether the past counts. */
const operators: Record<string, { test: Test; negative?: true; past?: true }> = {
  IS_ANY_OF: { test: any },
  IS_NONE_OF: { test: any, negative: true },
  IS_EXACTLY: { test: exactly },
  IS_NOT_EXACTLY: { test: exactly, negative: true },
  CONTAINS_ALL: { test: all },
  DOES_NOT_CONTAIN_ALL: { test: all, negative: true },
  HAS_EVER_BEEN_ANY_OF: { test: any, past: true },
  HAS_NEVER_BEEN_ANY_OF: { test: any, past: true, negative: true },
  HAS_EVER_BEEN_EXACTLY: { test: exactly, past: true },
  HAS_NEVER_BEEN_EXACTLY: { test: exactly, past: true, negative: true },
  HAS_EVER_CONTAINED_ALL: { test: all, past: true },
  HAS_NEVER_CONTAINED_ALL: { test: all, past: true, negative: true },
};

/** ENUMERATION. */
export function enumerationOperation(operation: Operation, value: string, subject: Subject, property: string): Answer {
  const operator = operators[textOf(operation.operator)];
  if (!operator) return null;
  const wanted = listOf(operation.values).map((one) => one.trim());
  const values = operator.past ? pastValues(subject, property) : [value];
  const found = values.some((one) => operator.test(parts(one), wanted));
  return operator.negative ? !found : found;
}

/** BOOL. */
export function boolOperation(operation: Operation, value: string, subject: Subject, property: string): Answer {
  const wanted = plain(textOf(operation.value));
  const ever = () => pastValues(subject, property).some((one) => plain(one) === wanted);
  switch (operation.operator) {
    case 'IS_EQUAL_TO':
      return plain(value) === wanted;
    case 'IS_NOT_EQUAL_TO':
      return plain(value) !== wanted;
    case 'HAS_EVER_BEEN_EQUAL_TO':
      return ever();
    case 'HAS_NEVER_BEEN_EQUAL_TO':
      return !ever();
    default:
      return null;
  }
}

const comparisons: Record<string, (value: number, wanted: number) => boolean> = {
  IS_EQUAL_TO: (value, wanted) => value === wanted,
  IS_NOT_EQUAL_TO: (value, wanted) => value !== wanted,
  IS_GREATER_THAN: (value, wanted) => value > wanted,
  IS_GREATER_THAN_OR_EQUAL_TO: (value, wanted) => value >= wanted,
  IS_LESS_THAN: (value, wanted) => value < wanted,
  IS_LESS_THAN_OR_EQUAL_TO: (value, wanted) => value <= wanted,
};

/** NUMBER. */
export function numberOperation(operation: Operation, text: string, subject: Subject, property: string): Answer {
  const wanted = numberOf(textOf(operation.value));
  if (wanted === null) return null;
  const operator = textOf(operation.operator);
  const ever = () => pastValues(subject, property).some((one) => numberOf(one) === wanted);
  if (operator === 'HAS_EVER_BEEN_EQUAL_TO') return ever();
  if (operator === 'HAS_NEVER_BEEN_EQUAL_TO') return !ever();
  const value = numberOf(text);
  return value === null ? null : (comparisons[operator]?.(value, wanted) ?? null);
}

/** NUMBER_RANGED: both ends belong to it. */
export function rangedNumber(operation: Operation, text: string): Answer {
  const value = numberOf(text);
  const low = numberOf(textOf(operation.lowerBound));
  const high = numberOf(textOf(operation.upperBound));
  if (value === null || low === null || high === null) return null;
  const inside = value >= low && value <= high;
  return operation.operator === 'IS_BETWEEN' ? inside : operation.operator === 'IS_NOT_BETWEEN' ? !inside : null;
}

/** The value of the other property, or the default. */
const otherOf = (operation: Operation, { contact, context }: Subject) =>
  context.value(contact, textOf(operation.comparisonPropertyName)) || textOf(operation.defaultComparisonValue);

/** number-comparative: two numbers of one contact. Without the other one it does not hold. */
export function comparativeNumber(operation: Operation, text: string, subject: Subject): Answer {
  const other = otherOf(operation, subject);
  if (other === '') return false;
  const [value, wanted] = [numberOf(text), numberOf(other)];
  if (value === null || wanted === null) return null;
  return comparisons[textOf(operation.operator)]?.(value, wanted) ?? null;
}

/** bool-comparative: two checkboxes of one contact. */
export function comparativeBool(operation: Operation, text: string, subject: Subject): Answer {
  const other = otherOf(operation, subject);
  if (other === '') return false;
  const same = plain(text) === plain(other);
  if (operation.operator === 'IS_NOT_EQUAL_TO') return !same;
  return operation.operator === 'IS_EQUAL_TO' ? same : null;
}
