import { browser } from 'wxt/browser';

interface StoredCompany {
  readonly properties: Readonly<Record<string, string | null | undefined>>;
  readonly history?: Readonly<Record<string, readonly { value: string | null; at: number }[]>>;
  /** Association types. */
  readonly types?: readonly number[];
}

/** Contacts that an estimate judges, with what was read of them so far. All lists are in the order of `contacts`. */
export interface StoredSample {
  /** Local time of the first read (ms). */
  readonly at: number;
  /** Contacts in the portal. */
  readonly total: number;
  /** Everybody; pages spread over all; pages from the ends of what search reaches. */
  readonly how: 'all' | 'spread' | 'edges';
  /** `page`: which page it came with. */
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly page: number }[];
  readonly properties: Readonly<Record<string, readonly (string | null)[]>>;
  readonly memberships: readonly (readonly string[])[] | null;
  /** Companies of each contact, with the properties and histories that were asked for; absent: not read. */
  readonly companies?: {
    readonly properties: readonly string[];
    readonly histories: readonly string[];
    readonly of: readonly (readonly StoredCompany[])[];
  };
  /** Only of the first contacts. */
  readonly histories: Readonly<Record<string, readonly (readonly { value: string | null; at: number }[])[]>>;
}

const keyOf = (environment: string) => `sample:${environment}`;

/** The sample of a portal: it outlives the worker and is gone with the browser. */
export const storedSample = {
  async get(environment: string): Promise<StoredSample | null> {
    const key = keyOf(environment);
    return ((await browser.storage.session.get(key))[key] as StoredSample | undefined) ?? null;
  },
  /** What does not fit into the browser's session is read anew the next time. */
  async set(environment: string, sample: StoredSample): Promise<void> {
    await browser.storage.session.set({ [keyOf(environment)]: sample }).catch(() => undefined);
  },
};
