import type { BadgeIcon } from '../ui/badge-view';

/**
 * The one source of the signs that a verdict carries, in our own pages and on the toolbar: one stroke each, in a field
 * of 16 × 16, around its middle; ./signs-drawn has them for the badge. The word beside it says the same.
 */
export const signs: Readonly<Record<BadgeIcon, string>> = {
  check: 'm4.7 8.4 2.3 2.3 4.3-5',
  clock: 'M8 4.6v3.7l2.4 1.5',
  warn: 'M8 4.3v4.3m0 3v.01',
  block: 'm5.4 5.4 5.2 5.2m0-5.2-5.2 5.2',
  minus: 'M4.8 8h6.4',
  question: 'M6.1 6.3a2 2 0 1 1 2.9 1.8c-.7.3-1 .7-1 1.3m0 2.3v.01',
};
