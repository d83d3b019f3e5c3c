import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

const schema = z.object({
  draft: z.looseObject({ name: z.string() }),
  filterBranch: z.unknown(),
  complete: z.boolean(),
});

/** A draft of the segment builder, as a preview takes it. `complete` false: a criterion is unfinished. */
export interface KeptDraft {
  readonly name: string;
  readonly filterBranch: unknown;
  readonly complete: boolean;
}

/** The draft that the builder keeps for a portal; null where there is none. */
export async function draftOf(portalId: string): Promise<KeptDraft | null> {
  const key = `builder-draft:${portalId}`;
  const parsed = schema.safeParse((await browser.storage.local.get(key))[key]);
  if (!parsed.success) return null;
  const { draft, filterBranch, complete } = parsed.data;
  return { name: draft.name, filterBranch, complete };
}
