import { IDBDatabase } from 'fake-indexeddb';
import { vi } from 'vitest';

/**
 * A worker that dies at its n-th line: before a call is sent, after it was answered (the answer is lost), or at a
 * transaction. From then on nothing that it does reaches anybody.
 */
export function mortal(at: number) {
  let lines = 0;
  let dead = false;
  const pass = () => {
    if (!dead && ++lines >= at) dead = true;
    if (dead) throw new Error('The worker was killed');
  };
  const realFetch = globalThis.fetch;
  const realTransaction = IDBDatabase.prototype.transaction;
  vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => {
    pass();
    const answer = await realFetch(...args);
    pass();
    return answer;
  });
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...args: Parameters<typeof realTransaction>
  ) {
    pass();
    return realTransaction.apply(this, args);
  });
  return {
    died: () => dead,
    revive() {
      transaction.mockRestore();
      vi.stubGlobal('fetch', realFetch);
    },
  };
}
