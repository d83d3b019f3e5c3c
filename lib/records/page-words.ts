import { isHubspotHost } from './hosts';
import { hubspotPage } from './hubspot-page';

/** A piece of what stands on a page, as a person sees it. */
export type PageLine =
  | { readonly is: 'heading' | 'text' | 'alert'; readonly words: string }
  | {
      readonly is: 'control';
      /** What it is called, and the group that it is one of; empty where the page does not say. */
      readonly label: string;
      readonly group: string;
      /** What is typed or chosen. */
      readonly value: string;
      /** Of a box, a switch or a radio button; null for all else. */
      readonly on: boolean | null;
    }
  /** Of a table. A cell of several lines has them apart by line breaks. */
  | { readonly is: 'row'; readonly cells: readonly string[] };

/** What stands on a page of HubSpot, in its order. It is whatever the page makes of itself: never trusted. */
export interface PageWords {
  readonly host: string;
  readonly path: string;
  readonly lines: readonly PageLine[];
}

/** A page whose words are worth reading: HubSpot's settings of the Salesforce integration, or a contact with its sync card. */
export type WordsPage =
  | { readonly kind: 'settings'; readonly portalId: string }
  | { readonly kind: 'contact'; readonly portalId: string; readonly contactId: string };

/** Which of those an address is; null: none. Its tabs (Contacts, Sync Health) stand below one path. */
export function wordsPage(host: string, parts: readonly string[]): WordsPage | null {
  const [app, portalId = '', installed, which] = parts;
  if (app === 'integrations-settings') {
    const isOurs = isHubspotHost(host) && /^\d+$/.test(portalId) && installed === 'installed' && which === 'salesforce';
    return isOurs ? { kind: 'settings', portalId } : null;
  }
  const page = hubspotPage({ hostname: host }, parts);
  if (page.kind !== 'record' || page.ref.crm !== 'hubspot' || page.ref.object !== 'contact') return null;
  return { kind: 'contact', portalId: page.ref.portalId, contactId: page.ref.id };
}
