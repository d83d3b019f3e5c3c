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

/** A message with its tone. `live`: it came up by itself, so screen readers are told. */
export function Notice({ tone, live = false, children }: { tone: Tone; live?: boolean; children: ReactNode }) {
  return (
    <div className="notice" data-tone={tone} role={live ? (tone === 'red' ? 'alert' : 'status') : undefined}>
      <Icon name={icons[tone]} />
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
