import { worldByToken } from './control/hosts';
import { hubspotApp } from './hubspot/app';
import { pagesApp } from './pages/app';
import { salesforceApp } from './salesforce/app';
import type { World } from './world/types';

interface Fetches {
  fetch(request: Request): Response | Promise<Response>;
}

/** The services of the sandbox: HubSpot's API for all worlds, the rest made anew for each. */
export function createApps(worlds: readonly World[]) {
  const hubspot = hubspotApp((token) => worldByToken(worlds, token));
  const each = (make: (worldOf: () => World) => Fetches) => {
    const made = new Map<World, Fetches>();
    return (world: World, request: Request) => {
      const app = made.get(world) ?? make(() => world);
      made.set(world, app);
      return app.fetch(request);
    };
  };
  return {
    hubspot: (request: Request) => hubspot.fetch(request),
    salesforce: each(salesforceApp),
    pages: each(pagesApp),
  };
}
