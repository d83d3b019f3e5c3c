import de from '../../locales/de/watch-events.json';
import en from '../../locales/en/watch-events.json';
import { translator } from './translate';

export { localeOf } from './translate';

/** The sentences of a watch's events: the background needs them for notifications. */
export const createWatchT = translator({ en, de });
