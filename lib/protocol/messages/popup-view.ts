import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { decide } from '../../eligibility/decide';
import type { Facts } from '../../eligibility/types';
import { collect } from '../../facts/collect';
import { parseAddress } from '../../records/address';
import { hubspotContactLink, salesforceSettingsLink, segmentLink } from '../../records/links';
import { activeEnvironment, type Environment, readSettings } from '../../storage/settings';
import { tabs } from '../../storage/tabs';
import { createT, localeOf } from '../../ui/i18n';
import { badgeView } from '../../ui/text/badge';
import { message } from '../message';
import type { Links, PopupView } from '../pages';

const request = z.object({ type: z.literal('popup-view'), tabId: z.number(), refresh: z.optional(z.boolean()) });

/** The verdict of a tab in full. */
export const popupView = message('popup-view', 'page', request, async ({ tabId, refresh }): Promise<PopupView> => {
  const tab = await tabs.get(tabId);
  const page = tab ? parseAddress(tab.url) : null;
  const environment = activeEnvironment((await readSettings()).store);
  if (page?.kind !== 'record') return { state: 'no-page', connected: environment !== null };
  const { facts, settings } = await collect(page.ref, refresh);
  const verdict = decide(facts, settings);
  const badge = badgeView(verdict, createT(localeOf(browser.i18n.getUILanguage())));
  const links = environment ? linksOf(facts, environment) : {};
  return {
    state: 'verdict',
    ref: page.ref,
    verdict,
    badge,
    facts,
    settings,
    links,
    anchor: tab?.anchor ?? null,
    plans: [],
    job: null,
    heartbeatSilent: null,
  };
});

function linksOf(facts: Facts, { portalId, uiDomain, settings }: Environment): Links {
  return {
    hubspotRecord: facts.contact ? hubspotContactLink(portalId, facts.contact.id, uiDomain) : undefined,
    segment: settings.segment.mode === 'segment' ? segmentLink(portalId, settings.segment.id, uiDomain) : undefined,
    salesforceSettings: salesforceSettingsLink(portalId, uiDomain),
  };
}
