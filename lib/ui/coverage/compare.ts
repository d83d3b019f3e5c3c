import type { Columns } from '../../coverage/snapshot-types';
import type { Status } from '../../eligibility/types';
import { absentClass } from './table';
import { statusAt } from './words';

/** A class, or that a contact was not there at all. */
export type Place = Status | 'not-there';

export interface Moved {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly from: Place;
  readonly to: Place;
}
export interface Comparison {
  /** From → to → how many; who stayed stands on the diagonal. */
  readonly matrix: ReadonlyMap<Place, ReadonlyMap<Place, number>>;
  readonly moved: readonly Moved[];
  readonly stayed: number;
}

/**
 * Who moved from which class to which between two snapshots. Records that HubSpot does not know are no contacts.
 * `quick`: one of the two cannot tell *once* from *frozen*; then they are one class, and nobody moved between them.
 */
export function compareSnapshots(before: Columns, after: Columns, quick = false): Comparison {
  const classAt = (columns: Columns, row: number): Status => {
    const status = statusAt(columns.status[row]);
    return quick && status === 'excluded-once' ? 'excluded-frozen' : status;
  };
  const old = new Map<string, number>();
  for (const [row, id] of before.id.entries()) if (classAt(before, row) !== absentClass) old.set(id, row);
  const matrix = new Map<Place, Map<Place, number>>();
  const moved: Moved[] = [];
  let stayed = 0;
  const count = (from: Place, to: Place) => {
    const line = matrix.get(from) ?? new Map<Place, number>();
    matrix.set(from, line);
    line.set(to, (line.get(to) ?? 0) + 1);
  };
  for (const [row, id] of after.id.entries()) {
    const to = classAt(after, row);
    if (to === absentClass) continue;
    const was = old.get(id);
    old.delete(id);
    const from: Place = was === undefined ? 'not-there' : classAt(before, was);
    count(from, to);
    if (from === to) stayed += 1;
    else moved.push({ id, name: after.name[row] ?? id, email: after.email[row] ?? null, from, to });
  }
  for (const [id, row] of old) {
    const from = classAt(before, row);
    count(from, 'not-there');
    moved.push({ id, name: before.name[row] ?? id, email: before.email[row] ?? null, from, to: 'not-there' });
  }
  return { matrix, moved, stayed };
}

/** Those of one field of the matrix; all where none is given. */
export const movedBetween = ({ moved }: Comparison, from: Place | null, to: Place | null): readonly Moved[] =>
  from === null && to === null ? moved : moved.filter((one) => one.from === from && one.to === to);
