/** A way to a session of an org: the browser's own now, a sign-in of the customer's app later. */
export interface SessionSource {
  readonly id: string;
  /** The session for this API host as it is now; null where there is none. Never kept by us. */
  find(host: string): Promise<string | null>;
}
