import { readDraft } from '../storage/draft';

/** A draft of the segment builder, as a preview takes it. `complete` false: a criterion is unfinished. */
export interface PreviewDraft {
  readonly name: string;
  readonly filterBranch: unknown;
  readonly complete: boolean;
}

/** The draft that the builder keeps for a portal; null where there is none. */
export async function draftOf(portalId: string): Promise<PreviewDraft | null> {
  const kept = await readDraft(portalId);
  return kept && { name: kept.draft.name, filterBranch: kept.filterBranch, complete: kept.complete };
}
