import { browser } from 'wxt/browser';

const key = 'untold-jobs';
let last: Promise<unknown> = Promise.resolve();

/** Jobs whose end nobody was told of, for it came in the quiet hours. */
export const untold = {
  async all(): Promise<readonly string[]> {
    return ((await browser.storage.local.get(key))[key] as string[] | undefined) ?? [];
  },
  add: (jobId: string): Promise<void> => change((all) => [...new Set([...all, jobId])]),
  remove: (jobIds: readonly string[]): Promise<void> => change((all) => all.filter((one) => !jobIds.includes(one))),
};

/** One change after the other: two jobs may end together. */
function change(to: (all: readonly string[]) => readonly string[]): Promise<void> {
  const mine = last.then(async () => browser.storage.local.set({ [key]: to(await untold.all()) }));
  last = mine.catch(() => undefined);
  return mine;
}
