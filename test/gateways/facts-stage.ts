import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Facts } from '../../lib/eligibility/types';
import { invalidate } from '../../lib/facts/collect';
import type { HubspotRef, SalesforceRef } from '../../lib/records/types';
import { forgetKept } from '../../lib/storage/kept';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { Fault, World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, freshBrowser } from './browser';

/** A small world behind the product, with a browser and a cache that are empty before each test. */
export const world: World = smallWorld();
export let sandbox: Sandbox;
const found = [...world.people.values()].find((one) => one.contactId && one.recordId);
/** Somebody who stands in both CRMs. */
export const member = { contactId: found?.contactId ?? '', recordId: found?.recordId ?? '' };

/** To be called once in a test file. */
export function onStage(): void {
  beforeAll(async () => {
    sandbox = await startSandbox({ worlds: [world] });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    world.faults.length = 0;
    Object.assign(world.limits, { window: 100_000, searchPerSecond: 100_000 });
    await invalidate();
    await forgetKept().catch(() => undefined);
    freshBrowser(sandbox);
    await connect(world);
  });
}

export const hubspotRef = (id: string, patch: Partial<HubspotRef> = {}): HubspotRef => ({
  crm: 'hubspot',
  host: 'app.hubspot.com',
  portalId: world.portalId,
  object: 'contact',
  objectTypeId: '0-1',
  id,
  ...patch,
});
export const salesforceRef = (id: string, patch: Partial<SalesforceRef> = {}): SalesforceRef => ({
  crm: 'salesforce',
  host: `${world.domain}.lightning.force.com`,
  apiHost: `${world.domain}.my.salesforce.com`,
  object: id.startsWith('00Q') ? 'Lead' : 'Contact',
  id,
  ...patch,
});

const shared = /^(GET \/crm\/v3\/lists\/\d+$|POST \/crm\/v3\/objects\/contacts\/search|POST .*\/batch\/read)/;
/** A search for the contact of one record is the page's own. */
const own = (call: World['calls'][number]) =>
  !shared.test(`${call.method} ${call.path}`) ||
  (call.path.endsWith('/search') && JSON.stringify(call.body).includes('salesforceleadid'));
/** Calls of each service; those that are made once in ten minutes for the browser are counted apart. */
export function counted() {
  const of = (service: string) => world.calls.filter((call) => call.service === service && own(call)).length;
  return {
    hubspot: of('hubspot'),
    salesforce: of('salesforce'),
    apart: world.calls.filter((call) => !own(call)).length,
  };
}

export const fault = (patch: Partial<Fault>) =>
  world.faults.push({ service: 'hubspot', route: '', times: 1, kind: 'status', ...patch });
export const gapCode = (facts: Facts) => facts.gap?.code ?? null;
export const salesforceGap = (facts: Facts) => (facts.salesforce.checked ? null : facts.salesforce.gap.code);
