import { browser } from 'wxt/browser';

/** Who may write on the toolbar icon, whoever is named first before the others: progress of a job, then what is unread. */
const writers = ['jobs', 'watch'] as const;
export type Writer = (typeof writers)[number];

const key = 'toolbar-text';
/** What is unread asks for somebody; progress does not. */
const colours: Readonly<Record<Writer, string>> = { jobs: '#245ea8', watch: '#cf3a30' };
let last: Promise<unknown> = Promise.resolve();

/** Writes on the toolbar icon for one of its writers; an empty text gives way to the next. One change after the other. */
export function writeOnIcon(writer: Writer, text: string): Promise<void> {
  const mine = last.then(async () => {
    const before = ((await browser.storage.session.get(key))[key] ?? {}) as Partial<Record<Writer, string>>;
    const texts = { ...before, [writer]: text };
    await browser.storage.session.set({ [key]: texts });
    const first = writers.find((one) => (texts[one] ?? '') !== '');
    await browser.action.setBadgeText({ text: first ? (texts[first] ?? '') : '' });
    if (first) await browser.action.setBadgeBackgroundColor({ color: colours[first] });
  });
  last = mine.catch(() => undefined);
  return mine;
}

/** A count as it fits the icon. */
export const countText = (count: number): string => (count === 0 ? '' : count > 99 ? '99+' : String(count));
