import type { SettingsView } from '../../../../lib/protocol/pages';

/** What the background answers before anything is set up. */
export function emptyView(change: Partial<SettingsView> = {}): SettingsView {
  return {
    revision: 0,
    setAside: false,
    environment: null,
    hubspot: null,
    salesforce: null,
    segment: null,
    settings: {
      segment: { mode: 'unset' },
      createFromSalesforce: null,
      createFromHubspot: null,
      mapping: [],
      mappingConfirmed: false,
      triggerProperty: null,
      triggerProven: false,
      touchField: null,
      resyncMethod: 'hubspot-button',
      lookIntervalMinutes: 15,
      theme: 'system',
    },
    lastRealityCheck: null,
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
  };
  return emptyView({ revision: 1, environment: { portalId: '77', orgId: null }, hubspot, ...change });
}
