import type { HubspotContact, World } from '../../world/types';

/**
 * R1: with an inclusion segment only its members sync, both ways; with none, everybody. R13: it goes by the
 * membership as it was evaluated last. A chosen segment that was deleted lets nobody through.
 */
export function mayPass(world: World, contact: HubspotContact): boolean {
  const { segmentId } = world.integration;
  if (segmentId === null) return true;
  const segment = world.hubspot.segments.get(segmentId);
  return segment !== undefined && segment.deletedAt === undefined && segment.members.has(contact.id);
}
