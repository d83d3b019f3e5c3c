import type { BadgeIcon } from '../../lib/ui/badge-view';

/** One stroke drawing for each icon, in a field of 16. */
const drawings: Readonly<Record<BadgeIcon, string>> = {
  check: 'M3.5 8.5l3 3 6-7',
  clock: 'M8 4.5V8l2.5 1.5',
  warn: 'M8 4.5v4.5M8 11.6v.1',
  block: 'M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4',
  minus: 'M4.8 8h6.4',
  question: 'M6 6.2c.1-2.6 4.1-2.5 4 0 0 1.6-2 1.7-2 3.300M8 11.6v.1',
};

/** The icon of a verdict or notice. It stands beside words, so it is hidden from screen readers. */
export function Icon({ name, size = 16 }: { name: BadgeIcon; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      {name !== 'check' && <circle cx="8" cy="8" r="6.5" strokeWidth="1.4" />}
      <path d={drawings[name]} strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
