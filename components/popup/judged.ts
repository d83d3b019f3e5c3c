import type { PopupView } from '../../lib/protocol/pages';

/** The answer that holds a verdict. */
export type Judged = Extract<PopupView, { state: 'verdict' }>;
