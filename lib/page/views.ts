import type { BadgeView } from '../ui/badge-view';
import { bridge } from './bridge';

/** What the page says by itself, while the background has not answered or cannot. */
export interface OwnViews {
  readonly loading: BadgeView;
  /** The background does not answer. */
  readonly silent: BadgeView;
  /** The extension was updated or removed while the page stayed open. */
  readonly orphan: BadgeView;
}

/** Read once at the start: an orphan can no longer ask for words. */
export function ownViews(): OwnViews {
  const view = (name: string, look: Pick<BadgeView, 'status' | 'tone' | 'icon'>): BadgeView => {
    const word = bridge.words(`${name}Word`);
    return { ...look, word, line: bridge.words(`${name}Line`), label: bridge.words('badgeLabel', word) };
  };
  const unknown = { status: 'unknown', tone: 'striped', icon: 'question' } as const;
  return {
    loading: view('badgeLoading', { status: 'loading', tone: 'grey', icon: 'clock' }),
    silent: view('badgeSilent', unknown),
    orphan: view('badgeOrphan', unknown),
  };
}
