import { ById } from './by-id';
import { dependsOnSegments, dependsOnTime, type MatchContext } from './matches';
import { StoreRefusal } from './refusal';
import type { Clock, HubspotCompany, HubspotContact, Millis, Segment, WorldEvent } from './types';

export type Matcher = (tree: unknown, contact: HubspotContact, context: MatchContext) => boolean;

interface Options {
  clock: Clock;
  emit: (event: WorldEvent) => void;
  lagMs: Millis;
  matches: Matcher;
  contacts: Map<string, HubspotContact>;
  companiesOf: (contactId: string) => { company: HubspotCompany; isPrimary: boolean }[];
  value: (contact: HubspotContact, property: string) => string;
  /** The portal's time zone. */
  timeZone: string;
}

/** How often criteria that move with time are judged anew. */
const hour = 3_600_000;

/**
 * Segments and their computed members. A changed contact is judged anew `lagMs` later (R13); a new or
 * changed definition takes four times as long and is PROCESSING meanwhile, its members still being
 * those of the old version.
 */
export function createSegments({ clock, emit, lagMs, matches, contacts, companiesOf, value, timeZone }: Options) {
  const all = new Map<string, Segment>();
  let nextId = 21;

  function find(id: string): Segment {
    const segment = all.get(id);
    if (!segment || segment.deletedAt !== undefined)
      throw new StoreRefusal('OBJECT_NOT_FOUND', `List does not exist with ID ${id}`);
    return segment;
  }
  const context = (): MatchContext => ({
    now: clock.now(),
    timeZone,
    value,
    companies: companiesOf,
    isMember: (segmentId, contactId) => all.get(segmentId)?.members.has(contactId) ?? false,
  });

  function judge(segment: Segment, contact: HubspotContact) {
    const isMember = segment.members.has(contact.id);
    const dynamic = segment.processingType === 'DYNAMIC';
    const belongs = !contact.archived && (dynamic ? matches(segment.filterBranch, contact, context()) : isMember);
    if (belongs) {
      const before = segment.members.get(contact.id);
      const now = clock.now();
      const firstAdded = before?.firstAdded ?? everAdded.get(`${segment.id}/${contact.id}`) ?? now;
      everAdded.set(`${segment.id}/${contact.id}`, firstAdded);
      segment.members.set(contact.id, {
        firstAdded,
        lastAdded: before?.lastAdded ?? now,
        listVersion: segment.version,
      });
      if (before) return;
      emit({ type: 'segment-joined', segmentId: segment.id, id: contact.id });
      tellOthers(contact);
    } else if (isMember) {
      segment.members.delete(contact.id);
      emit({ type: 'segment-left', segmentId: segment.id, id: contact.id });
      tellOthers(contact);
    }
  }
  /** A segment may ask for another one. */
  function tellOthers(contact: HubspotContact) {
    if (ofContacts().some((segment) => dependsOnSegments(segment.filterBranch))) changed(contact.id);
  }
  /** Time alone moves who belongs to it: judged anew each hour, until it gets another definition. */
  function judgeByTime(segment: Segment, version: number) {
    clock.at(clock.now() + hour, () => {
      if (segment.version !== version || segment.deletedAt !== undefined) return;
      for (const contact of contacts.values()) judge(segment, contact);
      judgeByTime(segment, version);
    });
  }
  const everAdded = new Map<string, Millis>();
  const ofContacts = () => [...all.values()].filter((s) => s.objectTypeId === '0-1' && s.deletedAt === undefined);

  /** Queued contacts: one entry in the diary for each, however often they change meanwhile. */
  const queued = new Set<string>();
  function changed(contactId: string) {
    if (queued.has(contactId)) return;
    queued.add(contactId);
    clock.at(clock.now() + lagMs, () => {
      queued.delete(contactId);
      const contact = contacts.get(contactId);
      if (contact)
        for (const segment of ofContacts()) if (segment.processingStatus !== 'PROCESSING') judge(segment, contact);
    });
  }
  function process(segment: Segment) {
    segment.processingStatus = 'PROCESSING';
    const { version } = segment;
    clock.at(clock.now() + 4 * lagMs, () => {
      if (segment.version !== version || segment.deletedAt !== undefined) return;
      if (segment.objectTypeId === '0-1') for (const contact of contacts.values()) judge(segment, contact);
      segment.processingStatus = 'COMPLETE';
      if (dependsOnTime(segment.filterBranch)) judgeByTime(segment, version);
    });
  }

  return {
    all,
    changed,
    add({
      name,
      filterBranch,
      processingType,
      objectTypeId = '0-1',
    }: {
      name: string;
      filterBranch?: unknown;
      processingType: Segment['processingType'];
      objectTypeId?: string;
    }): Segment {
      if ([...all.values()].some((s) => s.name.toLowerCase() === name.toLowerCase() && s.deletedAt === undefined))
        throw new StoreRefusal('DUPLICATE_NAME', `The list name ${name} is already taken`, 'name');
      const now = clock.now();
      const segment: Segment = {
        id: String(nextId++),
        name,
        objectTypeId,
        processingType,
        processingStatus: 'COMPLETE',
        filterBranch,
        version: 1,
        createdAt: now,
        updatedAt: now,
        filtersUpdatedAt: now,
        members: new ById(),
      };
      all.set(segment.id, segment);
      if (processingType === 'DYNAMIC') process(segment);
      return segment;
    },
    rename(id: string, name: string, by?: string): Segment {
      const segment = find(id);
      segment.name = name;
      segment.updatedAt = clock.now();
      segment.updatedById = by;
      return segment;
    },
    updateFilters(id: string, filterBranch: unknown, by?: string): Segment {
      const segment = find(id);
      if (segment.processingType === 'MANUAL')
        throw new StoreRefusal('INVALID_PROCESSING_TYPE', 'Filters of a manual list cannot be updated');
      segment.filterBranch = filterBranch;
      segment.version++;
      segment.updatedById = by;
      segment.updatedAt = segment.filtersUpdatedAt = clock.now();
      process(segment);
      return segment;
    },
    remove(id: string) {
      find(id).deletedAt = clock.now();
    },
  };
}
