import type { T } from '../translate';

/** What was done, and what to. A later version may know kinds that this one does not: they are told by their code. */
export function kindText(kind: string, t: T): string {
  const key = `history.kind.${kind}`;
  return t.has(key) ? t(key) : kind;
}
