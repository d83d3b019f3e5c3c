import { type Context, Hono } from 'hono';
import type { World } from '../world/types';
import type { WorldOf } from './app';
import { appPage, plainPage } from './html';
import { recordCards, visibleRecord } from './people';

/**
 * Lightning's pages and the sign-in. As in reality the session that has API access is the `sid` cookie of
 * my.salesforce.com; Lightning's own host holds another one of the same org that the API refuses.
 */
export function salesforcePages(worldOf: WorldOf): Hono {
  const app = new Hono();
  const of = (context: Context) => {
    const { host, pathname } = new URL(context.req.url);
    return { world: worldOf(host, pathname), host };
  };

  app.get('/secur/frontdoor.jsp', (context) => {
    const { world, host } = of(context);
    if (!world) return signIn();
    const to = startOf(context.req.query('retURL'));
    if (!isLightning(host)) {
      setSid(context, world.sid);
      return context.redirect(`https://${lightningHost(world)}/secur/frontdoor.jsp?retURL=${encodeURIComponent(to)}`);
    }
    setSid(context, lightningSid(world));
    return context.redirect(to);
  });

  app.get('/lightning/*', (context) => {
    const { world, host } = of(context);
    if (!world) return signIn();
    if (isLightning(host) && !(context.req.header('cookie') ?? '').includes(`sid=${lightningSid(world)}`)) {
      const { pathname, search } = new URL(context.req.url);
      const to = encodeURIComponent(pathname + search);
      return context.redirect(`https://${world.domain}.my.salesforce.com/secur/frontdoor.jsp?retURL=${to}`);
    }
    return lightning(context, world);
  });

  app.get('/_page/records/:id', (context) => {
    const { world } = of(context);
    const record = world && visibleRecord(world, context.req.param('id'));
    return record ? context.json(record) : context.json(null, 404);
  });

  // Classic: the id is the whole path. The bare host leads to Lightning's home.
  app.get('/:id{[a-zA-Z0-9]{15,18}}', (context) => {
    const { world, host } = of(context);
    if (!world || !isOrgHost(host)) return context.notFound();
    setSid(context, isLightning(host) ? lightningSid(world) : world.sid);
    return lightning(context, world);
  });
  app.get('/', (context) => {
    const { world, host } = of(context);
    if (!world || !isOrgHost(host)) return plainPage('Welcome', '<h1>Welcome</h1>');
    return context.redirect(
      `https://${world.domain}.my.salesforce.com/secur/frontdoor.jsp?retURL=%2Flightning%2Fpage%2Fhome`,
    );
  });
  return app;
}

const isLightning = (host: string) => /\.lightning\.force\.com(:\d+)?$/.test(host);
const isOrgHost = (host: string) => isLightning(host) || /\.my\.salesforce\.com(:\d+)?$/.test(host);
const lightningHost = (world: World) => `${world.domain}.lightning.force.com`;
/** The same org before the `!`, and no access to the API. */
const lightningSid = (world: World) =>
  `${world.sid.split('!')[0]}!Lightning${world.sid.length}.${world.sid.slice(-12)}`;

const signIn = () => plainPage('Login', '<h1>To access this page, you have to log in</h1>', 404);
const startOf = (path: string | undefined) =>
  path?.startsWith('/') && !path.startsWith('//') ? path : '/lightning/page/home';

function setSid(context: Context, sid: string) {
  context.header('set-cookie', `sid=${sid}; Path=/; Secure; HttpOnly; SameSite=None`, { append: true });
}

function lightning(context: Context, world: World): Response {
  const lists = Object.fromEntries(
    ['Contact', 'Lead', 'Account'].map((object) => [object, recordCards(world, object, 50)]),
  );
  const response = appPage('lightning', 'Lightning Experience', { domain: world.domain, lists });
  for (const cookie of context.res.headers.getSetCookie()) response.headers.append('set-cookie', cookie);
  return response;
}
