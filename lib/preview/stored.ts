import { previews } from '../storage/previews';
import type { OverwriteRow, PreviewRow } from './types';

/** The ids that a list of members holds, as far as it was read. */
export async function idsOf(run: string, kind: string): Promise<string[]> {
  return (await previews.parts<string[]>(run, kind)).flat();
}

/** Rows that were found, some parts at a time. */
export async function rowsOf(
  run: string,
  from: number,
  most: number,
): Promise<{ rows: PreviewRow[]; next: number | null }> {
  return page<PreviewRow>(run, 'rows', from, most);
}

export async function overwriteRowsOf(
  run: string,
  from: number,
  most: number,
): Promise<{ rows: OverwriteRow[]; next: number | null }> {
  return page<OverwriteRow>(run, 'overwrite', from, most);
}

async function page<T>(run: string, kind: string, from: number, most: number) {
  const numbers = (await previews.numbers(run, kind)).filter((one) => one >= from);
  const parts = await previews.parts<T[]>(run, kind, from, most);
  return { rows: parts.flat(), next: numbers[most] ?? null };
}
