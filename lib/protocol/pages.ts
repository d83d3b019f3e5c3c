import type { Facts, JudgeSettings, Millis, Reason, ResyncMethodId, Verdict } from '../eligibility/types';
import type { Failure } from '../http/errors';
import type { RecordRef } from '../records/types';
import type { Properties } from '../segments/types';
import type { BadgeView } from '../ui/badge-view';
import type { OverwriteView } from '../why/overwrite-view';
import type { WhyView } from '../why/view';
import type { BulkMessages } from './bulk-pages';
import type { ChecklistMessages } from './checklist-pages';
import type { CoverageMessages } from './coverage-pages';
import type { BuilderMessages, PreviewMessages } from './dashboard-pages';
import type { HealthMessages } from './health-pages';
import type { HistoryMessages } from './history-pages';
import type { RunMessages } from './job-pages';
import type { QuotaMessages } from './quota-pages';
import type { Result } from './result';
import type { EnvironmentItem, SettingsMessages } from './settings-pages';
import type { WatchMessages } from './watch-pages';

/** Messages between the extension's own pages and the background: name → [request, reply]. */
export interface PageMessages
  extends PreviewMessages,
    BuilderMessages,
    BulkMessages,
    ChecklistMessages,
    CoverageMessages,
    HistoryMessages,
    RunMessages,
    WatchMessages,
    QuotaMessages,
    HealthMessages,
    SettingsMessages {
  'popup-view': [{ tabId: number; refresh?: boolean }, PopupView];
  resync: [
    /** `contactId`: the contact that was shown when it was clicked; a tab that shows another one by now is refused. */
    { tabId: number; method: ResyncMethodId; contactId?: string },
    (
      | { jobId: string }
      | { refused: { rule: string | null; code: string; params: Record<string, string | number | boolean | null> } }
      | { failed: Failure }
    ),
  ];
  job: [{ jobId: string }, JobView | null];
  /** The newest proof of a method with what is chosen for it now. */
  'proof-last': [{ method: ResyncMethodId }, JobView | null];
  /** Ends a job: before the write nothing is written any more, after it nobody looks any more. Answers with how it ended. */
  'job-cancel': [{ jobId: string }, JobView | null];
  /** Lets a job go on that was stopped by the storage. */
  'job-resume': [{ jobId: string }, JobView | null];
  /** `nested`: the segments that it refers to, too; `companies`: its criteria on companies, too. Both cost calls. */
  why: [{ tabId: number; nested?: boolean; companies?: boolean }, Result<WhyView>];
  /** The same of any contact. */
  'why-of': [{ contactId: string; nested?: boolean; companies?: boolean }, Result<WhyView>];
  /** Reads mapped fields of Salesforce that the verdict's facts lack: one call. */
  overwrites: [{ tabId: number }, Result<OverwriteView | null>];
}
export type PageMessageName = keyof PageMessages;
export type PageRequest<N extends PageMessageName> = PageMessages[N][0];
export type PageReply<N extends PageMessageName> = PageMessages[N][1];

export type { Result } from './result';
export type {
  CountCursor,
  EditableSettings,
  EnvironmentItem,
  MappingEvidence,
  MappingProposal,
  NeverSyncedCount,
  PairingCheck,
  PortalChange,
  RealityCheck,
  RuleEvidence,
  SegmentItem,
  SettingsView,
} from './settings-pages';

/** Broadcast by the background; pages read again. */
export interface Changed {
  readonly type: 'changed';
  readonly what: 'ledger' | 'settings' | 'facts' | 'watch';
}

export interface Links {
  /** Where HubSpot's sync card is too, with its own button (R5). */
  hubspotRecord?: string;
  salesforceRecord?: string;
  /** The record behind that link was deleted: its page only says so, and this is where it may still lie. */
  recycleBin?: string;
  /** By id: every record that the popup names, but for the one of the page. */
  salesforceRecords?: Readonly<Record<string, string>>;
  segment?: string;
  salesforceSettings?: string;
}

export type PopupView =
  /** Not a record page of either CRM. */
  | { state: 'no-page'; connected: boolean }
  /** A CRM page without our content script: "reload this tab". */
  | { state: 'reload-tab' }
  | {
      state: 'verdict';
      ref: RecordRef;
      verdict: Verdict;
      badge: BadgeView;
      facts: Facts;
      settings: JudgeSettings;
      links: Links;
      /** Which anchor of the page matched. */
      anchor: string | null;
      /** What each offered method would write, before it is clicked. */
      plans: { method: ResyncMethodId; writes: WriteLine[]; available: boolean; why?: string }[];
      /** Name of the user that HubSpot syncs as, where the options name it. */
      integrationUser: string | null;
      job: JobView | null;
      /** Why no job can be told: the storage that holds them fails. */
      ledger: Failure | null;
      /** Null: nothing stands against it, or the mapping is not confirmed. */
      overwrites: OverwriteView | null;
      /** What is known of the properties whose changes the facts hold; empty where nobody has read them yet. */
      properties: Properties;
      /** What HubSpot's sync card said of an error, as it was kept; null: nothing, or it has synced since. */
      syncCard: { words: string; at: Millis } | null;
      /** The environment that the page is of; null: of none that is connected. */
      environment: EnvironmentItem | null;
      heartbeatSilent: { newestSync: Millis | null } | null;
    };

/** `property: old → new`. */
export interface WriteLine {
  where: 'hubspot' | 'salesforce';
  record: string;
  property: string;
  from: string | null;
  to: string;
}

export const jobStates = ['queued', 'writing', 'sent', 'waiting', 'done'] as const;
export type JobState = (typeof jobStates)[number];
export const outcomes = [
  'verified',
  'verified-late',
  'synced-after-click',
  'synced-without-our-field',
  'not-verified',
  'failed',
  'refused',
  'cancelled',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a synced value could not be read back, so that nothing is verified. */
export const unreadReasons = [
  'not-connected',
  'no-answer',
  'not-linked',
  'not-visible',
  'no-field',
  'no-property',
] as const;
export type Unread = (typeof unreadReasons)[number];

export interface JobView {
  id: string;
  kind: string;
  state: JobState;
  outcome: Outcome | null;
  method: ResyncMethodId;
  contactId: string;
  name: string;
  createdAt: Millis;
  /** Server's time of our write. */
  writtenAt: Millis | null;
  nextLookAt: Millis | null;
  looks: number;
  finishedAt: Millis | null;
  /** Time from write to sync, ms. */
  took: Millis | null;
  writes: WriteLine[];
  failure: Failure | null;
  /** `failure` is the browser's storage: it stands still until a person has made room and lets it go on. */
  stopped: boolean;
  /** For the outcome `synced-after-click`: what kept the written value from being read back; null: nothing was written. */
  unread: Unread | null;
  /** For the outcome `refused`: the rule and the sentence (`reason.<code>` or `resync.<code>`). */
  refusal: Reason | null;
  /** The org that it ran with, where another one or none is paired now. */
  otherOrg?: string;
  steps: { at: Millis; what: string; words?: string }[];
}
