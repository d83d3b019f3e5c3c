import { Hono } from 'hono';
import { integrationOf } from '../engine/integration';
import type { World } from '../world/types';
import type { WorldOf } from './app';
import { appPage, notFound, plainPage } from './html';
import { contactCard, contactCards } from './people';
import { integrationCard } from './settings';

/** Paths of HubSpot's app; each is answered by the same single page. */
const appPaths = [
  '/contacts/:portal/record/:type/:id',
  '/contacts/:portal/record/:type/:id/*',
  '/contacts/:portal/contact/:id',
  '/contacts/:portal/company/:id',
  '/contacts/:portal/objects/:type/views/:view/list',
  '/contacts/:portal/objectLists',
  '/contacts/:portal/objectLists/:list/filters',
  '/contacts/:portal/objectLists/:list',
  '/integrations-settings/:portal/installed/salesforce/*',
  '/reports-dashboard/:portal/view/:view',
  '/user-guide/:portal',
];

/** HubSpot's pages, and the two calls that they make to their own host. */
export function hubspotPages(worldOf: WorldOf): Hono {
  const app = new Hono();
  const of = (url: string) => {
    const { host, pathname } = new URL(url);
    return { world: worldOf(host, pathname), host, path: pathname };
  };

  for (const path of appPaths)
    app.get(path, (context) => {
      const { world, host } = of(context.req.url);
      if (!world || context.req.param('portal' as never) !== world.portalId) return notFound('No such account');
      if (/^(www|knowledge|developers)\./.test(host)) return plainPage('HubSpot', '<h1>Grow better</h1>');
      return appPage('hubspot', 'HubSpot', boot(world));
    });

  // An entry page of the app: the way to a record goes by pushState from here.
  app.get('/home', (context) => {
    const { world, host } = of(context.req.url);
    if (!world || !/^app[.-]/.test(host)) return plainPage('Home', '<h1>Home</h1>');
    return appPage('hubspot', 'HubSpot', boot(world));
  });

  app.get('/_page/contacts/:portal/:id', (context) => {
    const { world } = of(context.req.url);
    const contact = world?.hubspot.contact(context.req.param('id'));
    if (!world || !contact || contact.archived) return context.json(null, 404);
    return context.json(contactCard(world, contact));
  });
  // R5: the sync card's own button.
  app.post('/_page/contacts/:portal/:id/sync', (context) => {
    const { world } = of(context.req.url);
    return context.json({ queued: (world && integrationOf(world)?.resync(context.req.param('id'))) ?? false });
  });
  return app;
}

function boot(world: World) {
  const segments = [...world.hubspot.segments.values()].map(({ id, name, members }) => ({
    id,
    name,
    size: members.size,
  }));
  return { portal: world.portalId, people: contactCards(world, 60), segments, integration: integrationCard(world) };
}
