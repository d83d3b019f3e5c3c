import { database } from './database';

/**
 * Tokens live in the extension's own IndexedDB: no content script reaches it in any browser. They
 * never stand in a message to a page, in a log or in an export.
 */
export const secrets = {
  async get(key: string): Promise<string | null> {
    const value: unknown = await (await database()).get('secrets', key);
    return typeof value === 'string' ? value : null;
  },
  async set(key: string, value: string): Promise<void> {
    await (await database()).put('secrets', value, key);
  },
  async remove(key: string): Promise<void> {
    await (await database()).delete('secrets', key);
  },
};
