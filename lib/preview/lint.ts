import type { Connected } from '../connections/hubspot';
import { hubspotLimits, limitsOf } from '../http/limits';
import { countContacts } from '../hubspot/contacts-search';
import { segmentDefinitions } from '../hubspot/definitions';
import { type Node, parseDefinition } from '../segments/definition';
import { type Names, type Sentence, sentenceOf } from '../segments/explain';
import { type Finding, lint } from '../segments/lint';
import { needsOf } from '../segments/needs';
import { type Lists, listsToRead, maxDepth } from '../segments/nested';
import { besideOf, estimateHeld } from './cost';
import { definitionOf, momentOf } from './definition';
import type { Estimate, Side } from './types';

export interface LintView {
  readonly findings: readonly Finding[];
  /** Every criterion in words, by its path. */
  readonly criteria: readonly { readonly path: string; readonly sentence: Sentence }[];
  /** What it takes to count whom each of them keeps out; null: a draft's are counted by its preview. */
  readonly cost: (Pick<Estimate, 'leastCalls' | 'mostCalls' | 'mostSeconds'> & { readonly contacts: number }) | null;
}

/**
 * What is doubtful in a definition: one call for it, one for each level of the segments that it refers to, and one
 * that counts the contacts.
 */
export async function lintOf({ client, environment }: Connected, side: Side): Promise<LintView> {
  const node = await definitionOf(side, client);
  if (!node) return { findings: [], criteria: [], cost: null };
  const { portalId, settings } = environment;
  const [moment, lists, contacts] = await Promise.all([
    momentOf(client, portalId),
    nestedLists(client, node),
    side.kind === 'segment' ? countContacts(client, []) : null,
  ]);
  const rules = Object.fromEntries(settings.mapping.map((row) => [row.property, row.rule]));
  const id = side.kind === 'segment' ? side.id : 'draft';
  const names: Names = {
    properties: moment.properties ?? {},
    lists: Object.fromEntries(Object.entries(lists).flatMap(([key, one]) => (one ? [[key, one.name]] : []))),
  };
  return {
    findings: lint(id, node, { moment, rules, lists }),
    criteria: criteriaOf(node).map((one) => ({ path: one.path, sentence: sentenceOf(one, names) })),
    cost: contacts === null ? null : costOf(contacts, node, environment),
  };
}

/** What is counted as one: a criterion, or all that is asked of a company. */
const criteriaOf = (node: Node): Node[] => (node.kind === 'branch' ? node.children.flatMap(criteriaOf) : [node]);

function costOf(contacts: number, node: Node, { portalId, scopes }: Connected['environment']): LintView['cost'] {
  const window = limitsOf(hubspotLimits(portalId))?.window ?? 100;
  const { leastCalls, mostCalls, mostSeconds } = estimateHeld(contacts, besideOf(needsOf(node), scopes, true), window);
  return { contacts, leastCalls, mostCalls, mostSeconds };
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
