import type { JudgeSettings, MappingRow, Millis, ResyncMethodId } from '../eligibility/types';
import type { OptionalStepName, SetupPlace } from '../records/setup';
import type { Mixed, Standing } from '../records/standing';
import type { Result } from './result';

/** What the options page asks and changes: name → [request, reply]. */
export interface SettingsMessages {
  'settings-get': [Record<string, never>, SettingsView];
  /** `portalId`: whose settings were shown; another portal may be the one being configured by now. */
  /** `seen`: the values were read off a page of HubSpot at that time (local). */
  'settings-set': [{ patch: Partial<EditableSettings>; portalId?: string; seen?: SeenOn }, SettingsView];
  /** The choices of all portals as a file; no secret is in it. */
  'settings-export': [Record<string, never>, { text: string }];
  /** What a file would change; with `apply` it is done as well, and the settings of then come back. */
  'settings-import': [{ text: string; apply: boolean }, Result<{ portals: PortalChange[]; view: SettingsView | null }>];
  /** The admin has read that settings were set aside; they stay kept. */
  'set-aside-dismiss': [Record<string, never>, SettingsView];
  /** `rotation`: the token takes the place of the one in use; of another portal, or with fewer scopes unless `fewer`, it is refused. */
  'hubspot-connect': [{ token: string; rotation?: { portalId: string; fewer: boolean } }, Result<SettingsView>];
  /** From now on options and dashboard show this connected portal. */
  'environment-choose': [{ portalId: string }, Result<SettingsView>];
  /** Of a portal, or of the one that is being configured. */
  'hubspot-disconnect': [{ portalId?: string }, SettingsView];
  'salesforce-connect': [{ host: string }, Result<SettingsView>];
  /** The address where a person signs in by the org's own app; its answer goes to `salesforce-sign-in`. */
  'salesforce-authorize': [{ host: string; clientId: string; callback: string }, Result<{ url: string }>];
  'salesforce-sign-in': [{ answered: string }, Result<SettingsView>];
  'salesforce-disconnect': [Record<string, never>, SettingsView];
  'segments-search': [
    { query: string; offset: number },
    Result<{ segments: SegmentItem[]; total: number; hasMore: boolean }>,
  ];
  /** Counted in parts of some seconds: `next` of one answer is `from` of the next request, null at the end. */
  'never-synced-count': [{ from?: CountCursor }, Result<NeverSyncedCount>];
  'properties-list': [
    Record<string, never>,
    Result<{ name: string; label: string; group: string; type: string; readOnly: boolean }[]>,
  ];
  'salesforce-fields': [
    Record<string, never>,
    Result<{ object: 'Lead' | 'Contact'; name: string; label: string; updateable: boolean; custom: boolean }[]>,
  ];
  /** A contact to look at once the set-up is through; null: the portal has none. */
  'example-contact': [
    Record<string, never>,
    Result<{ id: string; name: string; from: 'segment' | 'newest' | 'any' } | null>,
  ];
  /** Users of the org by words in their name; without words those whose name speaks for an integration. */
  'integration-users': [{ words: string }, Result<{ id: string; name: string; username: string | null }[]>];
  /** What HubSpot's user may see and edit of a tab's person in Salesforce (R15). */
  'integration-access': [
    { tabId: number },
    Result<{ user: string; records: { id: string; name: string; object: string; read: boolean; edit: boolean }[] }>,
  ];
  /** Keeps what HubSpot's sync card says of a contact's error, until a later sync or for a week. */
  'sync-card-keep': [{ tabId: number; contactId: string; words: string }, Result<null>];
  'mapping-propose': [Record<string, never>, Result<MappingProposal>];
  /** What was proposed last, without asking anybody anew. */
  'mapping-proposed': [Record<string, never>, Result<MappingProposal | null>];
  /** Whether portal and org are a pair: two calls. */
  'pairing-check': [Record<string, never>, Result<PairingCheck>];
  'reality-check': [Record<string, never>, Result<RealityCheck>];
  'trigger-create': [{ name: string; label: string }, Result<SettingsView>];
  'trigger-prove': [{ email: string }, Result<{ jobId: string }>];
  /** Like `trigger-prove`, for the field that is touched in Salesforce. */
  'touch-prove': [{ email: string }, Result<{ jobId: string }>];
}

export interface SegmentItem {
  id: string;
  name: string;
  size: number | null;
  processingType: string;
  processingStatus: string;
  objectTypeId: string;
  /** R2: only active segments of contacts can be chosen. */
  disabled: 'not-active' | 'other-object' | 'deleted' | null;
}

/** When something was seen on a page of HubSpot (local), and the path of that page. */
export interface SeenOn {
  at: Millis;
  path: string;
}

export interface EditableSettings {
  segment: JudgeSettings['segment'];
  createFromSalesforce: boolean | null;
  createFromHubspot: boolean | null;
  mapping: MappingRow[];
  mappingConfirmed: boolean;
  triggerProperty: string | null;
  touchField: string | null;
  resyncMethod: ResyncMethodId;
  lookIntervalMinutes: number;
  /** The share of each limit that jobs leave to other tools; a fifth where it is not set. */
  leftToOthers?: number;
  /** Below this share of the org's 24 hours no job begins anything; null or not there: the share left to others. */
  salesforceFloor?: number | null;
  /** Salesforce calls in 24 hours that HubSpot's integration may use, as Sync Health says (R12); null: not entered. */
  salesforceAllocation?: number | null;
  /** The user in Salesforce that HubSpot syncs as (R15); null or not there: not named. */
  integrationUser?: { id: string; name: string } | null;
  /** A notification comes up when a long job has ended, or needs a person. */
  notifyJobs?: boolean;
  /** How many days the history is kept; 90 where it is not set. */
  keepHistoryDays?: number;
  /** Steps of the set-up that the admin goes without: no Salesforce, or HubSpot's own button as the way to resync. */
  settled?: OptionalStepName[];
  /** Of the browser, also before a portal is connected. */
  theme: 'system' | 'light' | 'dark';
  /** Of the browser too: where the guide through the set-up was left. */
  setupAt?: SetupPlace;
}

/** A connected portal with its org, as pages name it. */
export interface EnvironmentItem {
  portalId: string;
  accountType: string;
  /** The org's API host; null: none is paired. */
  host: string | null;
  /** Production where portal or org is. */
  standing: Standing;
  /** Which of the two is production where the other is not; null: both, or neither. */
  mixed: Mixed | null;
}

export interface SettingsView {
  revision: number;
  /** Settings did not parse and were set aside, and the admin has not dismissed that. */
  setAside: boolean;
  environment: { portalId: string; orgId: string | null } | null;
  /** Every connected portal; the one that is being configured, which all else here is about, comes first. */
  environments: EnvironmentItem[];
  hubspot: null | {
    portalId: string;
    accountType: string;
    uiDomain: string;
    scopes: { name: string; granted: boolean; buys: string }[];
    /** When the token was entered here; null: not known. HubSpot does not tell how old it is. */
    tokenSince: Millis | null;
    /** Inference from the limits (R9); null: cannot tell. */
    subscription: 'professional-or-more' | 'free-or-starter' | null;
    /** Token kept until the browser closes, or for good. */
  };
  /** `way`: by the browser's session, or by a sign-in of an app of the org. */
  salesforce: null | {
    host: string;
    orgId: string;
    /** As the org names itself; null: not read, or not allowed to. */
    orgName: string | null;
    userName: string | null;
    /** Of the app that signs in; it is no secret. */
    clientId: string | null;
    way: 'browser' | 'app';
    state: 'ok' | 'expired';
  };
  segment: null | SegmentItem;
  settings: EditableSettings & {
    triggerProven: boolean;
    touchProven: boolean;
    /** What was taken over from HubSpot's own page and has not changed since: `segment`, `mapping/jobtitle`. */
    seen?: Readonly<Record<string, SeenOn>>;
  };
  lastRealityCheck: RealityCheck | null;
  lastPairing: PairingCheck | null;
  /** What the organisation has fixed for this browser; null: nothing. */
  managed: null | {
    /** Names of settings that the admin cannot change. */
    locked: readonly string[];
    /** API hosts of the orgs that may be paired; empty: any. */
    salesforceHosts: readonly string[];
    featuresOff: readonly string[];
    /** Parts of the policy that could not be read, and are not in force. */
    unreadable: readonly string[];
  };
}

/** What a file of settings would change in one portal. */
export interface PortalChange {
  portalId: string;
  /** Not known here yet: its settings wait until it is connected. */
  isNew: boolean;
  /** Names of the settings that become other ones. */
  changed: string[];
}

/** Where a count of members that never synced stands. The page keeps it: no worker has to live until the end. */
export interface CountCursor {
  segmentId: string;
  /** Read the members; or search all who never synced, or all who did, and look which are members. */
  way: 'members' | 'never' | 'synced';
  /** Where the next page begins. */
  after: string | null;
  /** How many were read of how many; `hits` of them are members (`never`, `synced`) or never synced (`members`). */
  read: number;
  of: number;
  hits: number;
  members: number;
  calls: number;
}

export interface NeverSyncedCount {
  members: number;
  /** So far, until `next` is null. */
  neverSynced: number;
  asOf: Millis;
  /** Calls to HubSpot that the count took. */
  calls: number;
  /** Calls to Salesforce that a sync of all of them may take, at most (R12). */
  salesforceCalls: number;
  /** From 0 to 1. */
  share: number;
  next: CountCursor | null;
}

/** What a proposed row rests on, in contacts of those that were looked at. */
export interface MappingEvidence {
  /** Salesforce has written the property. */
  inbound: number;
  /** Both sides have the same value. */
  equal: number;
  looked: number;
  /** Of the equal ones: HubSpot wrote the value, so it went out. */
  outbound: number;
  /** HubSpot wrote a value, and Salesforce has another one. */
  kept: number;
  because: RuleEvidence;
}
/** What speaks for a proposed rule: values went both ways, out only, in only, or Salesforce kept its own. */
export type RuleEvidence = 'both' | 'outbound' | 'inbound' | 'kept';

export interface MappingProposal {
  rows: (MappingRow & { evidence: MappingEvidence })[];
  looked: number;
  asOf: Millis;
}

/** Whether the records that HubSpot's contacts are linked to are those people in this org. */
export interface PairingCheck {
  asOf: Millis;
  /** Contacts with a link, of those that synced last. */
  looked: number;
  /** The linked record has the contact's address. */
  same: number;
  /** No such record, or none that this user sees. */
  missing: number;
  /** The record with this id is somebody else's, or has another address. */
  different: number;
  /** Some of those. */
  others: { id: string; name: string; recordName: string }[];
  verdict: 'confirmed' | 'contradicted' | 'cannot-tell';
}

export interface RealityCheck {
  asOf: Millis;
  looked: number;
  /** Segments by how many of the last-synced contacts they hold, best first. */
  candidates: { id: string; name: string; held: number; size: number | null }[];
  verdict: 'confirmed' | 'contradicted' | 'proposed' | 'cannot-tell';
  /** Names of those who synced though outside the chosen segment. */
  outsiders: { id: string; name: string }[];
}
