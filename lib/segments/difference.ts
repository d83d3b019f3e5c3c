import type { Node } from './definition';
import { type Names, type Sentence, sentenceOf } from './explain';
import { isObject } from './json';
import type { Json } from './types';

/** A criterion in words, with the groups around it that turn its meaning (`NOT_ANY`, `companies` …), outermost first. */
export interface Told {
  readonly sentence: Sentence;
  readonly around: readonly string[];
}
/** What became of one group of criteria. Numbers count from 1, in the definition of before and of now. */
export interface GroupChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: number | null;
  readonly after: number | null;
  readonly removed: readonly Told[];
  readonly added: readonly Told[];
  readonly kept: number;
}
/**
 * How two definitions differ. `same`: not at all, whatever the order. `structure`: the criteria are the same ones, but
 * they are put together in another way.
 */
export interface Difference {
  readonly verdict: 'same' | 'structure' | 'criteria';
  readonly groups: readonly GroupChange[];
  /** Groups in which nothing changed. */
  readonly untouched: number;
}

interface Criterion {
  readonly node: Node;
  readonly around: readonly string[];
  /** Equal criteria have equal names. */
  readonly key: string;
  /** What it is about: a property, or a segment. */
  readonly about: string;
}

/** Says in words what was changed between two definitions. Pure; the order of criteria and groups is no difference. */
export function differenceOf(before: Node, after: Node, names: Names = {}): Difference {
  if (canonical(before.raw) === canonical(after.raw)) return { verdict: 'same', groups: [], untouched: 0 };
  const [old, now] = [groupsOf(before), groupsOf(after)];
  const pairs = pairsOf(old, now);
  const told = (all: readonly Criterion[]): Told[] =>
    all.map(({ node, around }) => ({ sentence: sentenceOf(node, names), around }));
  const groups: GroupChange[] = [];
  let untouched = 0;
  for (const [n, m] of pairs) {
    const [was, is] = [old[n] ?? [], now[m] ?? []];
    const [removed, added] = [without(was, is), without(is, was)];
    if (removed.length + added.length === 0) untouched++;
    else {
      const kept = was.length - removed.length;
      groups.push({ kind: 'changed', before: n + 1, after: m + 1, removed: told(removed), added: told(added), kept });
    }
  }
  const [seen, met] = [new Set(pairs.map(([n]) => n)), new Set(pairs.map(([, m]) => m))];
  for (const [n, all] of old.entries())
    if (!seen.has(n))
      groups.push({ kind: 'removed', before: n + 1, after: null, removed: told(all), added: [], kept: 0 });
  for (const [m, all] of now.entries())
    if (!met.has(m)) groups.push({ kind: 'added', before: null, after: m + 1, removed: [], added: told(all), kept: 0 });
  return { verdict: groups.length === 0 ? 'structure' : 'criteria', groups, untouched };
}

/** The alternatives of a definition: the branches of its root, or itself. */
function groupsOf(root: Node): Criterion[][] {
  const alternatives = root.kind === 'branch' && root.type === 'OR' ? root.children : [root];
  return alternatives.map((one) => criteriaIn(one, []));
}

function criteriaIn(node: Node, around: readonly string[]): Criterion[] {
  if (node.kind === 'branch' || node.kind === 'companies') {
    const name = node.kind === 'companies' ? 'companies' : node.type;
    const within = name === 'AND' ? around : [...around, name];
    return node.children.flatMap((child) => criteriaIn(child, within));
  }
  const about = node.kind === 'property' ? node.property : node.kind === 'in-list' ? `list/${node.listId}` : node.kind;
  return [{ node, around, key: `${around.join('>')} ${canonical(node.raw)}`, about: `${around.join('>')} ${about}` }];
}

/** Which group of before is which one of now: those that share the most go together, as long as they share anything. */
function pairsOf(old: readonly Criterion[][], now: readonly Criterion[][]): [number, number][] {
  const ranked = old.flatMap((was, n) => now.map((is, m) => [likeness(was, is), n, m] as const));
  const pairs: [number, number][] = [];
  for (const [like, n, m] of ranked.sort((a, b) => b[0] - a[0] || Math.abs(a[1] - a[2]) - Math.abs(b[1] - b[2]))) {
    // Where each side has but one group they are one group, whatever stands in them.
    if (like === 0 && (old.length > 1 || now.length > 1)) continue;
    if (!pairs.some(([a, b]) => a === n || b === m)) pairs.push([n, m]);
  }
  return pairs.sort((a, b) => a[1] - b[1]);
}

function likeness(was: readonly Criterion[], is: readonly Criterion[]): number {
  const shared = was.length - without(was, is).length;
  const subjects = new Set(is.map(({ about }) => about));
  return shared * 3 + was.filter(({ about }) => subjects.has(about)).length;
}

/** Those of `all` that `others` has not; one for one, where a criterion stands twice. */
function without(all: readonly Criterion[], others: readonly Criterion[]): Criterion[] {
  const left = new Map<string, number>();
  for (const { key } of others) left.set(key, (left.get(key) ?? 0) + 1);
  return all.filter(({ key }) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** JSON in which neither the order of names nor that of criteria and groups counts. */
function canonical(json: Json): string {
  if (Array.isArray(json)) return `[${json.map(canonical).join(',')}]`;
  if (!isObject(json)) return JSON.stringify(json) ?? 'null';
  const parts = Object.keys(json)
    .sort()
    .flatMap((name) => {
      const value = json[name];
      // Not said, and said to be nothing, are one.
      if (value === undefined || value === null) return [];
      const unordered = (name === 'filters' || name === 'filterBranches') && Array.isArray(value);
      return [`${JSON.stringify(name)}:${unordered ? `[${value.map(canonical).sort().join(',')}]` : canonical(value)}`];
    });
  return `{${parts.join(',')}}`;
}
