import type { Connected } from '../connections/hubspot';
import { segmentDefinitions } from '../hubspot/definitions';
import { type Node, parseDefinition } from '../segments/definition';
import { type Finding, lint } from '../segments/lint';
import { type Lists, listsToRead, maxDepth } from '../segments/nested';
import { definitionOf, momentOf } from './definition';
import type { Side } from './types';

export interface LintView {
  readonly findings: readonly Finding[];
}

/** What is doubtful in a definition: one call for it, one for each level of the segments that it refers to. */
export async function lintOf({ client, environment }: Connected, side: Side): Promise<LintView> {
  const node = await definitionOf(side, client);
  if (!node) return { findings: [] };
  const { portalId, settings } = environment;
  const [moment, lists] = await Promise.all([momentOf(client, portalId), nestedLists(client, node)]);
  const rules = Object.fromEntries(settings.mapping.map((row) => [row.property, row.rule]));
  const id = side.kind === 'segment' ? side.id : 'draft';
  return { findings: lint(id, node, { moment, rules, lists }) };
}

/** Segments that a definition refers to, level by level; null for one that is gone or may not be seen. */
async function nestedLists(client: Connected['client'], node: Node): Promise<Record<string, Lists[string] | null>> {
  const found: Record<string, Lists[string]> = {};
  const gone: Record<string, null> = {};
  for (let level = 0; level < maxDepth; level += 1) {
    const missing = listsToRead(node, found).filter((id) => !(id in gone));
    if (missing.length === 0) break;
    const answer = await segmentDefinitions(client, missing.slice(0, 100));
    for (const id of missing) {
      const one = answer.get(id);
      if (!one) gone[id] = null;
      else {
        const active = one.segment.processingType === 'DYNAMIC';
        const definition = active ? parseDefinition(one.filterBranch) : null;
        found[id] = { name: one.segment.name, listVersion: one.segment.listVersion, definition };
      }
    }
  }
  return { ...found, ...gone };
}
