import { type Connected, connectedHubspot } from '../connections/hubspot';
import type { Facts, JudgeSettings } from '../eligibility/types';
import { serverNow } from '../http/clock';
import { Shared } from '../http/share';
import { hubspotBase } from '../hubspot/client';
import { contactById } from '../hubspot/contacts';
import { membershipsOf } from '../hubspot/segments';
import type { HubspotRef, RecordRef } from '../records/types';
import { factsCache } from '../storage/facts-cache';
import { contactFacts, contactQuery } from './contact';
import { gapOf, onlyGap, withoutSalesforce } from './gaps';
import { segmentFacts } from './segment';

/** Facts and the settings by which they are to be judged. */
export interface Collected {
  readonly facts: Facts;
  readonly settings: JudgeSettings;
}

const running = new Shared<Facts>(0);
const nothingChosen: JudgeSettings = {
  segment: { mode: 'unset' },
  createFromSalesforce: null,
  createFromHubspot: null,
  mapping: [],
  mappingConfirmed: false,
  triggerProperty: null,
  triggerProven: false,
  touchField: null,
  resyncMethod: 'hubspot-button',
  lookIntervalMinutes: 15,
};

/** HubSpot's own time now, as far as it is known. */
const asOf = () => serverNow(new URL(hubspotBase).host, Date.now());

/**
 * The facts of a page: from the cache, from a call under way, or by as few calls as it takes.
 * Never throws: what is missing is a gap. `refresh` passes the cache by.
 */
export async function collect(ref: RecordRef, refresh = false): Promise<Collected> {
  let connected: Connected;
  try {
    connected = await connectedHubspot();
  } catch (error) {
    return { facts: onlyGap(ref, gapOf(error, 'hubspot'), asOf()), settings: nothingChosen };
  }
  const { environment, revision } = connected;
  const key = [environment.portalId, environment.orgId, revision, ref.crm, ref.host, ref.object, ref.id].join('/');
  const cached = refresh ? null : await factsCache.get(key, Date.now());
  const facts = cached ?? (await running.get(key, () => load(ref, connected, key)));
  return { facts, settings: environment.settings };
}

async function load(ref: RecordRef, connected: Connected, key: string): Promise<Facts> {
  const facts = await read(ref, connected);
  if (!facts.gap) await factsCache.set(key, facts, Date.now());
  return facts;
}

async function read(ref: RecordRef, connected: Connected): Promise<Facts> {
  if (ref.crm === 'salesforce') return onlyGap(ref, { code: 'not-connected', service: 'salesforce' }, asOf());
  const { portalId } = connected.environment;
  // No call is made for a page of another portal: the answer would be about somebody else.
  if (ref.portalId !== portalId)
    return onlyGap(ref, { code: 'other-portal', expected: portalId, found: ref.portalId }, asOf());
  if (ref.object !== 'contact') return onlyGap(ref, { code: 'other-object' }, asOf());
  try {
    return await hubspotPage(ref, connected);
  } catch (error) {
    return onlyGap(ref, gapOf(error, 'hubspot'), asOf());
  }
}

/** A HubSpot page: contact and memberships side by side; the segment's own facts come from their ten minutes. */
async function hubspotPage(ref: HubspotRef, { client, environment }: Connected): Promise<Facts> {
  const { settings, portalId } = environment;
  const chosen = settings.segment.mode === 'segment' ? settings.segment.id : null;
  const [found, memberships, segment] = await Promise.all([
    contactById(client, ref.id, contactQuery(settings)),
    membershipsOf(client, ref.id),
    chosen === null ? null : segmentFacts(client, portalId, chosen),
  ]);
  // An old address of a merged contact: the memberships of the one that lives count.
  const own = found.id === ref.id ? memberships : await membershipsOf(client, found.id);
  const membership = chosen === null ? null : (own.get(chosen) ?? null);
  const contact = contactFacts(found, ref.id, membership);
  return { asOf: asOf(), page: ref, gap: null, segment, contact, salesforce: withoutSalesforce };
}
