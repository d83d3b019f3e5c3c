/** Two reads on changes are at least so far apart (ms): a fast job commits many times a second. */
const apartMs = 400;

export type Later = (run: () => void, ms: number) => void;

/** A function that runs soon after it was called, and once for all calls until then. */
export function soon(run: () => void, ms: number, later: Later): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    later(() => {
      isWaiting = false;
      run();
    }, ms);
  };
}

/**
 * Reads what a page shows, again and again. `take` is given the newest answer alone: one that was under way while a
 * newer one was asked for is old. `changed` reads soon, and once for all that changes until then.
 */
export function rereader<T>(
  read: () => Promise<T>,
  take: (answer: T) => void | Promise<void>,
  later: Later = setTimeout,
  ms = apartMs,
) {
  let question = 0;
  async function load(): Promise<void> {
    const own = ++question;
    const answer = await read();
    if (own === question) await take(answer);
  }
  return { load, changed: soon(() => void load(), ms, later) };
}
