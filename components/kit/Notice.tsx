import type { ReactNode } from 'react';
import type { BadgeIcon, Tone } from '../../lib/ui/badge-view';
import { Icon } from './Icon';

const icons: Readonly<Record<Tone, BadgeIcon>> = {
  green: 'check',
  amber: 'warn',
  red: 'block',
  grey: 'question',
  striped: 'question',
};

interface NoticeProps {
  tone: Tone;
  /** Another icon than the tone's own. */
  icon?: BadgeIcon;
  /** It came up by itself, so screen readers are told. */
  live?: boolean;
  children: ReactNode;
}

/** A message with its tone. */
export function Notice({ tone, icon = icons[tone], live = false, children }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} role={live ? (tone === 'red' ? 'alert' : 'status') : undefined}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}

/** A status in a word, with icon and colour. */
export function Pill({ tone, icon, children }: { tone: Tone; icon: BadgeIcon; children: ReactNode }) {
  return (
    <span className="pill" data-tone={tone}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
