/** A way to a session of an org: the browser's own, or a sign-in by an app of the org. */
export interface SessionSource {
  readonly id: 'browser' | 'app';
  /** The session for this API host as it is now; null where there is none. Throws `ApiError`. */
  find(host: string): Promise<string | null>;
  /** Another session after Salesforce refused this one; null where there is none. Throws `ApiError`. */
  renew(host: string, refused: string): Promise<string | null>;
}
