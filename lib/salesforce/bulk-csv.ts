import { ApiError } from '../http/errors';

/** A row of a job's results: cells by the column's name, as text. An empty cell is what CSV has for null. */
export type BulkRow = Readonly<Record<string, string>>;

/** For results that are not what was asked for. `route`: with placeholders, as in every `ApiError`. */
export const unreadable = (route: string, words: string) => new ApiError('unreadable', 'salesforce', { route, words });

/**
 * Rows of a job's CSV (RFC 4180, comma, LF or CRLF) by its head line; an empty body has none. Throws `ApiError`,
 * `unreadable`, where a cell has no end or a row has not as many as the head: what came was cut off.
 *
 * Written here, though pages read CSV by a library: this dialect is the one that we ask Salesforce for, and the
 * library would be 15 kB of the 500 that the background may have.
 */
export function readBulkRows(body: string, route: string): BulkRow[] {
  const [head = [], ...lines] = linesOf(body, route);
  return lines.map((cells) => {
    if (cells.length !== head.length) throw unreadable(route, 'A row has not all of its columns');
    return Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']));
  });
}

function linesOf(body: string, route: string): string[][] {
  const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const lines: string[][] = [];
  let cells: string[] = [];
  for (let end = ','; cell.lastIndex < body.length || (end === ',' && cells.length > 0); ) {
    const found = cell.exec(body);
    if (!found) throw unreadable(route, 'A cell has no end');
    const [, quoted, plain = '', after = ''] = found;
    end = after;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    // A line without anything is none.
    if (cells.length > 1 || cells[0] || quoted !== undefined) lines.push(cells);
    cells = [];
    if (end === '') break;
  }
  return lines;
}

/** CSV with a head line, each line ended by an LF, as a job with `lineEnding: LF` takes it. All rows have the first one's columns. */
export function bulkCsv(rows: readonly BulkRow[]): string {
  const head = Object.keys(rows[0] ?? {});
  const written = (cells: readonly string[]) => `${cells.map(quotedWhereNeeded).join(',')}\n`;
  return [head, ...rows.map((row) => head.map((name) => row[name] ?? ''))].map(written).join('');
}

const quotedWhereNeeded = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
