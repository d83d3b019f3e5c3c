import type { SmallestChange } from '../segments/change/smallest';
import type { Explained, Names } from '../segments/explain';
import type { Answer } from '../segments/types';

/** Why HubSpot's membership and the criteria may differ. */
export type Difference = 'processing' | 'old-definition' | 'late';

/** Why a contact is in the segment or out of it. HubSpot's membership stays the authority. */
export interface WhyView {
  readonly segment: string;
  readonly member: boolean;
  readonly told: Answer;
  /** Null: they agree, or it cannot be told here. */
  readonly differs: Difference | null;
  readonly tree: Explained;
  /** Null for a contact that is in. */
  readonly change: SmallestChange | null;
  /** Labels of the properties and segments that are mentioned. */
  readonly names: Names;
  readonly asOf: number;
}
