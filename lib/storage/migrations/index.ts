import { from1 } from './from-1';
import { isRaw, type Raw } from './raw';

/** Raised with every change of the shape, with a step in `steps` that takes the older one along, and a fixture of the older one. */
export const settingsVersion = 2;

/** From each version to the next: a file each. */
export const steps: Readonly<Record<number, (store: Raw) => Raw>> = { 1: from1 };

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
