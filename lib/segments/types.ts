/** Any JSON, as HubSpot sends it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** The three values: `unknown` is "cannot be told here". */
export type Answer = 'yes' | 'no' | 'unknown';

/** Why a criterion cannot be told here. Each has a sentence (`why.cannot.<code>`). */
export const whys = [
  'not-read',
  'unreadable-value',
  'history-not-read',
  'history-cut-off',
  'memberships-not-read',
  'companies-not-read',
  'association-label',
  'imported-list',
  'elsewhere',
  'restricted',
  'refine-by',
  'fiscal-year',
  'unknown-zone',
  'unknown-branch',
  'unknown-filter',
  'unknown-operation',
  'unknown-operator',
  'no-definition',
] as const;
export type Why = (typeof whys)[number];

/** What one criterion says: yes, no, or why it cannot be told. */
export type Told = 'yes' | 'no' | Why;

/** One version of a property, newest first wherever a list of them stands. */
export interface Version {
  readonly value: string | null;
  readonly at: number;
}

/** What is known of a contact (or of a company). A part that was not read is absent, never empty. */
export interface ContactData {
  /** `null` or `''`: no value. Absent: not read. */
  readonly properties: Readonly<Record<string, string | null | undefined>>;
  readonly history?: Readonly<Record<string, readonly Version[]>>;
  /** Properties whose history is known to be cut off: "never" cannot be told from it. */
  readonly cutOff?: ReadonlySet<string>;
  /** Ids of the segments that the contact is in now. */
  readonly memberships?: ReadonlySet<string>;
  readonly companies?: readonly CompanyData[];
}
export interface CompanyData extends ContactData {
  /** Association types between the contact and this company. */
  readonly types?: readonly number[];
}

/** A property of the portal, as far as it changes meaning or words. */
export interface PropertyInfo {
  readonly label: string;
  /** HubSpot's type: `string`, `number`, `bool`, `enumeration`, `date`, `datetime`. */
  readonly type: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Its values hold several options (checkboxes). */
  readonly several?: boolean;
  /** Nobody can set it by hand: calculated, or written by HubSpot alone. */
  readonly readOnly?: boolean;
}
export type Properties = Readonly<Record<string, PropertyInfo>>;

/** When and where a definition is read. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The portal's time zone, an IANA name. */
  readonly zone: string;
  readonly properties?: Properties;
  /** First month of the portal's fiscal year, 1–12; no API tells it. */
  readonly fiscalMonth?: number;
}
