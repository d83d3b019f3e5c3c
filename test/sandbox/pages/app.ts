import { Hono, type MiddlewareHandler } from 'hono';
import type { World } from '../world/types';
import { notFound } from './html';
import { hubspotPages } from './hubspot';
import { salesforcePages } from './salesforce';
import { startHost, startPage } from './start';

/** The world that a page belongs to, by its host and path. */
export type WorldOf = (host: string, path: string) => World | undefined;

/**
 * The pages of both CRMs with their real addresses: single-page apps that can be told to misbehave
 * (`window.__page`, see `client/kit.js`). `worldOf` names the world of a host and path; without one: 404.
 */
export function pagesApp(worldOf: WorldOf): Hono {
  const app = new Hono();
  const start = startPage(() => worldOf(startHost, '/'));
  app.use(async (context, next) => {
    const { hostname } = new URL(context.req.url);
    return hostname === startHost ? start.fetch(context.req.raw) : next();
  });
  app.use(variants);
  app.route('/', hubspotPages(worldOf));
  app.route('/', salesforcePages(worldOf));
  app.notFound(() => notFound('There is no such page here'));
  return app;
}

/** No style, frame or markup but the page's own, and no Trusted Types policy. */
const strict =
  "default-src 'none'; script-src 'unsafe-inline'; connect-src 'self'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** What a page's answer may be like: `?csp=strict`; `?keep=1` lets the browser keep it for back and forward. */
const variants: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.req.query('csp') === 'strict') context.header('content-security-policy', strict);
  if (context.req.query('keep')) context.header('cache-control', 'max-age=60');
};
