import { apiHostOf, isHubspotHost } from '../records/hosts';
import type { From, Message, Sender } from './message';

/** What the browser tells about a sender. `origin` cannot be spoofed by a broken renderer; `url` can. */
export interface BrowserSender {
  readonly origin?: string;
  readonly frameId?: number;
  readonly tab?: { readonly id?: number; readonly windowId?: number };
}

/** Privilege, decided once: our own pages, the top frame of a CRM page, or nobody. */
export function privilegeOf(sender: BrowserSender, ownOrigin: string): From | null {
  const topFrame = sender.frameId === undefined || sender.frameId === 0;
  if (!topFrame || !sender.origin) return null;
  if (sender.origin === ownOrigin) return 'page';
  const host = hostOf(sender.origin);
  const crm = host !== null && (isHubspotHost(host) || apiHostOf(host) !== null);
  return crm && sender.tab?.id !== undefined ? 'content' : null;
}

/**
 * Routes a message to its handler; null where nobody may handle it for this sender. `more`: messages that only our own
 * pages may send, read when one of them asks; a name that is not among them either is answered with nothing.
 */
export function route(messages: readonly Message[], ownOrigin: string, more?: () => Promise<readonly Message[]>) {
  return (raw: unknown, browserSender: BrowserSender): Promise<unknown> | null => {
    const name = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : null;
    const from = privilegeOf(browserSender, ownOrigin);
    const sender: Sender = {
      tabId: browserSender.tab?.id ?? null,
      windowId: browserSender.tab?.windowId ?? null,
      host: browserSender.origin ? hostOf(browserSender.origin) : null,
    };
    const handled = (all: readonly Message[]): Promise<unknown> | null =>
      all.find((one) => one.name === name && one.from === from)?.handle(raw, sender) ?? null;
    const reply = handled(messages);
    if (reply || !more || from !== 'page' || typeof name !== 'string') return reply;
    return more().then(async (all) => (await handled(all)) ?? undefined);
  };
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) && origin.startsWith('https://') ? new URL(origin).host : null;
}
