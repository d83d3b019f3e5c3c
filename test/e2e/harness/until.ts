/**
 * Asks again until the answer is truthy, and returns it. Errors of `ask` count as "not yet" (a page may be on its
 * way). Throws after `timeout` ms with what was waited for and the last answer.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  { timeout = 30_000, every = 60 } = {},
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer as NonNullable<T>;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms for ${what}; last: ${String(last)}`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
