import { contactSearch } from '../../spec/hubspot';
import type { HubspotContact, Millis, World } from '../../world/types';
import { invalid } from '../failure';
import { apiValue, presentContact } from '../present';
import { objectBody, type Route, stringList } from '../route';

interface Filter {
  propertyName?: string;
  operator?: string;
  value?: string;
  values?: string[];
  highValue?: string;
}

/** Epoch milliseconds, ISO times and plain numbers compare as numbers; all else as text without case. */
function comparable(text: string): number | string {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? text.toLowerCase() : at;
}

const operators: Record<string, (value: string, filter: Filter) => boolean> = {
  EQ: (value, filter) => value !== '' && comparable(value) === comparable(filter.value ?? ''),
  NEQ: (value, filter) => comparable(value) !== comparable(filter.value ?? ''),
  GT: (value, filter) => value !== '' && comparable(value) > comparable(filter.value ?? ''),
  GTE: (value, filter) => value !== '' && comparable(value) >= comparable(filter.value ?? ''),
  LT: (value, filter) => value !== '' && comparable(value) < comparable(filter.value ?? ''),
  LTE: (value, filter) => value !== '' && comparable(value) <= comparable(filter.value ?? ''),
  BETWEEN: (value, filter) =>
    value !== '' &&
    comparable(value) >= comparable(filter.value ?? '') &&
    comparable(value) <= comparable(filter.highValue ?? ''),
  IN: (value, filter) => (filter.values ?? []).some((one) => one.toLowerCase() === value.toLowerCase()),
  NOT_IN: (value, filter) => !(filter.values ?? []).some((one) => one.toLowerCase() === value.toLowerCase()),
  HAS_PROPERTY: (value) => value !== '',
  NOT_HAS_PROPERTY: (value) => value === '',
  CONTAINS_TOKEN: (value, filter) =>
    value.toLowerCase().includes((filter.value ?? '').replaceAll('*', '').toLowerCase()),
};

function meets(world: World, contact: HubspotContact, filter: Filter, at: Millis | undefined): boolean {
  const operator = operators[filter.operator ?? ''];
  if (!operator || !filter.propertyName) throw invalid(`Unknown operator ${filter.operator}.`);
  return operator(apiValue(world, contact, filter.propertyName, at) ?? '', filter);
}

const searched = ['email', 'firstname', 'lastname', 'phone', 'company'];

export const searchContacts: Route = {
  method: 'POST',
  path: '/crm/v3/objects/contacts/search',
  scopes: ['crm.objects.contacts.read'],
  search: true,
  answers: contactSearch,
  handle: (call) => {
    const body = objectBody(call);
    const { world } = call;
    // The index is behind: what is newer is not in it.
    const at = world.searchLagMs > 0 ? world.clock.now() - world.searchLagMs : undefined;
    const groups = (body.filterGroups ?? []) as { filters?: Filter[] }[];
    const limit = Number(body.limit ?? 10);
    const after = Number(body.after ?? 0);
    if (limit < 1 || limit > 200) throw invalid('limit must be between 1 and 200.');
    if (groups.length > 5) throw invalid('At most 5 filter groups are allowed.');
    // Search never reaches beyond its first 10,000 results.
    if (after + limit > 10_000) throw invalid('Paging beyond 10000 results is not possible.');
    const query = String(body.query ?? '').toLowerCase();
    const found = candidates(world, groups).filter(
      (contact) =>
        !contact.archived &&
        (at === undefined || contact.createdAt <= at) &&
        (groups.length === 0 ||
          groups.some((group) => (group.filters ?? []).every((filter) => meets(world, contact, filter, at)))) &&
        (query === '' || searched.some((name) => world.hubspot.value(contact, name).toLowerCase().includes(query))),
    );
    sort(world, found, body.sorts, at);
    const page = found.slice(after, after + limit);
    const next = after + limit;
    const properties = stringList(body.properties, 'properties');
    return {
      body: {
        total: found.length,
        results: page.map((contact) => presentContact(world, contact, properties, [], at)),
        ...(next < found.length ? { paging: { next: { after: String(next) } } } : {}),
      },
    };
  },
};

/** Everybody, or those whom one group's filters on the id leave: an index would not look at the others either. */
function candidates({ hubspot: { contacts } }: World, groups: readonly { filters?: Filter[] }[]): HubspotContact[] {
  const filters = groups.length === 1 ? (groups[0]?.filters ?? []) : [];
  const byId = filters.filter(({ propertyName }) => propertyName === 'hs_object_id');
  const named = byId.find(({ operator }) => operator === 'IN')?.values;
  let [from, to] = [0, Number.MAX_SAFE_INTEGER];
  for (const { operator, value, highValue } of byId) {
    if (operator === 'GT' || operator === 'GTE' || operator === 'BETWEEN') from = Math.max(from, Number(value));
    if (operator === 'LT' || operator === 'LTE') to = Math.min(to, Number(value));
    if (operator === 'BETWEEN') to = Math.min(to, Number(highValue));
  }
  return (named ?? contacts.between(from, to)).flatMap((id) => contacts.get(id) ?? []);
}

function sort(world: World, contacts: HubspotContact[], sorts: unknown, at: Millis | undefined): void {
  const first = Array.isArray(sorts) ? sorts[0] : undefined;
  if (!first) return;
  const { propertyName, direction } =
    typeof first === 'string'
      ? { propertyName: first.replace(/^-/, ''), direction: first.startsWith('-') ? 'DESCENDING' : 'ASCENDING' }
      : (first as { propertyName: string; direction?: string });
  if (propertyName === 'hs_object_id') {
    const sign = direction === 'DESCENDING' ? -1 : 1;
    contacts.sort((a, b) => sign * (Number(a.id) - Number(b.id)));
    return;
  }
  const keys = new Map(contacts.map((one) => [one, comparable(apiValue(world, one, propertyName, at) ?? '')]));
  const sign = direction === 'DESCENDING' ? -1 : 1;
  contacts.sort((a, b) => sign * compare(keys.get(a) ?? '', keys.get(b) ?? ''));
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
  return typeof a === 'string' ? -1 : 1;
}
