import { signs } from '../../lib/look/icons';
import type { BadgeIcon } from '../../lib/ui/badge-view';

/** The icon of a verdict or notice, as on the badge. It stands beside words, so it is hidden from screen readers. */
export function Icon({ name, size = 16 }: { name: BadgeIcon; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="8" />
      <path d={signs[name]} />
    </svg>
  );
}
