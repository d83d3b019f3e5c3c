import type { SettingsView } from '../../../../lib/protocol/pages';
import { freshSettings } from '../../../../lib/storage/settings';

/** What the background answers before anything is set up. */
export function emptyView(change: Partial<SettingsView> = {}): SettingsView {
  return {
    revision: 0,
    setAside: false,
    environment: null,
    environments: [],
    hubspot: null,
    salesforce: null,
    segment: null,
    settings: { ...freshSettings, theme: 'system' },
    lastRealityCheck: null,
    lastPairing: null,
    managed: null,
    ...change,
  };
}

/** A portal is connected. */
export function connectedView(change: Partial<SettingsView> = {}): SettingsView {
  const hubspot = {
    portalId: '77',
    accountType: 'STANDARD',
    uiDomain: 'app-eu1.hubspot.com',
    scopes: [],
    subscription: null,
    tokenSince: null,
  };
  const item = { portalId: '77', accountType: 'STANDARD', host: null, standing: 'production', mixed: null } as const;
  return emptyView({
    revision: 1,
    environment: { portalId: '77', orgId: null },
    environments: [item],
    hubspot,
    ...change,
  });
}
