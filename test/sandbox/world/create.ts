import { createClock } from './clock';
import { createHubspotStore } from './hubspot-store';
import { salesforceId } from './ids';
import { matches } from './matches';
import { createRandom } from './random';
import { createSalesforceStore } from './salesforce-store';
import { usualSwitches } from './switches';
import type { IntegrationSettings, Limits, Mapping, Millis, Switches, World, WorldEvent } from './types';

export interface WorldOptions {
  id?: string;
  /** Same seed, same ids, token and session. */
  seed?: number;
  /** The world's time at the start. */
  now?: Millis;
  /** The clock also runs with real time. */
  live?: boolean;
  portalId?: string;
  /** The portal's time zone; UTC unless given. */
  timeZone?: string;
  domain?: string;
  token?: string;
  scopes?: string[];
  /** R13: time until a change reaches the segments. */
  segmentLagMs?: Millis;
  /** Time until a change reaches HubSpot's search. */
  searchLagMs?: Millis;
  switches?: Partial<Switches>;
  limits?: Partial<Limits>;
  integration?: Partial<IntegrationSettings>;
}

/** Everything that the product can make use of. */
export const allScopes = [
  'oauth',
  'crm.lists.read',
  'crm.lists.write',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.companies.read',
  'crm.schemas.contacts.read',
  'crm.schemas.contacts.write',
];

/** What a portal maps by default. The trigger property joins when somebody makes it. */
export const defaultMapping: Mapping[] = [
  { property: 'email', leadField: 'Email', contactField: 'Email', rule: 'two-way' },
  { property: 'firstname', leadField: 'FirstName', contactField: 'FirstName', rule: 'prefer-salesforce' },
  { property: 'lastname', leadField: 'LastName', contactField: 'LastName', rule: 'prefer-salesforce' },
  { property: 'phone', leadField: 'Phone', contactField: 'Phone', rule: 'prefer-salesforce' },
  { property: 'jobtitle', leadField: 'Title', contactField: 'Title', rule: 'two-way' },
  { property: 'company', leadField: 'Company', contactField: null, rule: 'two-way' },
  { property: 'city', leadField: 'City', contactField: 'MailingCity', rule: 'always-salesforce' },
  {
    property: 'lifecyclestage',
    leadField: 'HubSpot_Lifecycle__c',
    contactField: 'HubSpot_Lifecycle__c',
    rule: 'two-way',
  },
  { property: 'synclens_resync', leadField: 'SyncLens_Resync__c', contactField: 'SyncLens_Resync__c', rule: 'two-way' },
];

/** A portal and an org with nobody in them yet; two Salesforce users: the admin and the integration's. */
export function createWorld(options: WorldOptions = {}): World {
  const seed = options.seed ?? 1;
  const random = createRandom(seed);
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const now = options.now ?? Date.UTC(2026, 10, 3, 9);
  const clock = createClock(now, options.live);
  const listeners = new Set<(event: WorldEvent) => void>();
  const emit = (event: WorldEvent) => {
    for (const listener of listeners) listener(event);
  };
  const instance = `${'5689gjkK'.charAt(seed % 8)}${'gKJhQaWf'.charAt((seed >> 3) % 8)}`;
  const orgId = salesforceId('Organization', instance, 40 + seed);
  const scopes = options.scopes ?? [...allScopes];
  const token = options.token ?? `pat-na1-${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
  const sid = `${orgId.slice(0, 15)}!AQ4AQ${hex(48)}`;

  const timeZone = options.timeZone ?? 'UTC';
  const segmentLagMs = options.segmentLagMs ?? 3000;
  const switches: Switches = { ...usualSwitches, ...options.switches };
  const judged: typeof matches = (tree, contact, context) => matches(tree, contact, { ...context, readings: switches });
  const hubspot = createHubspotStore({ clock, emit, segmentLagMs, matches: judged, timeZone, switches });
  const integration: IntegrationSettings = {
    segmentId: null,
    createFromSalesforce: true,
    createFromHubspot: true,
    createAs: 'Lead',
    allocation: 25_000,
    mapping: defaultMapping.map((row) => ({ ...row })),
    activitySync: { email: false, call: false, meeting: false },
    userId: '',
    silent: false,
    lookIntervalMs: 15 * 60_000,
    hubspotDelayMs: [90_000, 270_000],
    ...options.integration,
  };
  const salesforce = createSalesforceStore({ clock, emit, instance, integrationUserId: () => integration.userId });
  const domain = options.domain ?? `acme${seed}`;
  const user = (FirstName: string, LastName: string, name: string) =>
    salesforce.insert(
      'User',
      {
        FirstName,
        LastName,
        Username: `${name}@${domain}.example`,
        Email: `${name}@${domain}.example`,
        IsActive: true,
      },
      '',
    ).id;
  salesforce.adminUserId = user('Avery', 'Admin', 'admin');
  integration.userId = user('HubSpot', 'Integration', 'hubspot');

  return {
    id: options.id ?? `world-${seed}`,
    portalId: options.portalId ?? String(24_000_000 + seed),
    token,
    scopes,
    tokens: new Map([[token, scopes]]),
    accountType: 'STANDARD',
    timeZone,
    domain,
    orgId,
    sessions: new Set([sid]),
    sid,
    clock,
    switches,
    limits: {
      window: 190,
      windowMs: 10_000,
      daily: 650_000,
      searchPerSecond: 5,
      dailyUsed: 0,
      salesforceDaily: 100_000,
      salesforceUsed: 0,
      others: 0,
      ...options.limits,
    },
    hubspot,
    salesforce,
    integration,
    faults: [],
    calls: [],
    latencyMs: 0,
    searchLagMs: options.searchLagMs ?? 0,
    people: new Map(),
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit,
  };
}
