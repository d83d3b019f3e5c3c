import { decide } from '../../../lib/eligibility/decide';
import { becauses } from '../../../lib/eligibility/overwrite/field';
import { isSilent } from '../../../lib/eligibility/terms';
import { type Facts, type Gap, gapCodes, type JudgeSettings, statuses } from '../../../lib/eligibility/types';
import type { JobView, PopupView } from '../../../lib/protocol/pages';
import { jobStates, outcomes, unreadReasons } from '../../../lib/protocol/pages';
import { plansFor } from '../../../lib/resync/plans';
import { createT, type Locale } from '../../../lib/ui/i18n';
import { badgeView, loadingBadge } from '../../../lib/ui/text/badge';
import type { OverwriteView } from '../../../lib/why/overwrite-view';
import { demoWorld } from '../../sandbox/worlds/demo';
import { factsOfContact, factsOfRecord, trueSettings } from '../../sandbox/worlds/facts';
import type { Case } from './types';

type Judged = Extract<PopupView, { state: 'verdict' }>;
const minute = 60_000;
const link = 'https://app.hubspot.com/contacts/1/record/0-1/101';
const links: Judged['links'] = {
  hubspotRecord: link,
  salesforceRecord: 'https://acme.lightning.force.com/lightning/r/Contact/0035g00000AbCdEAAV/view',
  segment: link,
  salesforceSettings: link,
};
const scopes = ['crm.objects.contacts.write'];

/** Every status by a person of the demo's world, odd names, every gap, every step and end of a resync, every other state. */
export function galleryCases(locale: Locale): Case[] {
  const t = createT(locale, 'UTC');
  const world = demoWorld();
  const settings: JudgeSettings = {
    ...trueSettings(world),
    triggerProperty: 'synclens_resync',
    triggerProven: true,
    touchField: 'SyncLens_Touch__c',
    resyncMethod: 'trigger-property',
  };
  const judged = (title: string, facts: Facts, more: Partial<Judged> = {}, own = settings): Case => {
    const verdict = decide(facts, own);
    const badge = badgeView(verdict, t);
    const silent = isSilent(facts.heartbeat, facts.asOf) ? { newestSync: facts.heartbeat?.newestSync ?? null } : null;
    const view: Judged = {
      state: 'verdict',
      ref: facts.page,
      verdict,
      badge,
      facts,
      settings: own,
      links,
      anchor: '[data-selenium-test="highlightTitle"]',
      plans: plansFor(facts, own, scopes),
      integrationUser: null,
      job: null,
      ledger: null,
      overwrites: null,
      properties: {},
      syncCard: null,
      environment: {
        portalId: world.portalId,
        accountType: world.accountType,
        host: `${world.domain}.my.salesforce.com`,
        standing: 'production',
        mixed: null,
      },
      heartbeatSilent: silent,
      ...more,
    };
    return { title, state: { view }, badge };
  };
  const factsOf = (name: string): Facts | null => {
    const { contactId, recordId } = world.people.get(name) ?? {};
    const contact = contactId && world.hubspot.contact(contactId);
    const record = recordId && world.salesforce.record(recordId);
    return contact ? factsOfContact(world, contact) : record ? factsOfRecord(world, record) : null;
  };

  const synced = factsOf('included-synced-1');
  if (!synced) throw new Error('The demo has nobody who is in sync');
  const without = (gap: Gap): Facts => ({ ...synced, gap, contact: null, salesforce: { checked: false, gap } });
  const gapsOf = (code: Gap['code']): Gap => ({
    code,
    service: 'hubspot',
    missingScopes: ['crm.lists.read'],
    until: synced.asOf + minute,
    words: 'Title must be known',
    expected: '24000020',
    found: '999',
  });
  const duplicated = [...world.people.keys()]
    .map(factsOf)
    .find((facts) => facts && decide(facts, settings).warnings.some((one) => one.code === 'duplicates'));
  const odd = [...world.people.keys()].filter((name) => name.startsWith('odd-'));
  const heartbeat = { newestSync: synced.asOf - 600 * minute, usualGap: 15 * minute, waiting: true };
  const sessionEnded: Gap = { code: 'expired', service: 'salesforce' };

  return [
    ...[...statuses, ...odd].flatMap((name) => {
      const facts = factsOf(statuses.includes(name as (typeof statuses)[number]) ? `${name}-1` : name);
      const isGone = facts?.salesforce.checked && facts.salesforce.rows.some((row) => row.deleted);
      return facts ? [judged(name, facts, { links: isGone ? { ...links, recycleBin: link } : links })] : [];
    }),
    ...gapCodes.map((code) => judged(`gap ${code}`, without(gapsOf(code)))),
    ...(['deleted', 'not-active', 'other-object', 'not-readable'] as const).map((problem) =>
      judged(`segment ${problem}`, { ...synced, segment: { id: '7', name: 'Customers', problem } }),
    ),
    ...(duplicated ? [judged('duplicates', duplicated)] : []),
    judged('silent', { ...synced, heartbeat }),
    judged('Salesforce session ended', { ...synced, salesforce: { checked: false, gap: sessionEnded } }),
    judged('overwrites', synced, { overwrites }),
    judged('overwrites: several records', synced, { overwrites: { ...overwrites, several: true, fields: [] } }),
    judged('no method set up', synced, {}, { ...settings, triggerProven: false, touchField: null }),
    ...jobStates.filter((one) => one !== 'done').map((state) => judged(`job ${state}`, synced, { job: jobOf(state) })),
    ...outcomes.map((outcome) => judged(`outcome ${outcome}`, synced, { job: jobOf('done', outcome) })),
    judged('job retry', synced, {
      job: {
        ...jobOf('writing'),
        failure: { kind: 'unavailable', service: 'hubspot' },
        nextLookAt: synced.asOf + minute,
      },
    }),
    judged('job stopped', synced, {
      job: {
        ...jobOf('sent'),
        stopped: true,
        failure: { kind: 'storage', service: 'browser', code: 'STORAGE_FULL' },
      },
    }),
    judged('ledger gone', synced, { ledger: { kind: 'storage', service: 'browser', code: 'STORAGE_GONE' } }),
    ...unreadReasons.map((unread) =>
      judged(`unread ${unread}`, synced, { job: { ...jobOf('done', 'synced-after-click'), unread } }),
    ),
    { title: 'loading', state: {}, badge: loadingBadge(t) },
    { title: 'no page', state: { view: { state: 'no-page', connected: true } } },
    { title: 'not connected', state: { view: { state: 'no-page', connected: false } } },
    { title: 'reload', state: { view: { state: 'reload-tab' } } },
    { title: 'no answer', state: { trouble: { kind: 'no-answer' } } },
    {
      title: 'failed click',
      state: { ...judged('', synced).state, trouble: { kind: 'forbidden', service: 'hubspot', missingScopes: scopes } },
    },
  ];

  function jobOf(state: JobView['state'], outcome: JobView['outcome'] = null): JobView {
    const at = (synced?.asOf ?? 0) - 5 * minute;
    return {
      id: '0f8e6f0a-5a70-4c53-8f0e-0a4a8a8f1c11',
      kind: 'resync',
      state,
      outcome,
      method: state === 'waiting' ? 'hubspot-button' : 'trigger-property',
      contactId: '101',
      name: 'Ada Lovelace',
      createdAt: at,
      writtenAt: state === 'queued' || state === 'writing' ? null : at,
      nextLookAt: state === 'waiting' ? at + 6 * minute : null,
      looks: 2,
      finishedAt: state === 'done' ? at + 3 * minute : null,
      took: state === 'done' ? 3 * minute : null,
      writes: [{ where: 'hubspot', record: '101', property: 'synclens_resync', from: null, to: '0f8e6f0a' }],
      failure:
        outcome === 'failed' ? { kind: 'refused-by-rule', service: 'hubspot', words: 'Title must be known' } : null,
      stopped: false,
      unread: outcome === 'synced-after-click' ? 'not-connected' : null,
      refusal:
        outcome === 'refused' ? { rule: 'R1', code: 'refuse.not-a-member', params: { segment: 'Customers' } } : null,
      steps: [
        { at, what: 'asked' },
        { at, what: 'sent' },
      ],
    };
  }
}

/** A field for each reason: lost, erased, filled, and what cannot be told. */
const overwrites: OverwriteView = {
  kind: 're-entry',
  record: { object: 'Lead', name: 'Ada Lovelace' },
  several: false,
  mayRead: true,
  fields: becauses.map((because, index) => {
    const open = /not-read|history|which|same/.test(because);
    const erased = index % 3 === 1;
    return {
      property: because,
      label: index === 2 ? 'A_very_long_label_that_nobody_would_break_by_hand_because_it_has_no_space' : because,
      field: 'Field__c',
      rule: 'two-way',
      fate: open ? 'cannot-tell' : because === 'equal' ? 'equal' : erased ? 'value-erased' : 'salesforce-overwritten',
      because,
      hubspot: erased ? null : 'Countess of Lovelace, Ockham Park',
      salesforce: index % 3 === 2 && !open ? null : 'https://example.com/a/very/long/value/without/any/space/in/it',
      losesIn: open || because === 'equal' || index % 3 === 2 ? null : 'salesforce',
    };
  }),
};
