import type { ChecklistView, CheckResult } from '../../protocol/checklist-pages';
import type { Tone } from '../badge-view';
import type { T } from '../i18n';
import type { Cell } from '../preview/csv';
import { reasonText, warningText } from '../text/sentences';
import { type ListRow, type RowState, stateOfRow } from './table';

/** The state of a row in a word or two. */
export const stateWord = (state: RowState, t: T): string =>
  t(t.has(`status.${state}`) ? `status.${state}` : `checklist.row.${state}`);

/** Why it is so, in whole sentences. */
export function becauseText(row: ListRow, t: T): string {
  if (row.unknown) return t(`checklist.unknown.${row.unknown}`);
  if (!row.result) return '';
  const { status } = row.result;
  if (status === 'nowhere' || status === 'not-in-hubspot') return t(`checklist.${status}`);
  return row.result.reasons.map((one) => reasonText(one, t)).join(' ');
}

/** The state's colour. */
export function toneOf(state: RowState): Tone {
  if (state === 'names-nobody' || state === 'unknown' || state === 'segment-invalid') return 'striped';
  if (state === 'included-synced' || state === 'included-pending') return 'green';
  if (state.startsWith('included') || state === 'excluded-yet-syncing') return 'amber';
  if (['excluded', 'absent-in-hubspot', 'nowhere', 'not-in-hubspot', 'not-checked'].includes(state)) return 'grey';
  return 'red';
}

const warningsOf = ({ warnings, notChecked }: CheckResult, t: T): string =>
  [...warnings.map((one) => warningText(one, t)), ...notChecked.map((one) => t(`checklist.not-checked.${one}`))].join(
    ' ',
  );

/** The head of the file: the list's own columns, then what was found. */
export function headOf({ head }: ChecklistView, width: number, t: T): string[] {
  const own = Array.from({ length: width }, (_, n) => head?.[n] ?? t('checklist.column.number', { n: n + 1 }));
  const added = ['state', 'because', 'rule', 'warnings', 'contact', 'salesforce', 'as-of'];
  return [...own, ...added.map((name) => t(`checklist.csv.${name}`))];
}

/** A row of the file: what the person gave stands before, untouched. */
export function csvRow(row: ListRow, t: T): Cell[] {
  const { cells, result } = row;
  const again = row.again ? ` ${t('checklist.again')}` : '';
  return [
    ...cells,
    stateWord(stateOfRow(row), t),
    becauseText(row, t) + again,
    result?.reasons[0]?.rule ?? null,
    result ? warningsOf(result, t) : null,
    result?.contactId ?? null,
    result?.salesforce?.id ?? null,
    result ? new Date(result.asOf).toISOString() : null,
  ];
}
