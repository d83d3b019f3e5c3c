import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { connectHubspot } from '../../lib/connections/hubspot';
import { connectSalesforce } from '../../lib/connections/salesforce';
import { changeSettings, freshSettings } from '../../lib/storage/settings';
import type { Sandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { trueSettings } from '../sandbox/worlds/facts';

/** Cookies that the browser holds: API host → `sid`. */
export const cookies = new Map<string, string>();

/** A browser with nothing in it, whose real hosts are the sandbox's. */
export function freshBrowser(sandbox: Sandbox): void {
  fakeBrowser.reset();
  cookies.clear();
  Object.assign(fakeBrowser, {
    i18n: { getMessage: () => 'en' },
    cookies: {
      get: async ({ url }: { url: string }) => {
        const value = cookies.get(new URL(url).host);
        return value === undefined ? null : { value };
      },
    },
  });
  vi.unstubAllGlobals();
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => {
    const { host, origin } = new URL(address);
    const base =
      host === 'api.hubapi.com' ? sandbox.hubspot : host.endsWith('.salesforce.com') ? sandbox.salesforce : '';
    if (!base) throw new Error(`A host that nobody serves: ${host}`);
    return real(address.replace(origin, base), init);
  });
}

/** Connects the product to a world, as an admin does who tells it everything as it is. */
export async function connect(world: World, salesforce = true): Promise<void> {
  const host = `${world.domain}.my.salesforce.com`;
  cookies.set(host, world.sid);
  await connectHubspot(world.token);
  if (salesforce) await connectSalesforce(host);
  await changeSettings((store) => {
    const environment = store.environments[world.portalId];
    if (!environment) return store;
    const settings = { ...freshSettings, ...trueSettings(world), mapping: [...trueSettings(world).mapping] };
    return { ...store, environments: { ...store.environments, [world.portalId]: { ...environment, settings } } };
  });
  world.calls.length = 0;
}
