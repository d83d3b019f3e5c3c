import type { Sentence, Shown } from '../segments/explain';
import type { Why } from '../segments/types';

/** A property as the builder offers it. */
export interface BuilderProperty {
  readonly name: string;
  readonly label: string;
  readonly group: string;
  readonly type: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A value that contacts have: how many of those that were read, and one of them. */
export interface SeenValue {
  readonly value: string;
  readonly count: number;
  readonly name: string;
}

/** One contact of the sample, and what decided about it. */
export interface Example {
  readonly id: string;
  readonly name: string;
  readonly reasons: readonly { readonly path: string; readonly sentence: Sentence; readonly shown: Shown | null }[];
}

/** How large a segment would be. */
export interface Estimate {
  /** Contacts in the portal. */
  readonly total: number;
  /** Contacts that were judged here. */
  readonly judged: number;
  /** Everybody was read; pages spread over all; pages from the ends of what search reaches. */
  readonly how: 'all' | 'spread' | 'edges';
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  /** `counted`: exactly, by HubSpot or by reading everybody; else about, with its margin. */
  readonly size: {
    readonly about: number;
    readonly low: number;
    readonly high: number;
    readonly by: 'search' | 'everybody' | 'sample';
  };
  /** Why some cannot be told, most frequent first. */
  readonly whys: readonly Why[];
  readonly ins: readonly Example[];
  readonly outs: readonly Example[];
  /** Calls that this answer cost. */
  readonly calls: number;
  readonly asOf: number;
}
