import { hasField, type MappingRow } from '../../eligibility/types';
import type { MappingProposal } from '../../protocol/pages';

export type Evidence = MappingProposal['rows'][number]['evidence'];

/** What a proposal would change about the rows that stand. */
export interface ProposalDiff {
  readonly added: readonly MappingRow[];
  readonly differing: readonly { readonly now: MappingRow; readonly proposed: MappingRow }[];
  readonly same: number;
}

/** Rows of the proposal that are new, those that differ from what stands, and how many agree. */
export function diffProposal(rows: readonly MappingRow[], proposal: MappingProposal): ProposalDiff {
  const own = new Map(rows.map((row) => [row.property, row]));
  const proposed = proposal.rows.map(plainRow);
  const differing = proposed.flatMap((row) => {
    const now = own.get(row.property);
    return now && !sameRow(now, row) ? [{ now, proposed: row }] : [];
  });
  const added = proposed.filter((row) => !own.has(row.property));
  return { added, differing, same: proposed.length - added.length - differing.length };
}

/** The rows with the new ones of a proposal; what the admin has said about a property stays. */
export function withProposal(rows: readonly MappingRow[], diff: ProposalDiff): MappingRow[] {
  const own = new Set(rows.map((row) => row.property));
  return [...rows, ...diff.added.filter((row) => !own.has(row.property))];
}

/** What keeps a row from counting; null where it is whole. */
export function rowProblem(row: MappingRow): 'no-field' | null {
  return hasField(row) ? null : 'no-field';
}

/** The rows with one of them changed. */
export function withRow(rows: readonly MappingRow[], property: string, change: Partial<MappingRow>): MappingRow[] {
  return rows.map((row) => (row.property === property ? { ...row, ...change } : row));
}

/** The rows with this one put in place of the one of its property, or at the end. */
export function upsertRow(rows: readonly MappingRow[], row: MappingRow): MappingRow[] {
  return rows.some((one) => one.property === row.property) ? withRow(rows, row.property, row) : [...rows, row];
}

/** Evidence by property, of the newest proposal. */
export function evidenceOf(proposal: MappingProposal | null): ReadonlyMap<string, Evidence> {
  return new Map((proposal?.rows ?? []).map((row) => [row.property, row.evidence]));
}

function plainRow({ property, leadField, contactField, rule }: MappingRow): MappingRow {
  return { property, leadField, contactField, rule };
}

function sameRow(a: MappingRow, b: MappingRow): boolean {
  return a.leadField === b.leadField && a.contactField === b.contactField && a.rule === b.rule;
}
