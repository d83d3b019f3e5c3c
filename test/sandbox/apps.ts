import { worldByToken } from './control/hosts';
import type { World } from './world/types';

interface Fetches {
  fetch(request: Request): Response | Promise<Response>;
}
type WorldOf = (key: string) => World | undefined;

/** The services of the sandbox. One that is not built yet answers 501. */
export async function createApps(worlds: readonly World[]) {
  const hubspot = (await load('./hubspot/app', 'hubspotApp'))((token) => worldByToken(worlds, token));
  const salesforce = await load('./salesforce/app', 'salesforceApp');
  const pages = await load('./pages/app', 'pagesApp');
  const each = (make: (worldOf: WorldOf) => Fetches) => {
    const made = new Map<World, Fetches>();
    return (world: World, request: Request) => {
      const app = made.get(world) ?? make(() => world);
      made.set(world, app);
      return app.fetch(request);
    };
  };
  return { hubspot: (request: Request) => hubspot.fetch(request), salesforce: each(salesforce), pages: each(pages) };
}

async function load(path: string, name: string): Promise<(worldOf: WorldOf) => Fetches> {
  let why = '';
  try {
    const module = (await import(/* @vite-ignore */ path)) as Record<string, (worldOf: WorldOf) => Fetches>;
    const make = module[name];
    if (make) return make;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!/MODULE_NOT_FOUND|UNSUPPORTED_DIR/.test(code) && !/Failed to load|Cannot find/.test(String(error)))
      throw error;
    why = String(error);
  }
  return () => ({ fetch: () => new Response(`${name} is not built yet. ${why}`, { status: 501 }) });
}
