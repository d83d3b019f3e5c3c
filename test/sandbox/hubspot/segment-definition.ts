import type { World } from '../world/types';
import { invalid } from './failure';

type Json = Record<string, unknown>;
const listOf = (one: unknown): Json[] => (Array.isArray(one) ? (one as Json[]) : []);

/** What HubSpot takes as a definition: an OR that holds AND branches, and filters with all their fields. */
export function checkDefinition(world: World, tree: unknown): void {
  const { filterBranchType, filters, filterBranches } = (tree ?? {}) as Json;
  if (filterBranchType !== 'OR' || listOf(filters).length > 0)
    throw invalid('The root filter branch must be an OR branch without filters.');
  const children = listOf(filterBranches);
  if (children.length === 0 || children.some((one) => one?.filterBranchType !== 'AND'))
    throw invalid('The root filter branch must hold AND branches.');
  for (const child of children) checkBranch(world, child);
}

function checkBranch(world: World, branch: Json): void {
  if (branch.filterBranchType === 'RESTRICTED') throw invalid('A restricted filter branch cannot be saved.');
  for (const filter of listOf(branch.filters)) checkFilter(world, filter, branch.filterBranchType === 'ASSOCIATION');
  for (const child of listOf(branch.filterBranches)) checkBranch(world, child);
}

function checkFilter(world: World, filter: Json, ofOthers: boolean): void {
  if (filter.filterType === 'IN_LIST') {
    const found = world.hubspot.segments.get(String(filter.listId));
    if (!found || found.deletedAt !== undefined) throw invalid(`The list ${String(filter.listId)} does not exist.`);
  }
  if (filter.filterType !== 'PROPERTY') return;
  const { property, operation } = filter as { property?: string; operation?: Json };
  if (!property || (!ofOthers && !world.hubspot.properties.has(property)))
    throw invalid(`The property ${property ?? ''} does not exist.`);
  if (!operation?.operator || !(operation.operationType ?? operation.type))
    throw invalid(`The operation on ${property} has no operator.`);
  const needed = required[String(operation.operationType ?? operation.type)] ?? [];
  const missing = [...needed, 'includeObjectsWithNoValueSet'].filter((name) => operation[name] === undefined);
  if (missing.length > 0) throw invalid(`The operation on ${property} lacks ${missing.join(', ')}.`);
  if (listOf(operation.values).length === 0 && needed.includes('values'))
    throw invalid(`The operation on ${property} has no values.`);
}

/** Fields that the specification requires, by operation. */
const required: Readonly<Record<string, readonly string[]>> = {
  BOOL: ['value'],
  CALENDAR_DATE: ['timeUnit'],
  DATE: ['day', 'month', 'year'],
  ENUMERATION: ['values'],
  MULTISTRING: ['values'],
  NUMBER: ['value'],
  NUMBER_RANGED: ['lowerBound', 'upperBound'],
  ROLLING_DATE_RANGE: ['numberOfDays', 'requiresTimeZoneConversion'],
  ROLLING_PROPERTY_UPDATED: ['numberOfDays'],
  STRING: ['value'],
  TIME_POINT: ['timePoint', 'type'],
  TIME_RANGED: ['lowerBoundTimePoint', 'upperBoundTimePoint', 'type'],
};
