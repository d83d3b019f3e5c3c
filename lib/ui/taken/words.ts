import * as z from 'zod/mini';
import type { PageWords } from '../../records/page-words';

const text = z.string().check(z.maxLength(300));
const lineSchema = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['heading', 'text', 'alert']), words: text }),
  z.object({ is: z.literal('control'), label: text, group: text, value: text, on: z.nullable(z.boolean()) }),
  z.object({ is: z.literal('row'), cells: z.array(text).check(z.maxLength(12)) }),
]);
const wordsSchema = z.object({ host: text, path: text, lines: z.array(lineSchema).check(z.maxLength(700)) });

/** An answer of a page's script, which a page that has gone bad may have made up: parsed, or null. */
export function wordsIn(answer: unknown): PageWords | null {
  const parsed = wordsSchema.safeParse(answer);
  return parsed.success ? parsed.data : null;
}
