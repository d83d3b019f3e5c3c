import type { Instruction } from '../../segments/change/smallest';
import { anyOther } from '../../segments/change/values';
import { type Names, wordOf } from '../../segments/explain';
import type { Finding } from '../../segments/lint';
import type { T } from '../i18n';
import { whatText, wordText } from './why';

/** One step of the smallest change in full: what to do, in which CRM, and whether it is a deadlock. */
export function instructionText(one: Instruction, names: Names, t: T): string {
  const deadlock = deadlockText(one, t);
  return deadlock ? `${stepText(one, names, t)} ${t('why.deadlock.title')}. ${deadlock}` : stepText(one, names, t);
}

/** Why the step has to be made in both CRMs; empty where one will do. */
export const deadlockText = (one: Instruction, t: T): string =>
  one.kind === 'set' && one.deadlock ? t(`why.change.deadlock.${one.deadlock}`) : '';

/** What to do, and in which CRM. */
export function stepText(one: Instruction, names: Names, t: T): string {
  if ('listId' in one) return t(`why.change.${one.kind}`, { list: names.lists?.[one.listId] ?? one.listId });
  if (one.kind === 'company') return t('why.change.company');
  const property = names.properties?.[one.property]?.label || one.property;
  if (one.kind === 'blocked') return t(`why.change.blocked.${one.because}`, { property });
  const value = (raw: string | null) => valueText(one.property, raw, names, t);
  const verb = one.touch ? 'touch' : one.value === null ? 'clear' : one.value === anyOther ? 'other' : 'set';
  const key = `why.change.${verb}${one.crm === 'both' ? '.both' : ''}`;
  return t(key, { property, value: value(one.value), from: value(one.from) });
}

/** What is doubtful in a definition. */
export function findingText({ code, params }: Finding, t: T): string {
  return t(`why.lint.${code}`, params.what === undefined ? params : { ...params, what: whatText(params.what, t) });
}

function valueText(property: string, value: string | null, names: Names, t: T): string {
  if (value === null || value === '') return t('why.value.no-value');
  return String(wordText(wordOf(property, value, names.properties?.[property]?.type, names), t));
}
