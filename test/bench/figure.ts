/** A line of the bench. */
export interface Figure {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: string;
  readonly holds: boolean;
}

/** A figure that must not be over its budget. */
export function atMost(id: string, what: string, value: number, unit: string, most: number): Figure {
  const shown = rounded(value);
  return { id, what, value: shown, unit, budget: `<= ${most}`, holds: shown <= most };
}

/** A figure without a budget: it is printed so that others can be understood. */
export function plain(id: string, what: string, value: number, unit: string): Figure {
  return { id, what, value: rounded(value), unit, budget: 'none', holds: true };
}

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return ((sorted[middle] ?? Number.NaN) + (sorted[(sorted.length - 1) >> 1] ?? Number.NaN)) / 2;
}

/** Three places after the point are more than any of these measurements can tell. */
const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** The figures as a table for the terminal; what does not hold is marked. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ id, what, value, unit, budget, holds }) => [
    holds ? ' ' : '✗',
    id,
    `${value} ${unit}`,
    budget,
    what,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
