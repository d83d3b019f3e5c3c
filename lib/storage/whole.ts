/** What is needed of a transaction. */
interface Work {
  readonly done: Promise<void>;
  readonly error: DOMException | null;
  abort(): void;
}

/**
 * Runs a transaction to its end. Throws where any of it failed, and then none of it is written: an error that was
 * caught by nobody would let the writes before it stand.
 */
export async function whole<T>(work: Work, run: () => Promise<T>): Promise<T> {
  // Whoever waits for a request must not leave the end's own refusal behind.
  work.done.catch(() => undefined);
  try {
    const result = await run();
    await work.done;
    return result;
  } catch (error) {
    try {
      work.abort();
    } catch {
      // It has ended already.
    }
    await work.done.catch(() => undefined);
    // Of requests that an end took along only that is told: the reason stands with the transaction.
    throw work.error ?? error;
  }
}
