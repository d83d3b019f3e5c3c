import { previews } from '../storage/previews';
import type { ForecastRow, OverwriteRow, PreviewRow } from './types';

/** The ids that a list of members holds, as far as it was read. */
export async function idsOf(run: string, kind: string): Promise<string[]> {
  return (await previews.parts<string[]>(run, kind)).flat();
}

/** Rows that were found, some parts at a time. */
export async function rowsOf(
  run: string,
  from: number,
  most?: number,
): Promise<{ rows: PreviewRow[]; next: number | null }> {
  return page<PreviewRow>(run, 'rows', from, most);
}

export async function stayRowsOf(
  run: string,
  from: number,
  most: number,
): Promise<{ rows: PreviewRow[]; next: number | null }> {
  return page<PreviewRow>(run, 'stay', from, most);
}

export async function overwriteRowsOf(
  run: string,
  from: number,
  most: number,
): Promise<{ rows: OverwriteRow[]; next: number | null }> {
  return page<OverwriteRow>(run, 'overwrite', from, most);
}

export async function forecastRowsOf(
  run: string,
  of: 'current' | 'other',
  from: number,
  most: number,
): Promise<{ rows: ForecastRow[]; next: number | null }> {
  return page<ForecastRow>(run, `forecast-${of}`, from, most);
}

async function page<T>(run: string, kind: string, from: number, most?: number) {
  const numbers = (await previews.numbers(run, kind)).filter((one) => one >= from);
  const parts = await previews.parts<T[]>(run, kind, from, most);
  return { rows: parts.flat(), next: most === undefined ? null : (numbers[most] ?? null) };
}
