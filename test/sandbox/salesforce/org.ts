import jsforce from 'jsforce';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { specViolations } from '../hubspot/app';
import { type Sandbox, startSandbox } from '../server';
import { createWorld } from '../world/create';
import { orgState } from './state';

interface Composite {
  compositeResponse: { body: unknown; httpStatusCode: number; referenceId: string }[];
}

/** An org for a test file, asked over HTTP by jsforce and by hand. Every answer of it is held against the reduced specification. */
export function org() {
  const world = createWorld({ id: 'org', seed: 5, domain: 'org' });
  const { salesforce } = world;
  const by = salesforce.adminUserId;
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ worlds: [world] });
  });
  afterAll(async () => {
    await sandbox.close();
    expect(specViolations).toEqual([]);
  });
  beforeEach(() => {
    world.faults.length = 0;
    world.calls.length = 0;
    salesforce.validationRules.clear();
    Object.assign(world.limits, { salesforceUsed: 0, salesforceDaily: 100_000 });
    Object.assign(orgState(world), { apiDisabled: false, assignTo: undefined, encodesReferences: false, writes: [] });
  });

  const connect = (accessToken = world.sid) =>
    new jsforce.Connection({
      instanceUrl: sandbox.salesforce,
      accessToken,
      version: '65.0',
      callOptions: { client: 'SyncLens' },
    });
  return {
    world,
    salesforce,
    by,
    connect,
    base: () => sandbox.salesforce,
    /** Makes a lead; returns its id. */
    lead: (Email: string | null, more: Record<string, unknown> = {}) =>
      salesforce.insert('Lead', { FirstName: 'Ann', LastName: 'Doe', Company: 'Looms', Email, ...more }, by).id,
    raw: (path: string, init: { method?: string; body?: unknown; sid?: string } = {}) =>
      fetch(sandbox.salesforce + path, {
        method: init.method ?? 'GET',
        headers: { authorization: `Bearer ${init.sid ?? world.sid}` },
        ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      }),
    composite: (compositeRequest: unknown[], allOrNone = false) =>
      connect().requestPost<Composite>('/composite', { allOrNone, compositeRequest }),
  };
}

/** A query as a part of a composite; its references stay as they are. */
export const queryPart = (referenceId: string, soql: string, all = true) => ({
  method: 'GET',
  referenceId,
  url: `/services/data/v65.0/${all ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)
    .replace(/%40%7B/g, '@{')
    .replace(/%7D/g, '}')
    .replace(/%5B/g, '[')
    .replace(/%5D/g, ']')}`,
});
