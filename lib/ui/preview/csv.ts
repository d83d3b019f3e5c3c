import Papa from 'papaparse';
import { breather } from '../breath';
import { dayName, saveFile } from '../save-file';

export type Cell = string | number | null;

/** A spreadsheet reads UTF-8 only where the file begins with this. */
const mark = '\ufeff';

/**
 * The lines of a CSV. Cells that a spreadsheet would take for a formula get an apostrophe before them; `exact` leaves
 * every value as it is, for a file that is to be read back and not opened.
 */
export function csvLines(rows: readonly (readonly Cell[])[], exact = false): string {
  return Papa.unparse(rows as Cell[][], { escapeFormulae: !exact, newline: '\r\n' });
}

/** A whole file that opens right in a spreadsheet. */
export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${mark}${csvLines([head, ...rows])}\r\n`;
}

/** So many lines are made before a pause is asked for. */
const stride = 500;

/** The same in pieces, for a file of any length: the page draws meanwhile. `lineOf` is asked for each of so many. */
export async function csvParts(
  head: readonly string[],
  count: number,
  lineOf: (n: number) => readonly Cell[],
): Promise<Blob[]> {
  const breath = breather();
  const parts = [new Blob([csvOf(head, [])])];
  for (let at = 0; at < count; at += stride) {
    const lines = Array.from({ length: Math.min(stride, count - at) }, (_none, n) => lineOf(at + n));
    // Encoded piece by piece, too: of twenty megabytes that alone would be felt.
    parts.push(new Blob([`${csvLines(lines)}\r\n`]));
    await breath();
  }
  return parts;
}

/** Offers a CSV to the person at the page. */
export function download(name: string, parts: readonly BlobPart[]): void {
  saveFile(name, parts, 'text/csv;charset=utf-8');
}

/** A file name from a segment's name and a day. */
export function fileName(what: string, name: string, at: number): string {
  const words = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `synclens-${what}-${words.slice(0, 40)}-${dayName(at)}.csv`;
}
