import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { settingsView } from '../../lib/protocol/settings-view';
import { optionLinks } from '../../lib/ui/options/links';
import { setupSteps } from '../../lib/ui/options/steps';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { segmentInvalidWorld, smallWorld } from '../sandbox/worlds/small';
import { connect, freshBrowser } from './browser';

let world: World;
let gone: World;
let sandbox: Sandbox;
beforeAll(async () => {
  world = smallWorld();
  gone = segmentInvalidWorld();
  sandbox = await startSandbox({ worlds: [world, gone] });
});
afterAll(() => sandbox.close());
beforeEach(() => freshBrowser(sandbox));

test('a view of the settings holds no token and no session', async () => {
  await connect(world);
  const words = JSON.stringify(await settingsView());
  expect(words).toContain(world.portalId);
  expect(words).not.toContain(world.token);
  expect(words).not.toContain(world.sid);
});

test.each([true, false])(
  'a chosen segment that was deleted is trouble in the set-up, not done; it can still be read: %s',
  async (deletedSegmentReadable) => {
    Object.assign(gone.switches, { deletedSegmentReadable });
    await connect(gone);
    const view = await settingsView();
    expect(view.segment?.disabled).toBe('deleted');
    expect(setupSteps(view).find((step) => step.name === 'segment')?.state).toBe('trouble');
  },
);

test('each step of R7 has a link to its page in HubSpot, and the fields one in Salesforce', async () => {
  await connect(world);
  const { portalId } = world;
  const id = world.integration.segmentId;
  const links = optionLinks(await settingsView());
  const ui = new URL(links.segmentsTool ?? '').host;
  expect(ui).toMatch(/^app(-[a-z0-9]+)?\.hubspot\.com$/);
  expect(links).toEqual({
    serviceKeys: `https://${ui}/service-keys/${portalId}`,
    salesforceSettings: `https://${ui}/integrations-settings/${portalId}/installed/salesforce/contacts`,
    segmentsTool: `https://${ui}/contacts/${portalId}/objectLists`,
    segment: `https://${ui}/contacts/${portalId}/objectLists/${id}/filters`,
    leadFields: `https://${world.domain}.lightning.force.com/lightning/setup/ObjectManager/Lead/FieldsAndRelationships/view`,
    contactFields: `https://${world.domain}.lightning.force.com/lightning/setup/ObjectManager/Contact/FieldsAndRelationships/view`,
    orgHome: `https://${world.domain}.lightning.force.com/lightning/page/home`,
  });
});
