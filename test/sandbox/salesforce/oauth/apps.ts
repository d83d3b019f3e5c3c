import { createHash, randomBytes } from 'node:crypto';
import type { World } from '../../world/types';
import { orgState } from '../state';

/** An External Client App that an admin made in this org. */
export interface ClientApp {
  /** The consumer key. */
  clientId: string;
  name: string;
  /** Callback addresses, compared letter for letter. */
  callbacks: string[];
  /** What was ticked: `api`, `refresh_token`. */
  scopes: string[];
  /** *Require secret for web server flow* is still ticked: an app without a secret cannot sign in. */
  needsSecret: boolean;
  /** *Require Proof Key for Code Exchange*. */
  needsProof: boolean;
  /** *Enable refresh token rotation*. */
  rotates: boolean;
  /** Whether a rotated token that comes again ends the whole sign-in; nobody documents it. */
  reuseEndsAll: boolean;
  /** Only users whom an admin approved before may sign in, and this one is not. */
  needsApproval: boolean;
}

/** What `authorize` handed out for one use. */
export interface Code {
  clientId: string;
  callback: string;
  challenge: string | null;
  until: number;
  used: boolean;
  scopes: string[];
}

/** One sign-in: its access tokens of now, and its refresh tokens, of which only the newest is good. */
export interface Grant {
  clientId: string;
  scopes: string[];
  access: string | null;
  refresh: string[];
  ended: boolean;
}

export interface OAuthState {
  apps: Map<string, ClientApp>;
  codes: Map<string, Code>;
  grants: Grant[];
}

/** An app as the product's guide tells to make it. */
export function addClientApp(world: World, callbacks: string[], more: Partial<ClientApp> = {}): ClientApp {
  const app: ClientApp = {
    clientId: `3MVG9${createHash('sha256').update(world.id).digest('hex').slice(0, 40)}`,
    name: 'SyncLens',
    callbacks,
    scopes: ['api', 'refresh_token'],
    needsSecret: false,
    needsProof: true,
    rotates: true,
    reuseEndsAll: true,
    needsApproval: false,
    ...more,
  };
  orgState(world).oauth.apps.set(app.clientId, app);
  return app;
}

/** A session of the API for this sign-in; the one before it stays good until it ends by itself. */
export function newAccess(world: World, grant: Grant): string {
  grant.access = `${world.orgId.slice(0, 15)}!AQ4OA.${secret()}`;
  world.sessions.add(grant.access);
  return grant.access;
}

export const newRefresh = (grant: Grant): string => {
  const token = `5Aep861${secret()}`;
  grant.refresh.push(token);
  return token;
};

/** Ends a sign-in: none of its tokens is good any more. */
export function endGrant(world: World, grant: Grant): void {
  grant.ended = true;
  if (grant.access) world.sessions.delete(grant.access);
}

/** `BASE64URL(SHA256(verifier))` (RFC 7636). */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');
export const secret = (): string => randomBytes(24).toString('base64url');
