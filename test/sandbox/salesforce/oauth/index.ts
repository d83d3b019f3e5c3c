import type { World } from '../../world/types';
import { authorize } from './authorize';
import { revoke, token } from './token';

/** Salesforce's authorization server of one org: the answer to a call that needs no session; undefined for any other path. */
export function oauth(world: World, request: Request): Promise<Response> | undefined {
  const { pathname } = new URL(request.url);
  const { method } = request;
  if (pathname === '/services/oauth2/authorize') return authorize(world, request);
  if (pathname === '/services/oauth2/token' && method === 'POST') return token(world, request);
  if (pathname === '/services/oauth2/revoke' && method === 'POST') return revoke(world, request);
  return undefined;
}
