/** The page a person looks at, as a record of one of the two CRMs. */

/** A record of HubSpot. `objectTypeId` is `0-1` for contacts. */
export interface HubspotRef {
  readonly crm: 'hubspot';
  /** Host of the page, e.g. `app-eu1.hubspot.com`. */
  readonly host: string;
  readonly portalId: string;
  readonly object: 'contact' | 'company' | 'deal' | 'ticket' | 'other';
  readonly objectTypeId: string;
  readonly id: string;
}

/** A record of Salesforce. `id` always has 18 characters. */
export interface SalesforceRef {
  readonly crm: 'salesforce';
  /** Host of the page, e.g. `acme.lightning.force.com`. */
  readonly host: string;
  /** Host of the API of the same org, e.g. `acme.my.salesforce.com`. */
  readonly apiHost: string;
  readonly object: 'Contact' | 'Lead' | 'Account' | 'other';
  readonly id: string;
}

export type RecordRef = HubspotRef | SalesforceRef;

/** What an address is for us: a record, a list of contacts, or nothing of ours. */
export type PageAddress =
  | { readonly kind: 'record'; readonly ref: RecordRef }
  | { readonly kind: 'list'; readonly crm: 'hubspot' | 'salesforce'; readonly host: string }
  | { readonly kind: 'none' };
