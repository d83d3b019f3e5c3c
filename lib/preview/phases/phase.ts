import type { HubspotClient } from '../../hubspot/client';
import type { Environment } from '../../storage/settings';
import type { Limit } from '../patience';
import type { Run } from '../types';

/** What a phase works with. */
export interface Work {
  readonly run: Run;
  readonly client: HubspotClient;
  readonly environment: Environment;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** One call of this phase, with patience: waits for the rate limit, and is counted. */
  call<T>(limit: Limit, run: () => Promise<T>): Promise<T>;
  /** Has a part stored together with the run as it is now. Nobody waits for it: `settled` does, before it is read. */
  commit(kind: string, number: number, value: unknown, more?: readonly Part[]): void;
  /** The same for several parts, or for none: then the run alone is stored. */
  store(parts: readonly Part[]): void;
  settled(): Promise<void>;
}

/** A piece of the results, by its kind and number. */
export interface Part {
  readonly kind: string;
  readonly number: number;
  readonly value: unknown;
}

/** One after the other within a lane; lanes side by side. False: nothing is left to do. */
export type Lane = () => Promise<boolean>;

/** A stretch of a preview. A file each; `index.ts` lists them in order. */
export interface Phase {
  readonly id: Run['wanted'][number];
  /** What is left to do, found out from what is stored: it may be begun anew at any time. */
  lanes(work: Work): Promise<Lane[]>;
  /** When all lanes are through. False: what they found does not hold, and the phase is begun anew. */
  finish?(work: Work): Promise<boolean>;
  progress(run: Run): { readonly done: number; readonly total: number | null };
}
