import type { Connected } from '../connections/hubspot';
import type { ContactFacts, Facts, SegmentFacts } from '../eligibility/types';
import { serverNow } from '../http/clock';
import { hubspotBase } from '../hubspot/client';
import { type ContactQuery, contactById, type HubspotContact } from '../hubspot/contacts';
import { membershipsOf } from '../hubspot/segments';
import type { RecordRef } from '../records/types';
import { contactFacts, contactQuery } from './contact';
import { unchecked } from './gaps';
import { criteriaProperties, segmentFacts } from './segment';

/** HubSpot's own time now, as far as it is known. */
export const asOf = () => serverNow(new URL(hubspotBase).host, Date.now());

/** The id of the chosen segment; null where none is. */
const chosenOf = ({ environment }: Connected) =>
  environment.settings.segment.mode === 'segment' ? environment.settings.segment.id : null;

/** The chosen segment's own facts, from their ten minutes. */
export function chosenSegment(connected: Connected): Promise<SegmentFacts | null> {
  const chosen = chosenOf(connected);
  return chosen === null
    ? Promise.resolve(null)
    : segmentFacts(connected.client, connected.environment.portalId, chosen);
}

/** What a view reads of a contact: what the verdict needs, and what the chosen segment's criteria name. */
export async function viewQuery(connected: Connected): Promise<ContactQuery> {
  const { portalId, settings } = connected.environment;
  const chosen = chosenOf(connected);
  return contactQuery(settings, chosen === null ? [] : await criteriaProperties(portalId, chosen));
}

/** A contact that was read, with its membership of the chosen segment. */
export async function withMembership(
  found: HubspotContact,
  connected: Connected,
  askedFor: string | null,
  known?: Awaited<ReturnType<typeof membershipsOf>>,
): Promise<ContactFacts> {
  const memberships = known ?? (await membershipsOf(connected.client, found.id));
  const chosen = chosenOf(connected);
  const membership = chosen === null ? null : (memberships.get(chosen) ?? null);
  return { ...contactFacts(found, askedFor, membership), segments: [...memberships.keys()] };
}

/**
 * A HubSpot page's first half: contact and memberships side by side, and no word from Salesforce yet. Two calls; three
 * at an old address of a merged contact, who is not found at once: only the answer tells whose memberships count.
 */
export async function hubspotHalf(page: RecordRef, connected: Connected): Promise<Facts> {
  const { client } = connected;
  const segment = chosenSegment(connected);
  // Whichever fails first is told; the other must not go unheard.
  segment.catch(() => undefined);
  const [found, memberships] = await Promise.all([
    viewQuery(connected).then((query) => contactById(client, page.id, query)),
    membershipsOf(client, page.id),
  ]);
  // An old address of a merged contact: the memberships of the one that lives count.
  const contact = await withMembership(found, connected, page.id, found.id === page.id ? memberships : undefined);
  const salesforce = unchecked({ code: 'loading', service: 'salesforce' });
  return { asOf: asOf(), page, gap: null, segment: await segment, contact, salesforce };
}
