import de from '../../locales/de/outside.json';
import en from '../../locales/en/outside.json';
import { translator } from './translate';

export { localeOf } from './translate';

/** The few sentences that the background says of jobs outside of our pages: icon and notification. */
export const createOutsideT = translator({ en, de });
