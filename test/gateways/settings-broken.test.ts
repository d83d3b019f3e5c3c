import { expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { decide } from '../../lib/eligibility/decide';
import { collect } from '../../lib/facts/collect';
import { startSandbox } from '../sandbox/server';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, freshBrowser } from './browser';

test('settings that could not be read: the verdict says so, and no call is made', async () => {
  const world = smallWorld();
  const sandbox = await startSandbox({ worlds: [world] });
  freshBrowser(sandbox);
  await connect(world);
  await browser.storage.local.set({ settings: { version: 'broken' } });
  const { portalId } = world;
  const page = { crm: 'hubspot', host: 'app.hubspot.com', object: 'contact', objectTypeId: '0-1', portalId } as const;
  const { facts, settings } = await collect({ ...page, id: world.people.get('included')?.contactId ?? '' });
  expect(facts.gap?.code).toBe('settings-broken');
  const { status, actions } = decide(facts, settings);
  expect(status).toBe('unknown');
  expect(actions).toContainEqual({ kind: 'open-options', section: 'hubspot' });
  expect(world.calls).toHaveLength(0);
  await sandbox.close();
});
