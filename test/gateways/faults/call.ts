import type { HubspotClient } from '../../../lib/hubspot/client';
import type { SalesforceClient } from '../../../lib/salesforce/client';
import type { World } from '../../sandbox/world/types';

/** What a call is made with: both clients over the product's own fetch, and somebody who stands in both CRMs. */
export interface Stage {
  readonly world: World;
  readonly hubspot: HubspotClient;
  readonly salesforce: SalesforceClient;
  readonly contactId: string;
  readonly recordId: string;
  readonly email: string;
  readonly segmentId: string;
  /** A number that was never given before, for names that may be taken once only. */
  next(): number;
}

/** For whom a call is made: what becomes of a failure depends on it. */
export type Use = 'page' | 'options' | 'job' | 'write' | 'make' | 'sign-in';

export type Result = string;

/** One call of a gateway: a function that talks to a service, or one of the routes of such a function. */
export interface Call {
  /** The function of `lib/hubspot` or `lib/salesforce`. */
  readonly name: string;
  readonly on: 'hubspot' | 'salesforce';
  /** What it is for, in a few words. */
  readonly what: string;
  readonly use: Use;
  /** Which of its routes the fault meets; the first one unless it is said. */
  readonly at?: string;
  /** Where the answer to a fault differs from what the service's faults usually end in: fault → outcome. */
  readonly but?: Readonly<Record<string, Result>>;
  /** Made anew before each call, without a fault. */
  prepare?(stage: Stage): unknown;
  run(stage: Stage, prepared: never): Promise<unknown>;
}

/** A row whose `run` knows what its `prepare` gave. */
export function row<P>(
  call: Omit<Call, 'prepare' | 'run'> & {
    prepare: (stage: Stage) => P;
    run: (stage: Stage, prepared: Awaited<P>) => Promise<unknown>;
  },
): Call {
  return call as unknown as Call;
}
