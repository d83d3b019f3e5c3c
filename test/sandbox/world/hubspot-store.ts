import { ById } from './by-id';
import { checkValues } from './hubspot-checks';
import { createCompanies } from './hubspot-companies';
import { defaultProperties } from './hubspot-defaults';
import { addVersion, iso, mergeContacts } from './hubspot-history';
import { StoreRefusal } from './refusal';
import { createSegments, type Matcher } from './segments';
import type { Clock, HubspotContact, HubspotStore, Millis, Switches, WorldEvent } from './types';

export interface HubspotStoreOptions {
  clock: Clock;
  emit: (event: WorldEvent) => void;
  /** Time until a changed contact's memberships are evaluated anew (R13). */
  segmentLagMs: Millis;
  matches: Matcher;
  /** The portal's time zone. */
  timeZone: string;
  switches: Pick<Switches, 'mergeMakesNewContact'>;
}

/** A portal's contacts, properties and segments. Everything is kept in memory. */
export function createHubspotStore(options: HubspotStoreOptions): HubspotStore {
  const { clock, emit, segmentLagMs, matches, timeZone, switches } = options;
  const contacts = new ById<HubspotContact>();
  const properties: HubspotStore['properties'] = new Map();
  const byEmail = new Map<string, string>();
  let nextContact = 50_100_000_001;
  for (const property of defaultProperties()) properties.set(property.name, { ...property, createdAt: clock.now() });

  const value = (contact: HubspotContact, property: string) => contact.history.get(property)?.[0]?.value ?? '';
  const companies = createCompanies(clock, (id) => segments.changed(id));
  const companiesOf = (contactId: string) =>
    companies.of(contactId).flatMap(({ companyId, isPrimary }) => {
      const company = companies.all.get(companyId);
      return company && !company.archived ? [{ company, isPrimary }] : [];
    });
  const lagMs = segmentLagMs;
  const segments = createSegments({ clock, emit, lagMs, matches, contacts, companiesOf, value, timeZone });

  function contact(id: string): HubspotContact | undefined {
    let found = contacts.get(id);
    for (let hops = 0; found?.mergedInto && hops < 20; hops++) found = contacts.get(found.mergedInto);
    return found && !found.archived ? found : undefined;
  }
  function live(id: string): HubspotContact {
    const found = contact(id);
    if (!found) throw new StoreRefusal('OBJECT_NOT_FOUND', `Contact ${id} is not in this portal`);
    return found;
  }
  function contactByEmail(email: string) {
    const id = byEmail.get(email.trim().toLowerCase());
    return id === undefined ? undefined : contact(id);
  }
  /** Modified dates are kept as one version each: their history would only repeat the others'. */
  function touch(one: HubspotContact) {
    one.updatedAt = clock.now();
    const versions = [{ value: iso(one.updatedAt), at: one.updatedAt, source: 'CALCULATED' as const }];
    one.history.set('lastmodifieddate', versions);
    one.history.set('hs_lastmodifieddate', versions);
  }
  function indexEmail(id: string, from: string, to: string) {
    if (from && byEmail.get(from.toLowerCase()) === id) byEmail.delete(from.toLowerCase());
    if (to) byEmail.set(to.toLowerCase(), id);
  }

  /** A contact with nothing but its id; `createdAt` may lie in the past. */
  function blank(createdAt: Millis): HubspotContact {
    const now = clock.now();
    const one: HubspotContact = {
      id: String(nextContact),
      createdAt,
      updatedAt: now,
      archived: false,
      history: new Map(),
    };
    nextContact += 50;
    contacts.set(one.id, one);
    addVersion(one, 'hs_object_id', { value: one.id, at: now, source: 'CALCULATED' });
    addVersion(one, 'createdate', { value: iso(createdAt), at: now, source: 'CALCULATED' });
    return one;
  }

  return {
    contacts,
    properties,
    segments: segments.all,
    companies,
    contact,
    contactByEmail,
    value,
    create(values, source) {
      checkValues({ properties, values, source, owner: (email) => contactByEmail(email)?.id });
      const now = clock.now();
      const one = blank(now);
      addVersion(one, 'hs_object_source', { value: source, at: now, source: 'CALCULATED' });
      addVersion(one, 'hs_object_source_label', { value: source, at: now, source: 'CALCULATED' });
      for (const [name, next] of Object.entries(values))
        if (next) addVersion(one, name, { value: next, at: now, source });
      // The default comes from HubSpot itself, whoever made the contact.
      if (!values.lifecyclestage) addVersion(one, 'lifecyclestage', { value: 'lead', at: now, source: 'CONTACTS' });
      indexEmail(one.id, '', value(one, 'email'));
      touch(one);
      segments.changed(one.id);
      emit({ type: 'contact-created', id: one.id, source });
      return one;
    },
    write(id, values, source, by = {}) {
      const one = live(id);
      checkValues({ properties, values, source, self: one.id, owner: (email) => contactByEmail(email)?.id });
      const events: WorldEvent[] = [];
      for (const [property, to] of Object.entries(values)) {
        const from = value(one, property);
        if (from === to) events.push({ type: 'contact-written-equal', id: one.id, property, source });
        else {
          addVersion(one, property, { value: to, at: clock.now(), source, ...by });
          if (property === 'email') indexEmail(one.id, from, to);
          events.push({ type: 'contact-changed', id: one.id, property, from, to, source });
        }
      }
      touch(one);
      segments.changed(one.id);
      for (const event of events) emit(event);
      return one;
    },
    logActivity(id, activity) {
      emit({ type: 'activity-logged', id: live(id).id, activity });
    },
    delete(id) {
      const one = live(id);
      one.archived = true;
      one.updatedAt = clock.now();
      indexEmail(one.id, value(one, 'email'), '');
      segments.changed(one.id);
      emit({ type: 'contact-deleted', id: one.id });
    },
    merge(winnerId, loserId) {
      const winner = live(winnerId);
      const loser = live(loserId);
      if (winner === loser) throw new StoreRefusal('VALIDATION_ERROR', 'A contact cannot be merged with itself');
      const into = switches.mergeMakesNewContact ? blank(Math.min(winner.createdAt, loser.createdAt)) : winner;
      const taken = mergeContacts(winner, loser, into, clock.now());
      const own = value(into, 'email');
      // The other address lives on as a secondary one.
      const second = value(loser, 'email');
      if (second) indexEmail(into.id, '', second);
      if (own) indexEmail(into.id, '', own);
      for (const one of into === winner ? [loser] : [winner, loser])
        for (const { companyId } of companies.of(one.id))
          if (!companies.of(into.id).some((own) => own.companyId === companyId))
            companies.associate(into.id, companyId);
      touch(into);
      for (const { id } of new Set([into, winner, loser])) segments.changed(id);
      const { id } = into;
      emit({ type: 'contacts-merged', winner: winner.id, loser: loser.id, into: id });
      for (const property of taken)
        emit({ type: 'contact-changed', id, property, from: '', to: value(into, property), source: 'MERGE_OBJECTS' });
      return into;
    },
    addProperty(property) {
      if (properties.has(property.name))
        throw new StoreRefusal('PROPERTY_EXISTS', `A property named '${property.name}' already exists`, property.name);
      const added = { ...property, createdAt: clock.now() };
      properties.set(added.name, added);
      return added;
    },
    addSegment: segments.add,
    updateFilters: segments.updateFilters,
    renameSegment: segments.rename,
    deleteSegment: segments.remove,
  };
}
