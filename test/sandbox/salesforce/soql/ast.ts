/** What the sandbox reads of SOQL. Positions are offsets in the query, for error messages. */
export type Literal =
  | { kind: 'string'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
  /** Epoch ms. */
  | { kind: 'datetime'; value: number }
  /** `2026-11-03`. */
  | { kind: 'date'; value: string }
  /** `TODAY`, `LAST_N_DAYS:7`. */
  | { kind: 'relative'; name: string; n: number };

export interface FieldPath {
  /** `['Owner', 'Name']`. */
  path: string[];
  at: number;
}

export type Comparison = '=' | '!=' | '<' | '>' | '<=' | '>=' | 'like';

export type Condition =
  | { kind: 'and' | 'or'; terms: Condition[] }
  | { kind: 'not'; term: Condition }
  | { kind: 'compare'; field: FieldPath; op: Comparison; value: Literal }
  | { kind: 'in'; field: FieldPath; negated: boolean; values: Literal[] }
  | { kind: 'in-query'; field: FieldPath; negated: boolean; query: Query };

export type Selected =
  | { kind: 'field'; field: FieldPath; alias?: string }
  | { kind: 'count'; field: FieldPath | null; alias?: string }
  | { kind: 'fields'; which: 'ALL' | 'STANDARD' | 'CUSTOM' };

export interface Order {
  field: FieldPath | { kind: 'count'; field: FieldPath };
  descending: boolean;
  nulls: 'first' | 'last';
}

export interface Query {
  select: Selected[];
  from: string;
  fromAt: number;
  where?: Condition;
  groupBy: FieldPath[];
  /** HAVING COUNT(field) op number, the only form read. */
  having?: { field: FieldPath; op: Comparison; value: number };
  orderBy: Order[];
  limit?: number;
  offset?: number;
}
