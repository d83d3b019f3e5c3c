import { leavesOf, parseDefinition } from '../../segments/definition';
import type { Properties } from '../../segments/types';
import { toDefinition } from './definition';
import { offerOf } from './offers';
import type { Input } from './offers/offer';
import type { Criterion, Draft, PropertyCriterion } from './types';

/** What keeps a draft from being saved. Each code has a sentence: `builder.problem.<code>`. */
export interface Problem {
  /** Id of the criterion or group; null: the whole draft, or its name. */
  readonly at: number | null;
  readonly code:
    | 'no-name'
    | 'long-name'
    | 'no-criteria'
    | 'empty-group'
    | 'no-property'
    | 'gone-property'
    | 'no-operator'
    | 'no-value'
    | 'no-number'
    | 'upside-down'
    | 'no-day'
    | 'no-day-count'
    | 'no-count'
    | 'no-option'
    | 'gone-option'
    | 'no-list'
    | 'cannot-be-saved';
  readonly params: Readonly<Record<string, string>>;
}
/** HubSpot's editor takes no longer names. [guess] */
export const longestName = 200;

/** Everything that is unfinished or wrong, in the order of the draft. `properties`: the portal's, where they are known. */
export function problemsOf(draft: Draft, zone: string, properties?: Properties): Problem[] {
  const name: Problem[] =
    draft.name.trim() === ''
      ? [problem(null, 'no-name')]
      : draft.name.trim().length > longestName
        ? [problem(null, 'long-name', { most: String(longestName) })]
        : [];
  return [...name, ...criteriaProblems(draft, properties), ...restricted(draft, zone)];
}

/** What keeps the criteria from being judged; the name does not matter for that. */
export function criteriaProblems(draft: Draft, properties?: Properties): Problem[] {
  if (draft.groups.length === 0) return [problem(null, 'no-criteria')];
  return draft.groups.flatMap((group): Problem[] => {
    if (group.kind === 'kept') return [];
    if (group.criteria.length === 0) return [problem(group.id, 'empty-group')];
    return group.criteria.flatMap((one) => criterionProblems(one, properties));
  });
}

const problem = (at: number | null, code: Problem['code'], params: Problem['params'] = {}): Problem => ({
  at,
  code,
  params,
});

/** HubSpot shows what this token may not see as RESTRICTED, and takes no such branch back. */
function restricted(draft: Draft, zone: string): Problem[] {
  const leaves = leavesOf(parseDefinition(toDefinition(draft, zone)), true);
  return leaves.some((leaf) => leaf.kind === 'opaque' && (leaf.why === 'restricted' || leaf.why === 'no-definition'))
    ? [problem(null, 'cannot-be-saved')]
    : [];
}

function criterionProblems(criterion: Criterion, properties: Properties | undefined): Problem[] {
  const { id } = criterion;
  if (criterion.kind === 'kept') return [];
  if (criterion.kind === 'list') return criterion.listId === '' ? [problem(id, 'no-list')] : [];
  const { property, offer } = criterion;
  if (property === '') return [problem(id, 'no-property')];
  if (properties && !properties[property]) return [problem(id, 'gone-property', { property })];
  const found = offerOf(offer);
  if (!found) return [problem(id, 'no-operator')];
  const code = valueProblem(found.input, criterion);
  if (code) return [problem(id, code)];
  return found.input === 'options' ? goneOptions(criterion, properties) : [];
}

function goneOptions({ id, property, values }: PropertyCriterion, properties: Properties | undefined): Problem[] {
  const options = properties?.[property]?.options ?? [];
  if (options.length === 0) return [];
  const gone = (values.list ?? []).filter((value) => !options.some((one) => one.value === value));
  return gone.length > 0 ? [problem(id, 'gone-option', { options: gone.join(', ') })] : [];
}

const isNumber = (text: string | undefined) =>
  text !== undefined && text.trim() !== '' && Number.isFinite(Number(text));
const isCount = (text: string | undefined, least: number) =>
  text !== undefined && /^\d{1,5}$/.test(text.trim()) && Number(text) >= least;
/** A day of the calendar, as a date field gives it. */
export function isDay(text: string | undefined): boolean {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

type Check = (values: PropertyCriterion['values']) => Problem['code'] | null;
const checks: Readonly<Record<Input, Check>> = {
  none: () => null,
  text: ({ text }) => ((text ?? '').trim() === '' ? 'no-value' : null),
  texts: ({ list }) => (list?.some((one) => one.trim() !== '') ? null : 'no-value'),
  number: ({ text }) => (isNumber(text) ? null : 'no-number'),
  numbers: ({ lower, upper }) =>
    !isNumber(lower) || !isNumber(upper) ? 'no-number' : Number(lower) > Number(upper) ? 'upside-down' : null,
  options: ({ list }) => (list?.length ? null : 'no-option'),
  'yes-no': ({ text }) => (text === 'true' || text === 'false' ? null : 'no-value'),
  day: ({ text }) => (isDay(text) ? null : 'no-day'),
  days: ({ lower, upper }) =>
    !isDay(lower) || !isDay(upper) ? 'no-day' : (lower ?? '') > (upper ?? '') ? 'upside-down' : null,
  'day-count': ({ text }) => (isCount(text, 0) ? null : 'no-day-count'),
  unit: ({ unit }) => (unit ? null : 'no-count'),
  span: ({ text, unit }) => (unit && isCount(text, 1) ? null : 'no-count'),
};
const valueProblem = (input: Input, { values }: PropertyCriterion) => checks[input](values);
