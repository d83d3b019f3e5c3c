import type { Readings } from './matches/values';

/** What nobody documents: both positions are tested. */
export interface Switches extends Readings {
  /** Writing an equal value to a mapped property triggers a sync. */
  equalWriteTriggers: boolean;
  /** `salesforcelastsynctime` moves on a sync that found no difference. */
  syncTimeMovesWithoutDifference: boolean;
  /** A contact imported from Salesforce has its Salesforce id at once. */
  importStubLinked: boolean;
  /** How many versions of a property the API returns (0: all). */
  historyCutOff: number;
  /** A batch update that is refused for one contact has written those before it. */
  refusedBatchWritesSome: boolean;
  /** A read by `idProperty=email`, of one or of a batch, also finds secondary addresses. */
  secondaryEmailFound: boolean;
  /** R6: a new Salesforce record also syncs once with a contact outside the segment that is there already. */
  onceForExistingContacts: boolean;
  /** A link to a record that was merged away moves to the survivor at the next look. */
  linkFollowsMerge: boolean;
  /** A batch of associations has an error (207) for a contact without a company; else nothing at all. */
  withoutCompanyIsError: boolean;
  /** Making a segment whose name is taken is a 409 CONFLICT; else a 400 VALIDATION_ERROR. */
  takenNameIsConflict: boolean;
  /**
   * Of two contacts that are merged a third one with a new id is made, as HubSpot's changelog says of merges since 2025;
   * else the first goes on under its own id, as after those before.
   */
  mergeMakesNewContact: boolean;
  /** A deleted segment can still be read by its id, with the time of its deletion; else it is a 404. */
  deletedSegmentReadable: boolean;
}

/** How a world is unless it says otherwise. */
export const usualSwitches: Switches = {
  equalWriteTriggers: false,
  syncTimeMovesWithoutDifference: true,
  importStubLinked: false,
  historyCutOff: 0,
  refusedBatchWritesSome: false,
  secondaryEmailFound: true,
  onceForExistingContacts: false,
  linkFollowsMerge: false,
  withoutCompanyIsError: true,
  takenNameIsConflict: false,
  mergeMakesNewContact: true,
  deletedSegmentReadable: false,
  textsByCase: false,
  exactlyIsWhole: false,
  anniversaryKeepsTime: false,
  spacesAreValue: false,
};
