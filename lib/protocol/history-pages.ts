import type { ActionPage, PageKey } from '../storage/action-types';
import type { Result } from './result';

export type { Action, ActionPage, Change, PageKey } from '../storage/action-types';

/** Messages of the history: name → [request, reply]. */
export interface HistoryMessages {
  /** What was done in the connected portal, the newest first; `from`: the last page that was read. Some thousand entries an answer. */
  'history-read': [{ from: PageKey | null }, Result<{ pages: ActionPage[]; next: PageKey | null }>];
  /** Deletes entries: of each page those at these places, or the whole of it. A page that no longer has `of` entries stays. */
  'history-delete': [{ pages: (PageKey & { only: number[] | null; of: number })[] }, Result<null>];
  /** Deletes everything of the connected portal. */
  'history-clear': [Record<string, never>, Result<null>];
}
