import { vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { ResyncMethodId } from '../../../lib/eligibility/types';
import { forgetCalls } from '../../../lib/http/pace';
import { runner } from '../../../lib/protocol/jobs';
import { messages } from '../../../lib/protocol/messages';
import type { JobView, PageMessageName, PageReply, PageRequest } from '../../../lib/protocol/pages';
import { hubspotContactLink } from '../../../lib/records/links';
import { closeDatabase } from '../../../lib/storage/database';
import { changeSettings, type Environment } from '../../../lib/storage/settings';
import { tabs } from '../../../lib/storage/tabs';
import { connect, freshBrowser } from '../../gateways/browser';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import type { World } from '../../sandbox/world/types';
import { manyWorld } from '../../sandbox/worlds/many';
import { smallWorld } from '../../sandbox/worlds/small';

export const minute = 60_000;
const triggerProperty = 'synclens_resync';
const tabId = 7;

type Options = NonNullable<Parameters<typeof smallWorld>[0]> & { salesforce?: boolean; members?: number };

/** The background's own code over the sandbox: real clients by HTTP, real messages, a ledger of its own, a clock that is moved. */
export interface Bench {
  readonly world: World;
  readonly sandbox: Sandbox;
  readonly contactId: string;
  /** Shows the page of a contact in the tab. */
  show(contactId: string): Promise<void>;
  ask<N extends PageMessageName>(name: N, request: PageRequest<N>): Promise<PageReply<N>>;
  /** Clicks resync in the popup over the tab. */
  click(method: ResyncMethodId): Promise<PageReply<'resync'>>;
  /** A click that must give a job. */
  start(method: ResyncMethodId): Promise<string>;
  job(jobId: string): Promise<JobView>;
  settings(patch: Partial<Environment['settings']>): Promise<void>;
  /** Tabs that were told to look again. */
  readonly told: number[];
  /** Moves both clocks, and lets the alarm ring for what became due on the way. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until the job is done. */
  finish(jobId: string): Promise<JobView>;
  /** Writes that changed something in HubSpot or Salesforce, as the services saw them. */
  writes(): string[];
  close(): Promise<void>;
}

export async function bench({ salesforce = true, members = 0, ...options }: Options = {}): Promise<Bench> {
  const world = members > 0 ? manyWorld(members, options) : smallWorld(options);
  const { hubspot } = world;
  hubspot.addProperty({
    name: triggerProperty,
    label: 'Resync',
    groupName: 'contactinformation',
    type: 'string',
    fieldType: 'text',
  });
  const sandbox = await startSandbox({ worlds: [world] });
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now() });
  const told: number[] = [];
  const deleted = indexedDB.deleteDatabase('synclens');
  await closeDatabase();
  await new Promise((done, failed) => Object.assign(deleted, { onsuccess: done, onerror: failed }));
  // A new worker knows nothing of earlier calls.
  forgetCalls();
  freshBrowser(sandbox);
  vi.spyOn(browser.i18n, 'getMessage').mockReturnValue('en');
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation((id: number) => Promise.resolve(void told.push(id)));
  await connect(world, salesforce);
  const contactId = world.people.get('included')?.contactId ?? '';

  const own: Bench = {
    world,
    sandbox,
    contactId,
    told,
    show: (id) => tabs.set(tabId, { url: hubspotContactLink(world.portalId, id), nav: 1 }),
    async ask(name, request) {
      const found = messages.find((one) => one.name === name);
      const sender = { tabId: null, windowId: null, host: null };
      return (await found?.handle({ type: name, ...request }, sender)) as never;
    },
    click: (method) => own.ask('resync', { tabId, method }),
    async start(method) {
      const reply = await own.click(method);
      if (!('jobId' in reply)) throw new Error(JSON.stringify(reply));
      await runner.drain();
      return reply.jobId;
    },
    async job(jobId) {
      const view = await own.ask('job', { jobId });
      if (!view) throw new Error('No such job');
      return view;
    },
    async settings(patch) {
      await changeSettings((store) => {
        const id = world.portalId;
        const environment = store.environments[id] as Environment;
        const settings = { ...environment.settings, ...patch };
        return { ...store, environments: { ...store.environments, [id]: { ...environment, settings } } };
      });
    },
    async pass(ms) {
      world.clock.advance(ms);
      vi.setSystemTime(Date.now() + ms);
      const alarm = await browser.alarms.get('jobs');
      if (alarm && alarm.scheduledTime <= Date.now()) await runner.drain(true);
    },
    async finish(jobId) {
      for (let i = 0; i < 200; i++) {
        const view = await own.job(jobId);
        if (view.state === 'done') return view;
        await own.pass(minute / 2);
      }
      throw new Error('The job never ends');
    },
    writes: () =>
      world.calls
        .filter(({ write, status }) => write && status < 300)
        .map(({ method, path, body }) => `${method} ${path} ${JSON.stringify(body)}`),
    async close() {
      vi.restoreAllMocks();
      vi.unstubAllGlobals();
      vi.useRealTimers();
      await sandbox.close();
    },
  };
  await own.settings({
    triggerProperty,
    triggerProven: true,
    resyncMethod: 'trigger-property',
  });
  await own.show(contactId);
  return own;
}
