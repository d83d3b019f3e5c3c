import { useState } from 'react';
import { Button, Section } from '../../kit';
import { useDashboard } from '../context';
import { useCoverage, useCoverageStore } from './context';

/** Every snapshot that is kept: shown, compared, deleted. */
export function Snapshots() {
  const { t } = useDashboard();
  const store = useCoverageStore();
  const { snapshots, shown, before, busy } = useCoverage();
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Section title={t('coverage.snapshots.title')}>
      <p className="quiet">{t('coverage.snapshots.text')}</p>
      <ul className="snapshots">
        {snapshots?.map(({ id, takenAt, mode, contacts, segment, seconds }) => (
          <li key={id}>
            <span>
              <strong>{t.time(takenAt)}</strong>{' '}
              <span className="quiet" dir="auto">
                {t(`coverage.mode.${mode}`)} · {t('preview.contacts', { count: contacts })}
                {segment && ` · ${segment.name}`} · {t('resync.seconds', { count: seconds })}
              </span>
            </span>
            <span className="row">
              {asked === id ? (
                <>
                  <span>{t('coverage.snapshots.sure')}</span>
                  <Button look="danger" busy={busy === `remove/${id}`} onClick={() => void store.remove(id)}>
                    {t('coverage.snapshots.delete-yes')}
                  </Button>
                  <Button onClick={() => setAsked(null)}>{t('options.cancel')}</Button>
                </>
              ) : (
                <>
                  {id === shown?.id ? (
                    <span className="quiet">{t('coverage.snapshots.shown')}</span>
                  ) : (
                    <>
                      <Button onClick={() => void store.show(id)}>{t('coverage.snapshots.show')}</Button>
                      <Button disabled={before?.snapshot.id === id} onClick={() => void store.compareWith(id)}>
                        {t('coverage.snapshots.compare')}
                      </Button>
                    </>
                  )}
                  <Button look="plain" onClick={() => setAsked(id)}>
                    {t('coverage.snapshots.delete')}
                  </Button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
