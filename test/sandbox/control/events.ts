import { integrationOf } from '../engine/integration';
import { activities, type World } from '../world/types';

type Args = Record<string, unknown>;
type Play = (world: World, args: Args) => unknown;

const text = (args: Args, name: string): string => {
  const value = args[name];
  if (typeof value !== 'string' || value === '') throw new Error(`event needs "${name}"`);
  return value;
};
const object = (args: Args, name: string): Record<string, string> => (args[name] ?? {}) as Record<string, string>;
const admin = (world: World, args: Args) => (args.by === undefined ? world.salesforce.adminUserId : text(args, 'by'));

/** What people do in the two CRMs, by name. A new one is a line here. */
export const events: Record<string, Play> = {
  'hubspot.create': (world, args) => ({ id: world.hubspot.create(object(args, 'values'), 'CRM_UI').id }),
  'hubspot.write': (world, args) => ({
    id: world.hubspot.write(text(args, 'id'), object(args, 'values'), 'CRM_UI', { sourceId: 'userId:1' }).id,
  }),
  'hubspot.activity': (world, args) => {
    const activity = activities.find((one) => one === args.activity);
    if (!activity) throw new Error(`event needs "activity", one of ${activities.join(', ')}`);
    world.hubspot.logActivity(text(args, 'id'), activity);
  },
  'hubspot.delete': (world, args) => world.hubspot.delete(text(args, 'id')),
  'hubspot.merge': (world, args) => world.hubspot.merge(text(args, 'winner'), text(args, 'loser')),
  'segment.filters': (world, args) => ({
    version: world.hubspot.updateFilters(
      text(args, 'id'),
      args.filterBranch,
      args.by === undefined ? undefined : text(args, 'by'),
    ).version,
  }),
  'segment.rename': (world, args) => ({ name: world.hubspot.renameSegment(text(args, 'id'), text(args, 'name')).name }),
  'segment.delete': (world, args) => world.hubspot.deleteSegment(text(args, 'id')),
  'salesforce.insert': (world, args) => ({
    id: world.salesforce.insert(text(args, 'object') as 'Lead' | 'Contact', object(args, 'fields'), admin(world, args))
      .id,
  }),
  'salesforce.update': (world, args) => ({
    id: world.salesforce.update(text(args, 'id'), object(args, 'fields'), admin(world, args)).id,
  }),
  'salesforce.delete': (world, args) => world.salesforce.delete(text(args, 'id'), admin(world, args)),
  'salesforce.undelete': (world, args) => world.salesforce.undelete(text(args, 'id')),
  'salesforce.purge': (world, args) => world.salesforce.purge(text(args, 'id')),
  'salesforce.merge': (world, args) =>
    world.salesforce.merge(text(args, 'winner'), text(args, 'loser'), admin(world, args)),
  'salesforce.convert': (world, args) => ({ id: world.salesforce.convert(text(args, 'id'), admin(world, args)).id }),
  'salesforce.lock': (world, args) => {
    world.salesforce.rowLocks.set(text(args, 'id'), Number(args.times ?? 1));
  },
  /** HubSpot's own "sync now" on a record, or on all members of the segment (R5). */
  'integration.resync': (world, args) => ({ queued: integrationOf(world)?.resync(text(args, 'id')) ?? false }),
  'integration.resync-segment': (world) => ({ queued: integrationOf(world)?.resyncSegment() ?? 0 }),
  'integration.import': (world, args) => ({
    contacts: integrationOf(world)?.importFromSalesforce((args.ids ?? []) as string[]) ?? [],
  }),
  'integration.look': (world) => integrationOf(world)?.look(),
  /** A rule that refuses every write of a lead or contact whose field holds this value. */
  'salesforce.rule': (world, args) => {
    const [name, field, forbidden] = [text(args, 'name'), text(args, 'field'), text(args, 'value')];
    world.salesforce.validationRules.set(name, (_object, fields) =>
      fields[field] === forbidden ? String(args.message ?? `${field} must not be ${forbidden}`) : null,
    );
  },
  'salesforce.rule-off': (world, args) => {
    world.salesforce.validationRules.delete(text(args, 'name'));
  },
};
