import { useId, useState } from 'react';
import { reasonText } from '../../../lib/ui/text/sentences';
import { Button, Notice, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { useBulk, useBulkStore } from './context';

type Scope = 'segment' | 'never-synced';
const scopes: readonly Scope[] = ['segment', 'never-synced'];

/** A new bulk resync begins with a plan, which only reads. `isTaken`: one of the segment is open, and there is one at a time. */
export function Start({ wanted, isTaken }: { wanted: Scope; isTaken: boolean }) {
  const { t } = useDashboard();
  const { segment } = useSettings();
  const store = useBulkStore();
  const { busy, refused } = useBulk();
  const [scope, setScope] = useState<Scope>(wanted);
  const group = useId();
  if (!segment)
    return (
      <Section title={t('jobs.start.title')}>
        <p>{t('jobs.start.no-segment')}</p>
        <p>
          <a href="options.html#segment">{t('jobs.start.choose')}</a>
        </p>
      </Section>
    );
  if (isTaken)
    return (
      <Section title={t('jobs.start.title')}>
        <p className="quiet">{t('jobs.start.taken')}</p>
      </Section>
    );
  return (
    <Section title={t('jobs.start.title')}>
      <p className="quiet">{t('jobs.start.text')}</p>
      <fieldset className="choices">
        <legend className="hidden">{t('jobs.start.title')}</legend>
        {scopes.map((one) => (
          <label key={one}>
            <input type="radio" name={group} checked={scope === one} onChange={() => setScope(one)} />
            <span dir="auto">{t(`jobs.start.${one}`, { name: segment.name })}</span>
            <span className="quiet">
              {one === 'segment' && segment.size !== null && t('preview.contacts', { count: segment.size })}
            </span>
          </label>
        ))}
      </fieldset>
      {refused && (
        <Notice tone="amber" live>
          <p>{reasonText(refused, t)}</p>
          <p>
            <a href="options.html#resync">{t('jobs.start.options')}</a>
          </p>
        </Notice>
      )}
      <div className="row">
        <Button look="main" busy={busy === 'plan'} onClick={() => void store.plan({ kind: scope })}>
          {t('jobs.start.plan')}
        </Button>
        <span className="quiet">{t('jobs.start.hint')}</span>
      </div>
    </Section>
  );
}
