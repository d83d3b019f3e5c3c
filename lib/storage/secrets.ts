import { database } from './database';

/** What was read, in this worker's memory only. */
const known = new Map<string, string>();

/**
 * Tokens live in the extension's own IndexedDB: no content script reaches it in any browser. They
 * never stand in a message to a page, in a log or in an export.
 */
export const secrets = {
  /** Where the storage fails, what this worker knew of it: a badge needs no more. */
  async get(key: string): Promise<string | null> {
    try {
      const value: unknown = await (await database()).get('secrets', key);
      const found = typeof value === 'string' ? value : null;
      if (found === null) known.delete(key);
      else known.set(key, found);
      return found;
    } catch (error) {
      const before = known.get(key);
      if (before === undefined) throw error;
      return before;
    }
  },
  async set(key: string, value: string): Promise<void> {
    await (await database()).put('secrets', value, key);
    known.set(key, value);
  },
  /** Forgotten in any case; where the storage fails it may still stand there, which is thrown. */
  async remove(key: string): Promise<void> {
    known.delete(key);
    await (await database()).delete('secrets', key);
  },
};
