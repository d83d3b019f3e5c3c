import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** The build that e2e tests run: `SYNCLENS_BUILD`, else the one in `.output`, built once where it is missing. */
export function shippedBuild(browser: 'chrome' | 'firefox' = 'chrome'): string {
  const folder = process.env.SYNCLENS_BUILD ?? join(root, `.output/${browser}-mv3`);
  const args = ['build', '-b', browser, '--mv3', '--level', 'error'];
  // The runner's own NODE_ENV would have React's development code built in.
  const env = { ...process.env, NODE_ENV: 'production' };
  if (!existsSync(join(folder, 'manifest.json')))
    execFileSync(join(root, 'node_modules/.bin/wxt'), args, { cwd: root, stdio: 'inherit', env });
  return folder;
}

interface Permissions {
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
}

/**
 * A copy of the build in a temporary folder whose optional permissions are required ones, because
 * `permissions.request` never settles headless. Nothing but these four keys of the manifest differs.
 */
export function copyWithPermissions(build: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'synclens-build-'));
  cpSync(build, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Permissions;
  writeFileSync(path, JSON.stringify(withOptionalGranted(manifest)));
  return folder;
}

/** The manifest with its optional permissions moved to the required ones. */
export function withOptionalGranted<T extends Permissions>(manifest: T): T {
  const { optional_permissions = [], optional_host_permissions = [], ...rest } = manifest;
  const join = (some: string[] = [], more: string[]) => [...new Set([...some, ...more])];
  const granted = {
    ...rest,
    permissions: join(rest.permissions, optional_permissions),
    host_permissions: join(rest.host_permissions, optional_host_permissions),
  };
  return granted as unknown as T;
}
