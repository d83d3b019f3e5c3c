import type { Page } from 'puppeteer-core';
import type { EditableSettings, PageMessageName, PageReply, PageRequest } from '../../../lib/protocol/pages';
import type { Session } from './session';

/** What a message is sent from: a session in Chromium or in Firefox. */
export type Sending = Pick<Session, 'sender' | 'page' | 'extensionUrl'>;
/** What an address is of. */
export type InWorld = Pick<Session, 'world'>;

/**
 * Sends a message to the background, as the extension's own pages do, and returns the reply. It is sent from
 * `page`, else from the session's sender, else from a page of the extension that is opened for the time of the message.
 */
export async function tell<N extends PageMessageName>(
  session: Sending,
  name: N,
  request: PageRequest<N>,
  page?: Page,
): Promise<PageReply<N>> {
  const kept = page ?? (session.sender?.isClosed() === false ? session.sender : undefined);
  const from = kept ?? (await session.page(session.extensionUrl('manifest.json')));
  try {
    const message = { type: name, ...request };
    return (await from.evaluate((one) => chrome.runtime.sendMessage(one), message)) as PageReply<N>;
  } finally {
    if (!kept) await from.close();
  }
}

/**
 * Connects the extension to the session's world through the messages of the options page: the token, the segment
 * that HubSpot really uses, and whatever else `settings` names. Throws with the failure's words.
 */
export async function connectHubspot(session: Session, settings: Partial<EditableSettings> = {}): Promise<void> {
  const { world } = session;
  const kept = session.sender?.isClosed() === false ? session.sender : undefined;
  const page = kept ?? (await session.page(session.extensionUrl('manifest.json')));
  const connected = await tell(session, 'hubspot-connect', { token: world.token }, page);
  if (!connected.ok) throw new Error(`HubSpot: ${JSON.stringify(connected.failure)}`);
  const { segmentId, createFromSalesforce, createFromHubspot } = world.integration;
  const segment = segmentId === null ? ({ mode: 'none' } as const) : ({ mode: 'segment', id: segmentId } as const);
  const patch = { segment, createFromSalesforce, createFromHubspot, ...settings };
  await tell(session, 'settings-set', { patch }, page);
  if (page !== kept) await page.close();
}

/** Signs in to the world's org, as a visit to Lightning does, and connects the extension to it by that session. */
export async function connectSalesforce(session: Session): Promise<void> {
  const { domain } = session.world;
  const lightning = await session.page(`https://${domain}.lightning.force.com/lightning/page/home`);
  const connected = await tell(session, 'salesforce-connect', { host: `${domain}.my.salesforce.com` });
  if (!connected.ok) throw new Error(`Salesforce: ${JSON.stringify(connected.failure)}`);
  await lightning.close();
}

/** Address of a contact's page in HubSpot. */
export function hubspotUrl(session: InWorld, contactId: string | undefined): string {
  return `https://app.hubspot.com/contacts/${session.world.portalId}/record/0-1/${contactId}`;
}

/** Address of a record's page in Lightning. */
export function lightningUrl(session: InWorld, recordId: string | undefined): string {
  const object = recordId?.startsWith('00Q') ? 'Lead' : 'Contact';
  return `https://${session.world.domain}.lightning.force.com/lightning/r/${object}/${recordId}/view`;
}
