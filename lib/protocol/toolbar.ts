import { browser } from 'wxt/browser';
import type { BadgeView, Tone } from '../ui/badge-view';

const colours: Readonly<Record<Tone, string>> = {
  green: '#1a7f4b',
  amber: '#a85b00',
  red: '#b3261e',
  grey: '#5f6b7a',
  striped: '#5f6b7a',
};
/** Never colour alone. */
const signs: Readonly<Record<BadgeView['icon'], string>> = {
  check: '✓',
  clock: '…',
  warn: '!',
  block: '×',
  minus: '–',
  question: '?',
};

/** The toolbar icon carries the verdict of the tab. A tab that is gone by now is no error. */
export async function showOnToolbar(tabId: number, badge: BadgeView): Promise<void> {
  await quietly(
    browser.action.setBadgeBackgroundColor({ tabId, color: colours[badge.tone] }),
    browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    browser.action.setBadgeText({ tabId, text: signs[badge.icon] }),
    browser.action.setTitle({ tabId, title: `SyncLens: ${badge.word}` }),
  );
}

/** Back to the plain icon. */
export async function clearToolbar(tabId: number): Promise<void> {
  await quietly(
    browser.action.setBadgeText({ tabId, text: '' }),
    browser.action.setTitle({ tabId, title: 'SyncLens' }),
  );
}

async function quietly(...calls: Promise<void>[]): Promise<void> {
  await Promise.allSettled(calls);
}
