import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { decide } from '../../eligibility/decide';
import { isSilent, rowsOf } from '../../eligibility/terms';
import type { Facts, Verdict } from '../../eligibility/types';
import { collect } from '../../facts/collect';
import { forgetSegments } from '../../facts/segment';
import { parseAddress } from '../../records/address';
import {
  hubspotContactLink,
  recycleBinLink,
  salesforceRecordLink,
  salesforceSettingsLink,
  segmentLink,
} from '../../records/links';
import { plansFor } from '../../resync/plans';
import { readPolicy } from '../../storage/policy';
import type { Environment } from '../../storage/settings';
import { keptCard } from '../../storage/sync-card';
import { tabs } from '../../storage/tabs';
import { createVerdictT, localeOf } from '../../ui/i18n-verdict';
import { badgeView } from '../../ui/text/badge';
import { overwriteView, propertiesOf } from '../../why/overwrite';
import { jobFor } from '../jobs';
import { attempt, message } from '../message';
import type { Links, PopupView } from '../pages';
import { presenceIn } from '../presence';
import { environmentItem } from '../settings-view';

const request = z.object({ type: z.literal('popup-view'), tabId: z.number(), refresh: z.optional(z.boolean()) });

/** The verdict of a tab in full. */
export const popupView = message('popup-view', 'page', request, async ({ tabId, refresh }): Promise<PopupView> => {
  const tab = await tabs.get(tabId);
  const page = tab ? parseAddress(tab.url) : null;
  const ref = page?.kind === 'record' ? page.ref : undefined;
  const environment = (await connectedHubspot('click', ref).catch(() => null))?.environment ?? null;
  if (page?.kind !== 'record') {
    if (environment && !(await hasContentScript(tabId))) return { state: 'reload-tab' };
    return { state: 'no-page', connected: environment !== null };
  }
  const present = presenceIn(tabId);
  // A person asks anew: the segment may have got other criteria.
  if (refresh) await forgetSegments();
  const { facts, settings } = await collect(page.ref, refresh);
  const verdict = decide(facts, settings);
  const badge = badgeView(verdict, createVerdictT(localeOf(browser.i18n.getMessage('locale'))));
  const links = environment ? linksOf(facts, verdict, environment) : {};
  const isOwn = facts.gap?.code !== 'other-portal' && facts.gap?.code !== 'other-org';
  // The verdict needs no ledger: where that fails, only the job is missing, and why is said.
  const of = environment && facts.contact ? { environment, contact: facts.contact } : null;
  const job = await attempt(async () => of && jobFor(of.environment, of.contact));
  const isOff = (await readPolicy()).featuresOff?.includes('resync') ?? false;
  return {
    state: 'verdict',
    ref: page.ref,
    verdict,
    badge,
    facts,
    settings,
    links,
    anchor: (await present)?.anchor ?? null,
    plans: plansFor(facts, settings, environment?.scopes ?? [], isOff),
    integrationUser: environment?.settings.integrationUser?.name ?? null,
    job: job.ok ? job.value : null,
    ledger: job.ok ? null : job.failure,
    overwrites: environment ? await overwriteView(facts, settings, environment.portalId) : null,
    properties: environment ? await propertiesOf(facts, environment.portalId) : {},
    syncCard:
      environment && facts.contact
        ? await keptCard(environment.portalId, facts.contact.id, facts.contact.lastSync)
        : null,
    environment: isOwn && environment ? environmentItem(environment) : null,
    heartbeatSilent: isSilent(facts.heartbeat, facts.asOf) ? { newestSync: facts.heartbeat?.newestSync ?? null } : null,
  };
});

/** A page that is still loading has its script in a moment (ms). */
const pauses = [0, 150, 350];

/**
 * A tab whose content script answers is a page of a CRM that shows no record. Where none does, the tab
 * is of no CRM or is older than the extension; without the `tabs` permission nobody can tell which.
 */
async function hasContentScript(tabId: number): Promise<boolean> {
  for (const pause of pauses) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    if (await presenceIn(tabId)) return true;
  }
  return false;
}

function linksOf(facts: Facts, verdict: Verdict, { portalId, uiDomain, settings, salesforce }: Environment): Links {
  const hubspotRecord = facts.contact ? hubspotContactLink(portalId, facts.contact.id, uiDomain) : undefined;
  const there = verdict.actions.find((action) => action.kind === 'open-salesforce-record');
  const apiHost = facts.page.crm === 'salesforce' ? facts.page.apiHost : salesforce?.host;
  return {
    hubspotRecord,
    salesforceRecords: apiHost ? recordsOf(facts, apiHost) : {},
    salesforceRecord: there && apiHost ? salesforceRecordLink(apiHost, there.object, there.id) : undefined,
    recycleBin:
      apiHost && rowsOf(facts).some(({ id, deleted }) => deleted && id === there?.id)
        ? recycleBinLink(apiHost)
        : undefined,
    segment: settings.segment.mode === 'segment' ? segmentLink(portalId, settings.segment.id, uiDomain) : undefined,
    salesforceSettings: salesforceSettingsLink(portalId, uiDomain),
  };
}

/** The page of every record that the popup names, but for the one that it stands on. */
function recordsOf({ contact, salesforce, page }: Facts, apiHost: string): Record<string, string> {
  const named = [
    ...(salesforce.checked ? salesforce.rows : []),
    { object: 'Contact' as const, id: contact?.contactId },
    { object: 'Lead' as const, id: contact?.leadId },
  ];
  return Object.fromEntries(
    named.flatMap(({ object, id }) =>
      id && !(page.crm === 'salesforce' && page.id === id) ? [[id, salesforceRecordLink(apiHost, object, id)]] : [],
    ),
  );
}
