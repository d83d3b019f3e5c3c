import type { Connected } from '../connections/hubspot';
import { ApiError } from '../http/errors';
import { hubspotLimits, limitsOf } from '../http/limits';
import { countContacts } from '../hubspot/contacts-search';
import { segmentsByIds } from '../hubspot/segments';
import { parseDefinition } from '../segments/definition';
import { needsOf } from '../segments/needs';
import type { Environment } from '../storage/settings';
import { besideOf, estimatePortal, estimateSegments } from './cost';
import { listsOf } from './phases/members';
import type { Estimate, PhaseId, Run, Side } from './types';

/** What is previewed: a segment of the portal, or a definition that is none yet. */
export type Asked =
  | { readonly kind: 'segment'; readonly id: string }
  | { readonly kind: 'draft'; readonly name: string; readonly filterBranch: unknown };

/** Both sides by name, with their sizes. Throws `invalid` (NO_SEGMENT) where none is chosen, `not-found` where one is gone. */
async function sidesOf({ client, environment }: Connected, asked: Asked) {
  const { segment } = environment.settings;
  if (segment.mode === 'unset') throw new ApiError('invalid', 'hubspot', { code: 'NO_SEGMENT' });
  const ids = [
    ...(segment.mode === 'segment' ? [segment.id] : []),
    ...(asked.kind === 'segment' ? [asked.id] : []),
    ...(asked.kind === 'draft' ? listsOf(asked) : []),
  ];
  const found = new Map((await segmentsByIds(client, [...new Set(ids)])).map((one) => [one.id, one]));
  const sizeOf = (id: string) => found.get(id)?.size ?? null;
  const named = (id: string, code: string): Side => {
    const one = found.get(id);
    if (!one) throw new ApiError('not-found', 'hubspot', { code, words: id });
    return { kind: 'segment', id, name: one.name };
  };
  const current: Side = segment.mode === 'segment' ? named(segment.id, 'CHOSEN_GONE') : { kind: 'everyone' };
  const other: Side = asked.kind === 'segment' ? named(asked.id, 'OTHER_GONE') : asked;
  return { current, other, sizeOf };
}

/** Calls and time before anything is read: one search, and another where the whole portal is to be read. */
export async function estimate(connected: Connected, asked: Asked): Promise<Estimate> {
  const { current, other, sizeOf } = await sidesOf(connected, asked);
  const size = (side: Side) => (side.kind === 'segment' ? sizeOf(side.id) : null);
  const window = limitsOf(hubspotLimits(connected.environment.portalId))?.window ?? 100;
  if (!needsPortal(current, other)) return estimateSegments(size(current), size(other), window);
  const portal = await countContacts(connected.client, []);
  const lists = listsOf(other).map((id) => sizeOf(id) ?? 0);
  const needs = needsOf(...(other.kind === 'draft' ? [parseDefinition(other.filterBranch)] : []));
  const beside = besideOf(needs, connected.environment.scopes, false);
  return estimatePortal({ current: size(current), other: size(other), portal, lists }, beside, window);
}

const needsPortal = (...sides: Side[]) => sides.some((side) => side.kind !== 'segment');

/** A run that has read nothing yet. */
export async function newRun(connected: Connected, asked: Asked, id: string, now: number): Promise<Run> {
  const { current, other } = await sidesOf(connected, asked);
  const wanted: PhaseId[] = needsPortal(current, other) ? ['members', 'portal'] : ['members', 'details'];
  return { ...blank(connected.environment), id, startedAt: now, asOf: now, current, other, wanted };
}

const blank = ({ portalId }: Environment) => ({
  portalId,
  state: 'running' as const,
  phase: null,
  finished: [],
  cursors: {},
  counts: null,
  calls: { hubspot: 0, salesforce: 0 },
  workedMs: 0,
  waitedMs: 0,
  failure: null,
  held: {},
  forecasts: {},
});
