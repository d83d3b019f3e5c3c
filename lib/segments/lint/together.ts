import { compile } from '../compile';
import type { PropertyFilter } from '../definition';
import type { Moment } from '../types';

/** Operations whose candidates hold a value that fits, wherever there is one. */
const decisive = [
  'ALL_PROPERTY',
  'NUMBER',
  'NUMBER_RANGED',
  'BOOL',
  'ENUMERATION',
  'DATE',
  'DATETIME',
  'RANGED_DATE',
  'ROLLING_DATE_RANGE',
  'CALENDAR_DATE',
];
const texts = ['STRING', 'MULTISTRING'];

/** Is there a value of the property for which all criteria hold? True wherever that is not sure to be impossible. */
export function canHold(property: string, leaves: readonly PropertyFilter[], moment: Moment): boolean {
  // By the name of its sentence: the definition may name the operation in either way.
  const types = leaves.map((leaf) => leaf.operation.words.code.split('.')[0] ?? '');
  const equalTexts = leaves.every(
    ({ operation }, index) => !texts.includes(types[index] ?? '') || operation.operator === 'IS_EQUAL_TO',
  );
  if (!types.every((type) => decisive.includes(type) || texts.includes(type))) return true;
  // Texts are judged only where one of them names the whole value.
  if (
    types.some((type) => texts.includes(type)) &&
    !(equalTexts || leaves.some(({ operation }) => operation.operator === 'IS_EQUAL_TO'))
  )
    return true;
  const nobody = { properties: { [property]: null }, history: { [property]: [] } };
  const own = leaves.flatMap((leaf) => leaf.operation.candidates(property, moment, nobody));
  const values = [...new Set(own.filter((one) => one !== null))];
  const tells = leaves.map((leaf) => compile(leaf, moment).tell);
  return candidates(values).some((value) => {
    const contact = { properties: { [property]: value } };
    return tells.every((tell) => tell(contact) === 'yes');
  });
}

function candidates(values: readonly string[]): (string | null)[] {
  const numbers = values
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const between = numbers.slice(1).map((one, index) => String((one + (numbers[index] ?? one)) / 2));
  return [null, '…', ...values, ...between, ...subsets(values.slice(0, 8))];
}

/** Every choice of several options. */
function subsets(values: readonly string[]): string[] {
  const masks = Array.from({ length: 2 ** values.length }, (_, mask) => mask);
  return masks.map((mask) => values.filter((_, index) => mask & (1 << index)).join(';')).filter((one) => one !== '');
}
