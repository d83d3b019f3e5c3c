import type { ActionPage, PageKey } from './action-types';
import { database } from './database';
import { whole } from './whole';

/** Pages that are read at once, and entries after which an answer is long enough. */
const pagesAtOnce = 25;
const entriesAtOnce = 2_000;

const all = (environment: string) => IDBKeyRange.bound([environment], [environment, []]);
const keyOf = ({ environment, order, id }: PageKey): [string, number, string] => [environment, order, id];

/** The history: what was done, kept apart from the jobs that did it. A job's own pages come with its commits. */
export const actions = {
  /** Writes a page; the same key again replaces it. */
  async put(page: ActionPage): Promise<void> {
    await (await database()).put('actions', page);
  },

  /** Pages of these environments, the newest of each first; `from`: the last one that was read. `next` null: all are read. */
  async read(
    environments: readonly string[],
    from: PageKey | null,
  ): Promise<{ pages: ActionPage[]; next: PageKey | null }> {
    const { store } = (await database()).transaction('actions');
    const pages: ActionPage[] = [];
    let entries = 0;
    for (const environment of environments.slice(from ? environments.indexOf(from.environment) : 0))
      for (let at: PageKey | null = from?.environment === environment ? from : null; ; ) {
        const range = at ? IDBKeyRange.bound(keyOf(at), [environment, []], true) : all(environment);
        const found = await store.getAll(range, pagesAtOnce);
        pages.push(...found);
        const last = found.at(-1);
        at = last ? keyPart(last) : null;
        entries += found.reduce((sum, page) => sum + page.entries.length, 0);
        if (at && entries >= entriesAtOnce) return { pages, next: at };
        if (found.length < pagesAtOnce) break;
      }
    return { pages, next: null };
  },

  /** The environments of a portal that something was done in. */
  async environments(portalId?: string): Promise<string[]> {
    const found: string[] = [];
    const { store } = (await database()).transaction('actions');
    const range = portalId === undefined ? null : IDBKeyRange.bound([`${portalId}/`], [`${portalId}0`]);
    for (let at = await store.openKeyCursor(range); at; ) {
      const [environment] = at.key;
      found.push(environment);
      at = await at.continue([environment, []] as never);
    }
    return found;
  },

  /** Deletes entries: of each page those at these places, or all of it. One that changed since, and has not `of` entries, stays. */
  async remove(
    wanted: readonly (PageKey & { readonly only: readonly number[] | null; readonly of: number })[],
  ): Promise<void> {
    const work = (await database()).transaction('actions', 'readwrite');
    await whole(work, async () => {
      for (const { only, of, ...key } of wanted) {
        const page = await work.store.get(keyOf(key));
        if (page?.entries.length !== of) continue;
        const gone = new Set(only);
        const entries = only ? page.entries.filter((_entry, place) => !gone.has(place)) : [];
        if (entries.length > 0) await work.store.put({ ...page, entries });
        else await work.store.delete(keyOf(key));
      }
    });
  },

  /** Deletes what was begun in an environment before a local time; without one, everything. */
  async removeBefore(environment: string, before?: number): Promise<void> {
    const range =
      before === undefined ? all(environment) : IDBKeyRange.bound([environment, -before, []], [environment, []]);
    await (await database()).delete('actions', range);
  },
};

const keyPart = ({ environment, order, id }: ActionPage): PageKey => ({ environment, order, id });
