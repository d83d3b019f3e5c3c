import { integrationOf } from '../engine/integration';
import { isLive, linkOf } from '../engine/links';
import { mayPass } from '../engine/rules/gate';
import type { Trace } from '../engine/types';
import type { WorldOptions } from '../world/create';
import { salesforceId } from '../world/ids';
import type { HubspotContact, SalesforceRecord, Version, World } from '../world/types';
import { demoWorld } from './demo';

/** How many of each kind the portal has. */
export interface PortalSize {
  readonly contacts: number;
  readonly members: number;
  /** Outside the segment, and linked to a record of Salesforce. */
  readonly linkedOutside: number;
  /** Living records of Salesforce whom no contact has. */
  readonly absent?: number;
}

/** The company of the public audit: 59,365 contacts, 1,382 members, 52,000 frozen outside (docs of the product). */
export const auditedCompany: PortalSize = { contacts: 59_365, members: 1_382, linkedOutside: 52_000, absent: 2_400 };

/**
 * A portal of any size within seconds: the demo's people, whose states came out of 60 days of events played through
 * the integration, and as many doubles of them as are missing. A double has the whole history of the one that it is of,
 * in both CRMs and in the integration's own trace, under an address, ids and a name of its own: so the oracle knows
 * what became of it, too (`portal.test.ts` asks it). HubSpot's index of addresses does not know them.
 */
export function portalWorld(size: PortalSize, options: WorldOptions = {}): World {
  const world = demoWorld({ id: 'portal', domain: 'acme', ...options, live: false });
  const records = recordsByAddress(world);
  const all = [...world.hubspot.contacts.values()].filter((one) => !one.archived && !one.mergedInto);
  const kinds = { members: [] as HubspotContact[], linked: [] as HubspotContact[], others: [] as HubspotContact[] };
  for (const one of all) {
    const isMember = mayPass(world, one);
    (isMember ? kinds.members : linkOf(world, one) ? kinds.linked : kinds.others).push(one);
  }
  const double = new Doubles(world, records);
  double.fill(kinds.members, size.members);
  double.fill(kinds.linked, size.linkedOutside);
  double.fill(kinds.others, size.contacts - size.members - size.linkedOutside);
  double.alone(size.absent ?? 0);
  if (options.live) world.clock.goLive();
  return world;
}

function recordsByAddress({ salesforce }: World): Map<string, SalesforceRecord[]> {
  const found = new Map<string, SalesforceRecord[]>();
  for (const one of salesforce.records.values()) {
    if (one.object !== 'Lead' && one.object !== 'Contact') continue;
    const email = String(one.fields.Email ?? '').toLowerCase();
    if (email !== '') found.set(email, [...(found.get(email) ?? []), one]);
  }
  return found;
}

const links = ['salesforceleadid', 'salesforcecontactid'] as const;

class Doubles {
  #n = 0;
  #records = 500_000;
  #contact: number;

  constructor(
    private readonly world: World,
    private readonly byAddress: ReadonlyMap<string, readonly SalesforceRecord[]>,
  ) {
    this.#contact = Math.max(...[...world.hubspot.contacts.keys()].map(Number));
  }

  /** Doubles of these, one after the other, until there are so many of the kind. */
  fill(of: readonly HubspotContact[], wanted: number): void {
    for (let n = of.length; n < wanted; n++) this.#contactOf(of[n % of.length] as HubspotContact);
  }

  /** Doubles of a record whom nobody in HubSpot has. */
  alone(wanted: number): void {
    const { people, salesforce } = this.world;
    const of = [...people.values()].flatMap(({ contactId, recordId }) => {
      const record = contactId === undefined && recordId ? salesforce.record(recordId) : undefined;
      return record && isLive(record) && !record.hidden ? [record] : [];
    });
    for (let n = of.length; n < wanted; n++)
      this.#recordOf(of[n % of.length] as SalesforceRecord, ++this.#n, new Map());
  }

  #contactOf(of: HubspotContact): void {
    const { hubspot, integration } = this.world;
    const n = ++this.#n;
    const value = (name: string) => hubspot.value(of, name);
    this.#contact += 50;
    const id = String(this.#contact);
    const ids = new Map<string, string>();
    const addresses = [value('email'), ...value('hs_additional_emails').split(';')].filter((one) => one !== '');
    const records = new Set(addresses.flatMap((one) => this.byAddress.get(one.toLowerCase()) ?? []));
    for (const link of links) {
      const record = this.world.salesforce.record(value(link));
      if (record) records.add(record);
    }
    for (const record of records) this.#recordOf(record, n, ids);
    const history = new Map(of.history);
    history.delete('hs_merged_object_ids');
    const rewrite = (name: string, to: (value: string) => string) => {
      const versions = history.get(name);
      if (versions)
        history.set(
          name,
          versions.map((one: Version) => ({ ...one, value: one.value && to(one.value) })),
        );
    };
    rewrite('email', (email) => addressOf(email, n));
    rewrite('hs_additional_emails', (list) =>
      list
        .split(';')
        .map((one) => addressOf(one, n))
        .join(';'),
    );
    rewrite('lastname', (name) => `${name} ${n}`);
    rewrite('hs_object_id', () => id);
    for (const link of links) rewrite(link, (record) => ids.get(record) ?? record);
    hubspot.contacts.set(id, { ...of, id, history });
    for (const { members } of hubspot.segments.values()) {
      const member = members.get(of.id);
      if (member) members.set(id, member);
    }
    const traces = integrationOf(this.world)?.traces as Map<string, Trace> | undefined;
    const trace = traces?.get(of.id);
    if (trace && integration) traces?.set(id, trace);
  }

  #recordOf(of: SalesforceRecord, n: number, ids: Map<string, string>): void {
    const { salesforce, orgId } = this.world;
    const id = salesforceId(of.object, orgId.slice(3, 5), ++this.#records);
    ids.set(of.id, id);
    const { Email, LastName, FirstName } = of.fields;
    const last = `${LastName} ${n}`;
    const fields = {
      ...of.fields,
      Id: id,
      Email: Email ? addressOf(String(Email), n) : null,
      LastName: last,
      Name: [FirstName, last].filter(Boolean).join(' '),
    };
    salesforce.records.set(id, { ...of, id, fields });
  }
}

const addressOf = (email: string, n: number) => (email === '' ? '' : `d${n}.${email}`);
