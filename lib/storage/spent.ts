import { browser } from 'wxt/browser';

const key = 'spent-by-deleted';

/** Contacts that were written, by the hour (local, since 1970). */
export type SpentHours = readonly { readonly hour: number; readonly contacts: number }[];

/**
 * What bulk resyncs wrote in the last day whose jobs were deleted: the calls that it cost are spent all the same (R12).
 * By environment.
 */
export const spentByDeleted = {
  async of(environments: readonly string[]): Promise<SpentHours> {
    const all = await stored();
    return environments.flatMap((one) => all[one] ?? []);
  },
  /** `isRecent`: of the last day; what is older is let go. */
  async add(environment: string, spent: SpentHours, isRecent: (hour: number) => boolean): Promise<void> {
    const all = { ...(await stored()) };
    all[environment] = [...(all[environment] ?? []), ...spent];
    const kept = Object.entries(all)
      .map(([one, hours]) => [one, hours.filter(({ hour }) => isRecent(hour))] as const)
      .filter(([, hours]) => hours.length > 0);
    await browser.storage.local.set({ [key]: Object.fromEntries(kept) });
  },
};

async function stored(): Promise<Readonly<Record<string, SpentHours>>> {
  return ((await browser.storage.local.get(key))[key] ?? {}) as Record<string, SpentHours>;
}
