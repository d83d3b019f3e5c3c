import type { ReactNode } from 'react';
import type { Trouble } from '../../../lib/ui/ask';
import type { BadgeIcon, Tone as KitTone } from '../../../lib/ui/badge-view';
import type { StepState } from '../../../lib/ui/options/steps';
import { troubleText } from '../../../lib/ui/text/trouble';
import { ExternalLink, Notice as KitNotice, Pill } from '../../kit';
import { useOptions } from '../context';
import { Mark } from './mark';

export type Tone = 'ok' | 'info' | 'warn' | 'bad';
const tones: Record<Tone, KitTone> = { ok: 'green', info: 'grey', warn: 'amber', bad: 'red' };
const icons: Record<Tone, BadgeIcon> = { ok: 'check', info: 'question', warn: 'warn', bad: 'block' };

/** The look of a step of the set-up. */
export const stepTones: Readonly<Record<StepState, Tone>> = {
  done: 'ok',
  next: 'info',
  open: 'info',
  waits: 'info',
  trouble: 'bad',
  skipped: 'info',
};

/** A message in place. What went wrong is read out at once, all else when there is time. */
export function Notice({ tone, title, children }: { tone: Tone; title?: string; children?: ReactNode }) {
  return (
    <KitNotice tone={tones[tone]} live>
      {title && <strong>{title}</strong>}
      {children && <div>{children}</div>}
    </KitNotice>
  );
}

/** What failed, in words of the place where it failed. */
export function TroubleNotice({ trouble, area }: { trouble: Trouble | null; area: string }) {
  const { t } = useOptions();
  return trouble && <Notice tone="bad">{troubleText(trouble, t, `options.${area}`)}</Notice>;
}

/** A state in a word. */
export function Tag({ tone = 'info', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <Pill tone={tones[tone]} icon={tone === 'info' ? 'minus' : icons[tone]}>
      {children}
    </Pill>
  );
}

/** A way out into a CRM; says that it opens a tab of its own. */
export function Out({ href, children }: { href: string | null; children: ReactNode }) {
  const { t } = useOptions();
  if (!href) return null;
  return (
    <ExternalLink href={href}>
      {children}
      <Mark name="out" />
      <span className="hidden">{t('options.new-tab')}</span>
    </ExternalLink>
  );
}
