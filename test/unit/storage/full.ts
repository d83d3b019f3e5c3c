import { IDBObjectStore } from 'fake-indexeddb';
import { vi } from 'vitest';

/**
 * A storage that has no room left. Browsers say so in two ways: the write itself is refused, or all writes of a
 * transaction seem to go through and its end refuses them.
 */
export function fullStorage(says: 'at the write' | 'at the end', isFull: () => boolean = () => true) {
  const put = IDBObjectStore.prototype.put;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...given: Parameters<typeof put>
  ) {
    if (isFull() && says === 'at the write') throw new DOMException('No room', 'QuotaExceededError');
    const request = put.apply(this, given);
    if (isFull()) {
      const { transaction } = this as unknown as { transaction: { _abort(name: string): void } };
      request.addEventListener('success', () => transaction._abort('QuotaExceededError'));
    }
    return request;
  });
  return { makeRoom: () => spy.mockRestore() };
}
