import { compile } from '../segments/compile';
import type { Node } from '../segments/definition';
import { explain, type Names } from '../segments/explain';
import type { Nested } from '../segments/nested';
import { type Trace, traceOf } from '../segments/trace';
import type { Moment } from '../segments/types';
import type { NestedView, WhyNode } from './view';

/** The tree for a person, with the reasons of the memberships that it asks for (none where they were not read). */
export function treeOf(trace: Trace, nested: readonly Nested[], names: Names, moment: Moment, within = ''): WhyNode {
  const { children: _, ...shown } = explain(trace, names);
  const { node } = trace;
  const found = node.kind === 'in-list' ? nested.find((one) => one.listId === node.listId) : undefined;
  return {
    ...shown,
    key: `${within}/${node.path}`,
    children:
      node.kind === 'companies' && trace.children.length === 0
        ? node.children.map((child) => unread(child, names, moment, within))
        : trace.children.map((child) => treeOf(child, nested, names, moment, within)),
    ...(found ? { nested: nestedView(found, names, moment, within) } : {}),
  };
}

/** What a company would be asked, where none was read. */
function unread(node: Node, names: Names, moment: Moment, within: string): WhyNode {
  const silent = (one: WhyNode): WhyNode => ({
    ...one,
    cannot: null,
    values: [],
    children: one.children.map(silent),
  });
  return silent(treeOf(traceOf(compile(node, moment), { properties: {} }), [], names, moment, within));
}

function nestedView(one: Nested, names: Names, moment: Moment, within: string): NestedView {
  const { listId, state, differs, trace, nested } = one;
  const nameOf = (id: string) => names.lists?.[id] ?? id;
  return {
    listId,
    name: nameOf(listId),
    state,
    way: one.way.map(nameOf),
    differs,
    tree: trace && treeOf(trace, nested, names, moment, `${within}/${listId}`),
  };
}
