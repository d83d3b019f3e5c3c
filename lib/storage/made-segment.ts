import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

const schema = z.object({
  id: z.string(),
  name: z.string(),
  /** When it was made, local time (ms). */
  at: z.number(),
  /** HubSpot's status; `COMPLETE`: every contact was judged. */
  status: z.string(),
  size: z.nullable(z.number()),
  looks: z.number(),
  lookedAt: z.number(),
});
/** A segment that was made here and is not put away yet. */
export type MadeSegment = z.infer<typeof schema>;

const keyOf = (environment: string) => `made-segment:${environment}`;

/** The newest segment that was made in a portal, until it is put away. It outlives the browser. */
export const madeSegment = {
  async get(environment: string): Promise<MadeSegment | null> {
    const key = keyOf(environment);
    const parsed = schema.safeParse((await browser.storage.local.get(key))[key]);
    return parsed.success ? parsed.data : null;
  },
  async set(environment: string, made: MadeSegment): Promise<void> {
    await browser.storage.local.set({ [keyOf(environment)]: made });
  },
  async remove(environment: string): Promise<void> {
    await browser.storage.local.remove(keyOf(environment));
  },
};
