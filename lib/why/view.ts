import type { SmallestChange } from '../segments/change/smallest';
import type { Explained, Names } from '../segments/explain';
import type { Nested } from '../segments/nested';
import type { Answer } from '../segments/types';

/** Why HubSpot's membership and the criteria may differ. */
export type Difference = 'processing' | 'old-definition' | 'recent' | 'late';

/** A criterion or a group, and the reason of a membership that it asks for. */
export interface WhyNode extends Omit<Explained, 'children'> {
  /** Unlike the path, unique in a tree with segments in it. */
  readonly key: string;
  readonly children: readonly WhyNode[];
  readonly nested?: NestedView;
}
/** The segment that a criterion refers to, with its own criteria. */
export interface NestedView {
  readonly listId: string;
  readonly name: string;
  readonly state: Nested['state'];
  /** Names on the way to a cycle. */
  readonly way: readonly string[];
  readonly differs: Nested['differs'];
  readonly tree: WhyNode | null;
}

/** Facts that are read only when a person asks for them: nothing to read, offered, read, or what keeps them away. */
export interface More {
  readonly nested: 'none' | 'offered' | 'read';
  readonly companies: 'none' | 'offered' | 'read' | 'no-scope';
}

/** Why a contact is in the segment or out of it. HubSpot's membership stays the authority. */
export interface WhyView {
  readonly segment: string;
  readonly member: boolean;
  readonly told: Answer;
  /** Null: they agree, or it cannot be told here. */
  readonly differs: Difference | null;
  /** A property of the criteria that changed a short while ago. */
  readonly recent: { readonly label: string; readonly changedAt: number } | null;
  readonly tree: WhyNode;
  /** Null for a contact that is in. */
  readonly change: SmallestChange | null;
  /** When time alone takes it out or brings it in: a calendar day of the portal, as UTC has it. */
  readonly forecast: {
    readonly answer: 'yes' | 'no';
    readonly days: number;
    readonly day: number;
    /** Paths of the criteria that turn. */
    readonly by: readonly string[];
  } | null;
  /** Labels of the properties and segments that are mentioned. */
  readonly names: Names;
  /** The key may read what properties are called. */
  readonly hasLabels: boolean;
  readonly more: More;
  /** Companies that were read; empty also where the contact has none. */
  readonly companies: readonly { readonly id: string; readonly name: string; readonly url: string }[];
  readonly links: WhyLinks;
  readonly asOf: number;
}

/** Where a step can be made. */
export interface WhyLinks {
  readonly hubspot: string;
  readonly salesforce: string | null;
  readonly segments: Readonly<Record<string, string>>;
}
