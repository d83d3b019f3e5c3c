import { isRaw, type Raw } from './raw';

/** The theme belonged to a portal, so that nobody could choose one before; the touch in Salesforce had no proof. */
export function from1(store: Raw): Raw {
  const environments = isRaw(store.environments) ? store.environments : {};
  const changed = Object.entries(environments).map(([portalId, environment]) => {
    if (!isRaw(environment) || !isRaw(environment.settings)) return [portalId, environment];
    const { theme: _own, ...settings } = environment.settings;
    const resyncMethod = settings.resyncMethod === 'salesforce-touch' ? 'hubspot-button' : settings.resyncMethod;
    return [portalId, { ...environment, settings: { ...settings, resyncMethod, touchProven: false } }];
  });
  const active = typeof store.active === 'string' ? environments[store.active] : undefined;
  const themes = [active, ...Object.values(environments)].map(themeOf).filter((theme) => theme !== undefined);
  return { ...store, version: 2, environments: Object.fromEntries(changed), theme: themes[0] ?? 'system' };
}

function themeOf(environment: unknown): unknown {
  return isRaw(environment) && isRaw(environment.settings) ? environment.settings.theme : undefined;
}
