/** Raised with every change of the shape, with a step in `steps` that takes the older one along. */
export const settingsVersion = 2;

type Raw = Record<string, unknown>;

/** From each version to the next. What is stored was written by an older version of the product, or is broken: never trusted. */
const steps: Readonly<Record<number, (store: Raw) => Raw>> = {
  // The theme belonged to a portal, so that nobody could choose one before; the touch in Salesforce had no proof.
  1(store) {
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
  },
};

/** The stored settings in the shape of now; what is of no known version comes back as it is. */
export function migrated(stored: unknown): unknown {
  let store = stored;
  while (isRaw(store) && typeof store.version === 'number' && store.version < settingsVersion) {
    const step = steps[store.version];
    if (!step) return store;
    store = step(store);
  }
  return store;
}

function themeOf(environment: unknown): unknown {
  return isRaw(environment) && isRaw(environment.settings) ? environment.settings.theme : undefined;
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
