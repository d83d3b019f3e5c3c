import type { Node } from './definition';

/** What one read of a contact must ask for, so that a definition can be told. */
export interface Needs {
  readonly properties: readonly string[];
  readonly histories: readonly string[];
  readonly memberships: boolean;
  /** Segments that the definition refers to: their definitions give the reason. */
  readonly lists: readonly string[];
  /** Properties of associated companies; null: none is asked for. */
  readonly companies: Needs | null;
}

/** The request plan of one or of several definitions. */
export function needsOf(...nodes: readonly Node[]): Needs {
  const properties = new Set<string>();
  const histories = new Set<string>();
  const lists = new Set<string>();
  const ofCompanies: Node[] = [];
  const visit = (node: Node): void => {
    if (node.kind === 'branch') node.children.forEach(visit);
    if (node.kind === 'companies') ofCompanies.push(...node.children);
    if (node.kind === 'in-list') lists.add(node.listId);
    if (node.kind !== 'property') return;
    const { property, operation } = node;
    for (const name of [property, ...(operation.alsoProperties ?? []), ...(operation.alsoHistories ?? [])])
      properties.add(name);
    for (const name of [...(operation.history ? [property] : []), ...(operation.alsoHistories ?? [])])
      histories.add(name);
  };
  nodes.forEach(visit);
  return {
    properties: [...properties].sort(),
    histories: [...histories].sort(),
    memberships: lists.size > 0,
    lists: [...lists].sort(),
    companies: nodes.some(hasCompanies) ? needsOf(...ofCompanies) : null,
  };
}

function hasCompanies(node: Node): boolean {
  return node.kind === 'companies' || (node.kind === 'branch' && node.children.some(hasCompanies));
}
