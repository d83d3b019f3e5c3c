import de from '../../locales/de/verdict.json';
import en from '../../locales/en/verdict.json';
import { translator } from './translate';

export { localeOf } from './translate';

/** The sentences of a verdict: the background needs no others, and carries no others. */
export const createVerdictT = translator({ en, de });
