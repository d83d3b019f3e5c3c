/** A row of an answer. */
export type Row = Record<string, unknown>;
