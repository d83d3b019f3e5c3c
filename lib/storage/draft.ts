import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Draft } from '../builder/draft/types';
import type { Json } from '../segments/types';

const json = z.record(z.string(), z.json());
const raw = z.optional(json);
const criterion = z.discriminatedUnion('kind', [
  z.object({
    id: z.number(),
    kind: z.literal('property'),
    property: z.string(),
    offer: z.string(),
    values: z.object({
      text: z.optional(z.string()),
      list: z.optional(z.array(z.string())),
      lower: z.optional(z.string()),
      upper: z.optional(z.string()),
      unit: z.optional(z.enum(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'])),
      unset: z.optional(z.boolean()),
    }),
    raw,
  }),
  z.object({ id: z.number(), kind: z.literal('list'), listId: z.string(), negative: z.boolean(), raw }),
  z.object({ id: z.number(), kind: z.literal('kept'), place: z.enum(['filter', 'branch']), raw: z.json() }),
]);

/** The shape of a `Draft`. */
export const draftSchema = z.object({
  name: z.string(),
  groups: z.array(
    z.discriminatedUnion('kind', [
      z.object({ id: z.number(), kind: z.literal('all'), criteria: z.array(criterion), raw }),
      z.object({ id: z.number(), kind: z.literal('kept'), whole: z.optional(z.literal(true)), raw: z.json() }),
    ]),
  ),
  from: z.nullable(z.object({ id: z.string(), name: z.string() })),
  root: raw,
  next: z.number(),
});

/** A draft as it is kept: with the definition that it makes, for whoever previews its effect. */
export const keptDraftSchema = z.object({
  draft: draftSchema,
  /** The definition in HubSpot's shape. */
  filterBranch: z.json(),
  /** Nothing is unfinished in the criteria. */
  complete: z.boolean(),
  /** Names of the segments that it refers to. */
  lists: z.record(z.string(), z.string()),
  at: z.number(),
});
export type KeptDraft = Omit<z.infer<typeof keptDraftSchema>, 'draft' | 'filterBranch'> & {
  readonly draft: Draft;
  readonly filterBranch: Json;
};

const keyOf = (environment: string) => `builder-draft:${environment}`;

/** The draft of a portal (`environment`: its id); null where there is none. It outlives the browser. */
export async function readDraft(environment: string): Promise<KeptDraft | null> {
  const key = keyOf(environment);
  const parsed = keptDraftSchema.safeParse((await browser.storage.local.get(key))[key]);
  return parsed.success ? (parsed.data as KeptDraft) : null;
}

/** Keeps the draft of a portal; null discards it. */
export async function keepDraft(environment: string, draft: KeptDraft | null): Promise<void> {
  const key = keyOf(environment);
  if (draft === null) await browser.storage.local.remove(key);
  else await browser.storage.local.set({ [key]: draft });
}
