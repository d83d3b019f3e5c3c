import { connectedHubspot } from '../connections/hubspot';
import { salesforceState } from '../connections/salesforce';
import { segmentFacts } from '../facts/segment';
import { knownScopes } from '../records/scopes';
import { standingOf } from '../records/standing';
import { connectedEnvironments } from '../storage/environments';
import { lockedBy, readPolicy } from '../storage/policy';
import { activeEnvironment, type Environment, freshSettings, readSettings } from '../storage/settings';
import type { EnvironmentItem, SegmentItem, SettingsView } from './pages';

/** A portal with its org, as pages name it. */
export function environmentItem({ portalId, accountType, salesforce }: Environment): EnvironmentItem {
  return { portalId, accountType, host: salesforce?.host ?? null, ...standingOf(accountType, salesforce) };
}

/** The settings as a page may see them: never with a token. */
export async function settingsView(): Promise<SettingsView> {
  const { store, setAside } = await readSettings();
  const environment = activeEnvironment(store);
  const managed = await managedView(environment?.portalId ?? '');
  if (!environment)
    return {
      revision: store.revision,
      setAside,
      environment: null,
      environments: [],
      hubspot: null,
      salesforce: null,
      segment: null,
      settings: { ...freshSettings, theme: store.theme, setupAt: store.setupAt },
      lastRealityCheck: null,
      managed,
      lastPairing: null,
    };
  const { portalId, orgId, accountType, uiDomain, settings, tokenSince = null } = environment;
  const scopes = knownScopes.map((scope) => ({ ...scope, granted: environment.scopes.includes(scope.name) }));
  return {
    revision: store.revision,
    setAside,
    environment: { portalId, orgId },
    // A storage that fails must not keep a page from saying so.
    environments: (await connectedEnvironments().catch(() => [environment])).map(environmentItem),
    hubspot: { portalId, accountType, uiDomain, scopes, tokenSince, subscription: environment.subscription ?? null },
    salesforce: await salesforceState(environment),
    lastRealityCheck: environment.lastRealityCheck ?? null,
    managed,
    lastPairing: environment.lastPairing ?? null,
    segment: settings.segment.mode === 'segment' ? await chosen(portalId, settings.segment.id) : null,
    settings: { ...settings, theme: store.theme, setupAt: store.setupAt },
  };
}

/** What the organisation has fixed, as a page may show it; null where nothing is. */
async function managedView(portalId: string): Promise<SettingsView['managed']> {
  const policy = await readPolicy();
  const { salesforceHosts = [], featuresOff = [], unreadable } = policy;
  const found = { locked: lockedBy(policy, portalId), salesforceHosts, featuresOff, unreadable };
  return Object.keys(policy).length === 1 && unreadable.length === 0 ? null : found;
}

/** The chosen segment in words; its id alone where HubSpot does not answer. */
async function chosen(portalId: string, id: string): Promise<SegmentItem> {
  const unknown = {
    id,
    name: id,
    size: null,
    processingType: '',
    processingStatus: '',
    objectTypeId: '0-1',
    disabled: null,
  };
  try {
    const { client } = await connectedHubspot('click', portalId);
    const { name, size, processingStatus = '', problem } = await segmentFacts(client, portalId, id);
    const disabled = problem === undefined || problem === 'not-readable' ? null : problem;
    return { ...unknown, name, size: size ?? null, processingStatus, disabled };
  } catch {
    return unknown;
  }
}
