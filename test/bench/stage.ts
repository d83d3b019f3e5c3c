import type { CDPSession, Page } from 'puppeteer-core';
import type { CheckReply } from '../../lib/protocol/content';
import { connectHubspot, connectSalesforce } from '../e2e/harness/connect';
import { launch, type Session } from '../e2e/harness/launch';
import { until } from '../e2e/harness/until';
import { demoWorld } from '../sandbox/worlds/demo';

/** Roughly how long the real services take for an answer (ms). */
export const latencyMs = 80;

/** A browser over the demo's world, connected to both CRMs, whose APIs answer after `latencyMs`. */
export async function stage(options: { build?: string; connect?: boolean } = {}): Promise<Session> {
  const session = await launch({ worlds: [demoWorld({ now: Date.now(), live: true })], build: options.build });
  if (options.connect !== false) {
    await connectHubspot(session);
    await connectSalesforce(session);
  }
  // A tab of Lightning stays open, as an admin's does; it renews the session's cookie.
  await session.page(`https://${session.world.domain}.lightning.force.com/lightning/page/home`);
  session.world.latencyMs = latencyMs;
  return session;
}

/**
 * The browser ends an extension's process with its last page and worker, and takes 130 ms here to start another one for a
 * worker. Whether it did was chance before: the emptied page of options, which the browser keeps for a way back, held
 * the process in some runs and not in others. A page of the extension that stays open holds it.
 */
export async function keepProcess(session: Session): Promise<void> {
  await session.page(session.extensionUrl('manifest.json'));
}

/** Nothing but its worker holds the extension's process any more: it ends with it. */
export async function letProcessEnd({ browser }: Session): Promise<void> {
  const pages = await browser.pages();
  await Promise.all(pages.filter((page) => page.url() === 'about:blank').map((page) => page.close()));
}

/** Ids of people of the world who have a page in this CRM that can be opened. */
export function contactIds({ world }: Session): string[] {
  const ids = [...world.people.values()].map(({ contactId }) => contactId).filter((id) => id !== undefined);
  return [...new Set(ids)].filter((id) => world.hubspot.contact(id)?.archived === false);
}

export function recordIds({ world }: Session): string[] {
  const ids = [...world.people.values()].map(({ recordId }) => recordId).filter((id) => id !== undefined);
  return [...new Set(ids)].filter((id) => {
    const record = world.salesforce.record(id);
    return record && !record.isDeleted && !record.hidden;
  });
}

/** Times of a `check` as the content script sees them, from the first question (ms). */
export interface Checked {
  /** The first answer: HubSpot's half, where Salesforce is still to answer. */
  readonly first: number;
  /** The last answer. */
  readonly full: number;
  readonly status: string;
}

/** The content script's own world of a tab, from which messages are a content script's. */
export interface ScriptWorld {
  /** Asks as lib/page/talk does: the first stage, then the full one unless the first was final. */
  check(url: string): Promise<Checked>;
  /** Runs an expression there. */
  evaluate<T>(expression: string): Promise<T>;
  readonly cdp: CDPSession;
  close(): Promise<void>;
}

/** The world of the content script in this page. */
export async function scriptWorld(page: Page, session: Session): Promise<ScriptWorld> {
  const cdp = await page.createCDPSession();
  let contextId: number | undefined;
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === session.extensionUrl('').replace(/\/$/, '')) contextId = context.id;
  });
  await cdp.send('Runtime.enable');
  await until('the world of the content script', () => contextId);
  async function evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }
  return {
    cdp,
    evaluate,
    async check(url) {
      const { first, full, reply } = await evaluate<Omit<Checked, 'status'> & { reply: CheckReply }>(`(async () => {
        const ask = (stage) => chrome.runtime.sendMessage({ type: 'check', url: ${JSON.stringify(url)}, nav, stage });
        const nav = Date.now();
        const start = performance.now();
        let reply = await ask('first');
        const first = performance.now() - start;
        if (!reply.final) reply = await ask('full');
        return { first, full: performance.now() - start, reply };
      })()`);
      return { first, full, status: reply.badge?.status ?? 'none' };
    },
    close: () => cdp.detach(),
  };
}

/** Resolves once nothing was added to the log for so long. */
export async function quietFor(calls: readonly unknown[], ms: number): Promise<void> {
  let length = -1;
  let since = Date.now();
  await until('the calls to end', () => {
    if (calls.length !== length) since = Date.now();
    length = calls.length;
    return Date.now() - since >= ms;
  });
}

/** Goes on within the app, as a click on a link of the page does. */
export async function goTo(page: Page, url: string): Promise<void> {
  const path = new URL(url).pathname;
  await page.evaluate(`window.__page.go(${JSON.stringify(path)})`);
}
