import { compile, evaluate } from './compile';
import { leavesOf, type Node } from './definition';
import { type Trace, traceOf } from './trace';
import type { Answer, ContactData, Moment } from './types';

/** Another segment that a definition refers to. `definition` null: it is static, members are added by hand. */
export interface NestedList {
  readonly name: string;
  readonly listVersion?: number;
  readonly definition: Node | null;
}
export type Lists = Readonly<Record<string, NestedList>>;
export const maxDepth = 5;

/** Why a contact is, or is not, in a segment that a criterion refers to. */
export interface Nested {
  readonly listId: string;
  readonly name: string | null;
  readonly state: 'expanded' | 'static' | 'cycle' | 'too-deep' | 'not-read';
  /** The way to a cycle, by ids. */
  readonly way: readonly string[];
  readonly trace: Trace | null;
  /** HubSpot's membership says one thing, the definition another. */
  readonly differs: { readonly member: boolean; readonly told: Answer } | null;
  readonly nested: readonly Nested[];
}

/** Expands the segments that a definition refers to. The answer stays HubSpot's membership; this is its reason. */
export function nestedOf(
  node: Node,
  lists: Lists,
  contact: ContactData,
  moment: Moment,
  way: readonly string[] = [],
): Nested[] {
  const ids = [...new Set(leavesOf(node).flatMap((leaf) => (leaf.kind === 'in-list' ? [leaf.listId] : [])))];
  return ids.map((listId) => expand(listId, lists, contact, moment, way));
}

function expand(listId: string, lists: Lists, contact: ContactData, moment: Moment, way: readonly string[]): Nested {
  const list = lists[listId];
  const bare = { listId, name: list?.name ?? null, way: [...way, listId], trace: null, differs: null, nested: [] };
  if (way.includes(listId)) return { ...bare, state: 'cycle' };
  if (!list) return { ...bare, state: 'not-read' };
  if (!list.definition) return { ...bare, state: 'static' };
  if (way.length >= maxDepth) return { ...bare, state: 'too-deep' };
  const bound = compile(list.definition, moment);
  const told = evaluate(bound, contact);
  const member = contact.memberships?.has(listId);
  const differs = member === undefined || told === 'unknown' || (told === 'yes') === member ? null : { member, told };
  const nested = nestedOf(list.definition, lists, contact, moment, bare.way);
  return { ...bare, state: 'expanded', trace: traceOf(bound, contact), differs, nested };
}

/** Ids that must be read before a definition can be expanded, level by level. */
export function listsToRead(node: Node, lists: Lists): string[] {
  const seen = new Set<string>();
  const missing = new Set<string>();
  const visit = (one: Node, depth: number): void => {
    for (const leaf of leavesOf(one)) {
      if (leaf.kind !== 'in-list' || seen.has(leaf.listId) || depth >= maxDepth) continue;
      seen.add(leaf.listId);
      const list = lists[leaf.listId];
      if (!list) missing.add(leaf.listId);
      else if (list.definition) visit(list.definition, depth + 1);
    }
  };
  visit(node, 0);
  return [...missing];
}

/** Ways on which a definition comes back to a segment that it is made of. `id` is the segment's own. */
export function cyclesOf(id: string, node: Node, lists: Lists): string[][] {
  const found: string[][] = [];
  const visit = (one: Node, way: readonly string[]): void => {
    for (const leaf of leavesOf(one)) {
      if (leaf.kind !== 'in-list' || way.length > 2 * maxDepth) continue;
      const start = way.indexOf(leaf.listId);
      if (start !== -1) {
        if (start === 0) found.push([...way, leaf.listId]);
        continue;
      }
      const next = lists[leaf.listId]?.definition;
      if (next) visit(next, [...way, leaf.listId]);
    }
  };
  visit(node, [id]);
  return found;
}
