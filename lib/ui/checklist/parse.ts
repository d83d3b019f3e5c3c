import Papa from 'papaparse';
import { type ReadList, readList } from '../../records/read-list';
import { type Home, recognise } from '../../records/recognise';

/** What a person may set right; null or absent: as it is guessed. */
export interface ParseChoice {
  readonly delimiter?: string | null;
  readonly hasHead?: boolean | null;
  readonly column?: number | null;
}
export interface ParsedList {
  readonly head: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** How many of the rows that were looked at name somebody in each column. */
  readonly named: readonly number[];
  readonly column: number;
  readonly delimiter: string;
  /** The row of the text, from 1, with a quotation mark that is never closed: what follows it is one cell. */
  readonly openQuote: number | null;
}

/** Separators that a list may have; the first three are what spreadsheets write. */
export const delimiters = [',', ';', '\t', '|'] as const;
/** So many rows are looked at to find the column. */
const looked = 500;

/** Reads a pasted or opened text as a table, and finds the column that names people. Null: there is nothing in it. */
export function parseList(text: string, choice: ParseChoice, home: Home): ParsedList | null {
  // `sep=;` as the first line tells Excel the separator.
  const [told = '', said = ''] = /^\ufeff?sep=(.)(?:\r\n|\r|\n)/i.exec(text) ?? [];
  const { data, meta, errors } = Papa.parse<string[]>(text.slice(told.length).replace(/^\ufeff/, ''), {
    delimiter: choice.delimiter ?? said,
    delimitersToGuess: [...delimiters],
    skipEmptyLines: 'greedy',
  });
  const all = evened(isOneLine(data, home) ? (data[0] ?? []).map((cell) => [cell]) : data);
  const [first] = all;
  const openQuote = errors.find(({ code }) => code === 'MissingQuotes');
  if (!first) return null;
  const isKey = (cell: string | undefined) => typeof recognise(cell ?? '', home) !== 'string';
  const sample = all.slice(0, looked);
  const counts = first.map((_cell, n) => sample.filter((row) => isKey(row[n])).length);
  const best = counts.indexOf(Math.max(...counts));
  const column = Math.min(choice.column ?? best, first.length - 1);
  // A head names its column; whoever is named stands below it.
  const hasHead = choice.hasHead ?? (all.length > 1 && !first.some(isKey) && (counts[column] ?? 0) > 0);
  return {
    head: hasHead ? first : null,
    rows: hasHead ? all.slice(1) : all,
    named: counts,
    column,
    delimiter: meta.delimiter,
    openQuote: openQuote?.row === undefined ? null : openQuote.row + 1,
  };
}

/** Everybody in one line, as from the field of a mail: each is a row. */
function isOneLine(data: readonly (readonly string[])[], home: Home): boolean {
  const [line] = data;
  return data.length === 1 && (line?.filter((cell) => typeof recognise(cell, home) !== 'string').length ?? 0) > 1;
}

/** All rows as long as the longest. */
function evened(data: readonly (readonly string[])[]): string[][] {
  const width = Math.max(0, ...data.slice(0, 100_000).map((row) => row.length));
  return data.map((row) => Array.from({ length: width }, (_, n) => row[n] ?? ''));
}

/** Whom the list names as it is read now, each once, and what names nobody. */
export const namedBy = ({ rows, column }: ParsedList, home: Home): ReadList => readList(rows, column, home);
